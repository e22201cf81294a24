namespace Snapwright.Query.FunQl.Parsing;

/// <summary>What a word was found to be.</summary>
internal enum TokenRole : byte
{
    /// <summary>A keyword, if it is one.</summary>
    None,

    /// <summary>A name, even if it could be a keyword elsewhere.</summary>
    Name,

    /// <summary>The name of a function.</summary>
    Function,

    /// <summary>A type.</summary>
    Type,
}
