using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;
using Snapwright.Query.Views;

namespace Snapwright.Query.Requests;

/// <summary>What to read of a table, resolved against the model: the common form of REST and typed reads.</summary>
public sealed record ReadRequest
{
    /// <summary>The table.</summary>
    public required Table Table { get; init; }

    /// <summary>The view whose rows are read, <see cref="Table"/> being its table; null for the rows of the table itself.</summary>
    public ViewTable? View { get; init; }

    /// <summary>The fields of a row; null for every stored field (the default fields, and typed reads).</summary>
    public Selection? Selection { get; init; }

    /// <summary>Without a selection, computed fields that are yielded behind the stored ones, each at a place of its own.</summary>
    public EquatableArray<ComputedValue> Computed { get; init; }

    /// <summary>The key of the one row that is asked for; null for a list.</summary>
    public SqlValue? Key { get; init; }

    /// <summary>The condition; null for all rows.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The words to look for in the table's searchable columns; null for none.</summary>
    public TextSearch? Search { get; init; }

    /// <summary>The order; the key is always the last tie-breaker. Empty: by key.</summary>
    public EquatableArray<SortKey> Sort { get; init; }

    /// <summary>Most rows, at least 0; null for all (the application's own code only).</summary>
    public long? Limit { get; init; }

    /// <summary>Rows to pass over.</summary>
    public long Offset { get; init; }

    /// <summary>The page by a cursor; null for pages by numbers, and all rows. It goes with a limit, and without an offset.</summary>
    public CursorPage? Cursor { get; init; }

    /// <summary>Whether it is to be found out if there are more rows than <see cref="Limit"/>: then one more is read.</summary>
    public bool LooksAhead { get; init; }

    /// <summary>Which counts to yield.</summary>
    public CountKinds Counts { get; init; }

    /// <summary>Aggregates over all rows that meet the condition, to be yielded beside the rows.</summary>
    public EquatableArray<NamedAggregate> Aggregates { get; init; }

    /// <summary>What makes groups; then a row is a group. Null for plain reads.</summary>
    public Grouping? Grouping { get; init; }
}

/// <summary>The counts of <c>meta</c>.</summary>
[Flags]
public enum CountKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>totalCount</c>: rows of the table.</summary>
    Total = 1,

    /// <summary><c>filterCount</c>: rows that meet the filter.</summary>
    Filtered = 2,
}

/// <summary>The fields of a row that are asked for, in order of output.</summary>
public sealed record Selection(EquatableArray<SelectedField> Fields);

/// <summary>A field that is asked for.</summary>
/// <param name="Name">The JSON property.</param>
public abstract record SelectedField(string Name);

/// <summary>A column.</summary>
public sealed record SelectedColumn(StoredField Field) : SelectedField(Field.Name);

/// <summary>The searchable columns that match the search, with the words marked.</summary>
public sealed record SelectedHighlight() : SelectedField(TextSearch.HighlightName);

/// <summary>A to-one relation with fields of the related row.</summary>
public sealed record SelectedObject(Relation Relation, Selection Selection) : SelectedField(Relation.Name);

/// <summary>An aggregate over the rows that a to-many relation leads to: <c>_count(reviews)</c>.</summary>
/// <param name="Name">The JSON property.</param>
/// <param name="Term">The aggregate; its path has a to-many relation, and it has no condition.</param>
public sealed record SelectedAggregate(string Name, AggregateTerm Term) : SelectedField(Name);

/// <summary>A to-many relation with fields of its rows, and its own options.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Selection">The fields of an item.</param>
/// <param name="Filter">The condition on items; null for all.</param>
/// <param name="Sort">The order of items; the key is the last tie-breaker.</param>
/// <param name="Limit">Most items per parent.</param>
/// <param name="Offset">Items per parent to pass over.</param>
public sealed record SelectedRows(
    Relation Relation, Selection Selection, Filter? Filter, EquatableArray<SortKey> Sort, long Limit, long Offset) : SelectedField(Relation.Name)
{
    /// <summary>The words to look for in the items; null for none.</summary>
    public TextSearch? Search { get; init; }
}
