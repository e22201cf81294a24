namespace Snapwright.Query.Expressions;

/// <summary>The functions of the library; <see cref="FunQl.Functions.FunctionCatalog"/> says what they take and yield.</summary>
public enum ScalarFunction
{
    /// <summary>The first argument that is not NULL.</summary>
    Coalesce,

    /// <summary>The greatest argument that is not NULL.</summary>
    Greatest,

    /// <summary>The least argument that is not NULL.</summary>
    Least,

    /// <summary>NULL where both are equal, else the first.</summary>
    NullIf,

    /// <summary>A text in lower case.</summary>
    Lower,

    /// <summary>A text in upper case.</summary>
    Upper,

    /// <summary>The number of code points of a text.</summary>
    Length,
}
