namespace Snapwright.Query.Rest;

/// <summary>The bounds of what one read may ask for.</summary>
public sealed record RestLimits
{
    /// <summary>The default of <see cref="DefaultLimit"/>: known lists are compiled with it.</summary>
    public const int KnownLimit = 10;

    /// <summary>Rows of a list that names no <c>limit</c>, and items per parent of a to-many relation.</summary>
    public int DefaultLimit { get; init; } = KnownLimit;

    /// <summary>The greatest <c>limit</c>.</summary>
    public int MaxLimit { get; init; } = 1000;

    /// <summary>The most relations on a path, of fields, filters and sorts, and in the bodies of writes.</summary>
    public int MaxDepth { get; init; } = 7;

    /// <summary>The most conditions of all filters together.</summary>
    public int MaxConditions { get; init; } = 500;

    /// <summary>The most items of one <c>_in</c>.</summary>
    public int MaxListItems { get; init; } = 1000;

    /// <summary>The most relations that one read embeds.</summary>
    public int MaxRelations { get; init; } = 30;

    /// <summary>The most aggregates of one read.</summary>
    public int MaxAggregates { get; init; } = 50;

    /// <summary>The most keys of <c>groupBy</c>.</summary>
    public int MaxGroupKeys { get; init; } = 10;

    /// <summary>The most UTF-16 code units of <c>search</c>.</summary>
    public int MaxSearchLength { get; init; } = 200;

    /// <summary>The most different words of <c>search</c>.</summary>
    public int MaxSearchWords { get; init; } = 10;

    /// <summary>
    /// The most rows that one read may ask for, embedded ones included: its limit times the limits of what it embeds, at every level. A stream counts as many
    /// rows as <see cref="MaxLimit"/>.
    /// </summary>
    public int MaxFetchedRows { get; init; } = 500_000;

    /// <summary>The most names in <c>fields</c>, and keys in <c>sort</c> and <c>groupBy</c>.</summary>
    public int MaxNames { get; init; } = 200;

    /// <summary>The most rows that the body of one write brings, those of its relations included.</summary>
    public int MaxBulkRows { get; init; } = 10_000;

    /// <summary>The most parameters of a query string.</summary>
    public int MaxParameters { get; init; } = 1000;

    /// <summary>The most levels of a filter: of brackets, of <c>_and</c>, <c>_or</c>, <c>_not</c>, and of relations.</summary>
    public int MaxFilterDepth { get; init; } = 50;

    /// <summary>The most points that filters and sorts cost, see <c>docs/reference/filters.md</c>.</summary>
    public int MaxFilterCost { get; init; } = 2000;

    /// <summary>The longest text to look for with <c>_contains</c> and the like, in UTF-16 units.</summary>
    public int MaxNeedleLength { get; init; } = 1000;
}
