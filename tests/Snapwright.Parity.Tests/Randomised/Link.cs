namespace Snapwright.Parity.Tests.Randomised;

/// <summary>How a relation is held.</summary>
public enum LinkKind
{
    /// <summary>To one row, by a key in this table.</summary>
    Reference,

    /// <summary>To one row, by a key over there that no two rows have.</summary>
    Referred,

    /// <summary>To many rows, by a key over there.</summary>
    Referring,

    /// <summary>To many rows, by pairs of keys; declared here.</summary>
    Linked,

    /// <summary>To many rows, by pairs of keys; declared over there.</summary>
    LinkedBy,
}

/// <summary>A relation of the data set.</summary>
/// <param name="Source">The table that it is a property of.</param>
/// <param name="Name">The property.</param>
/// <param name="Target">The table at the other end.</param>
/// <param name="Kind">How it is held.</param>
/// <param name="By">The property over there that holds it; null where it is held here.</param>
public sealed record Link(string Source, string Name, string Target, LinkKind Kind, string? By = null)
{
    /// <summary>Whether a row may be without one; of references.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Whether it is one to one; of references.</summary>
    public bool IsUnique { get; init; }

    /// <summary>What becomes of a row when that which it refers to is deleted; null for what is usual.</summary>
    public string? OnDelete { get; init; }

    /// <summary>Whether the table declares it itself, and not only the other side; of relations that are held over there.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>Whether it leads to any number of rows.</summary>
    public bool IsToMany => Kind is LinkKind.Referring or LinkKind.Linked or LinkKind.LinkedBy;
}
