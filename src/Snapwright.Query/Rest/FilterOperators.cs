namespace Snapwright.Query.Rest;

/// <summary>The operators, by what takes them.</summary>
internal static class FilterOperators
{
    private static readonly string[] Comparisons = ["_eq", "_neq", "_gt", "_gte", "_lt", "_lte", "_between", "_in", "_not_in", "_nin"];
    private static readonly string[] Nulls = ["_is_null", "_is_not_null"];

    private static readonly string[] Parts =
        ["_contains", "_starts_with", "_ends_with", "_not_contains", "_not_starts_with", "_not_ends_with", "_icontains", "_istarts_with", "_iends_with"];

    private static readonly string[] Patterns = ["_ieq", "_nieq", "_regex"];
    private static readonly string[] Items = ["_has", "_has_all", "_has_any", "_length"];

    public static string[] Scalar { get; } = [.. Comparisons, .. Nulls];

    public static string[] Text { get; } = [.. Comparisons, .. Parts, .. Patterns, .. Nulls];

    public static string[] Number { get; } = Comparisons;

    public static string[] Json { get; } = ["_json", .. Nulls];

    public static string[] JsonPlace { get; } = [.. Comparisons, .. Parts, .. Nulls];

    public static string[] Array { get; } = [.. Items, "_eq", "_neq", .. Nulls];

    /// <summary>Of a to-one relation whose key is elsewhere.</summary>
    public static string[] Absence { get; } = Nulls;

    public static string[] Connectives { get; } = ["_and", "_or", "_not"];

    /// <summary>Of a to-many relation.</summary>
    public static string[] Quantifiers { get; } = ["_some", "_every", "_none", "_count"];

    /// <summary>What an operator is for, in messages; null where it is none.</summary>
    public static string? Use(string name) =>
        System.Array.IndexOf(Comparisons, name) >= 0 ? "single values"
        : System.Array.IndexOf(Parts, name) >= 0 || System.Array.IndexOf(Patterns, name) >= 0 ? "texts"
        : System.Array.IndexOf(Items, name) >= 0 ? "arrays"
        : System.Array.IndexOf(Nulls, name) >= 0 ? "what can be NULL"
        : System.Array.IndexOf(Quantifiers, name) >= 0 ? "to-many relations"
        : name == "_json" ? "JSON columns"
        : null;
}
