namespace Snapwright.Query.FunQl.Binding;

/// <summary>What the names of the columns of a query are for.</summary>
internal enum NameNeed
{
    /// <summary>Nothing: it is a value, or an arm whose names are those of another.</summary>
    None,

    /// <summary>Each column has a name of its own: others name it.</summary>
    All,
}
