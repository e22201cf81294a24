using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>What a text uses.</summary>
public enum ViewDependencyKind
{
    /// <summary>Rows of a table.</summary>
    Table,

    /// <summary>A column or a relation.</summary>
    Field,

    /// <summary>A computed field; what that uses is told too.</summary>
    ComputedField,

    /// <summary>A view; what that uses is told too.</summary>
    View,

    /// <summary>The name of a view, as a value; what the view is does not matter.</summary>
    ViewName,
}

/// <summary>Something that a text uses: where it is taken away, the text breaks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The table, or the view.</param>
/// <param name="Field">The field; null for tables and views.</param>
public sealed record ViewDependency(ViewDependencyKind Kind, TableName Name, string? Field)
{
    /// <summary>Whether the use is without the restrictions of the caller's role.</summary>
    public bool IsAsRoot { get; init; }
}
