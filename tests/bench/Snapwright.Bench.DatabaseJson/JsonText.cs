namespace Snapwright.Bench.DatabaseJson;

/// <summary>
/// SQL that builds JSON. The functions with a type for each value (<c>row_to_json</c>, <c>array_to_json</c>) write no white space,
/// <c>json_build_object</c> and <c>json_agg</c> do. ARRAY takes the rows in the order of the query.
/// </summary>
internal static class JsonText
{
    /// <summary>An instant as the API shows it. <c>to_char</c> takes twice the time and does not trim fractions.</summary>
    public static string Instant(string column) => $"""replace(replace({column}::text, ' ', 'T'), '+00', 'Z')""";

    /// <summary>An answer of rows.</summary>
    public static string Rows(string query) => $$"""SELECT '{"data":' || {{Items(query)}}::text || '}'""";

    /// <summary>An answer of one row.</summary>
    public static string Row(string query) => $$"""SELECT '{"data":' || row_to_json(q)::text || '}' FROM ({{query}}) q""";

    /// <summary>The rows of a query as an array of objects.</summary>
    public static string Items(string query) => $"array_to_json(ARRAY(SELECT row_to_json(q) FROM ({query}) q))";
}
