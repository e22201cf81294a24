using Snapwright.Model.Collections;

namespace Snapwright.Model.Tables;

/// <summary>
/// The place of a table among those that it shares its rows with: a table that inherits has the fields of its parent and those of its own, and its rows are also
/// rows of its parent.
/// </summary>
public sealed record Hierarchy
{
    /// <summary>The field, and the physical column, that says of which table a row is: its name as in URLs.</summary>
    public const string TypeField = "sub_entity";

    /// <summary>The table without a parent, under whose name all rows are stored.</summary>
    public required TableName Root { get; init; }

    /// <summary>The tables that it inherits from, the nearest first.</summary>
    public EquatableArray<TableName> Ancestors { get; init; }

    /// <summary>The tables that inherit from it, also over others; each after its parent, by name.</summary>
    public EquatableArray<TableName> Descendants { get; init; }

    /// <summary>The tables that its rows can be of: itself, unless it is abstract, and those of its descendants that are not.</summary>
    public EquatableArray<TableName> Types { get; init; }

    /// <summary>
    /// The columns of all tables of the hierarchy that <c>search</c> looks into, the weightiest first: those of the root, then those of its descendants. One index
    /// has the words of all.
    /// </summary>
    public EquatableArray<Column> SearchedColumns { get; init; }

    /// <summary>What its descendants declare unique among their rows: a write of such a row through this table can be refused for it, too.</summary>
    public EquatableArray<KeyGroup> DescendantUniques { get; init; }

    /// <summary>The table that it inherits from; null for the root.</summary>
    public TableName? Parent => Ancestors.Count == 0 ? null : Ancestors[0];

    /// <summary>Whether rows of this table are also rows of another.</summary>
    public bool IsBelow(TableName table) => Ancestors.Contains(table);
}
