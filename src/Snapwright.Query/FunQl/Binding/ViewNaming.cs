namespace Snapwright.Query.FunQl.Binding;

/// <summary>Whether a value is the name of a view, as <c>{"schema": ..., "name": ...}</c>.</summary>
public enum ViewNaming
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>It is one: <c>uvref</c>.</summary>
    One,

    /// <summary>It is a JSON array of some: <c>array(uvref)</c>.</summary>
    Many,
}
