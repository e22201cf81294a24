using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;

namespace Snapwright.Bench.DatabaseJson;

/// <summary>The measurements by key: a page behind a cursor, or all of them as a stream of lines.</summary>
internal sealed class MeasurementEndpoints(DatabaseAnswers answers)
{
    private static readonly string s_columns = $"""
        "id", "sensor", "value", "note", {JsonText.Instant("\"createdAt\"")} AS "createdAt", {JsonText.Instant("\"updatedAt\"")} AS "updatedAt"
        """;

    private static readonly string s_all = $"""
        SELECT row_to_json(q)::text || E'\n' FROM (SELECT {s_columns} FROM "measurements" ORDER BY "id") q
        """;

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/measurements", ListAsync);

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.ContainsKey("first"))
        {
            return answers.StreamAsync(context, s_all);
        }

        var first = int.Parse(query["first"].ToString(), CultureInfo.InvariantCulture);
        var after = query.TryGetValue("after", out var cursor) ? BinaryPrimitives.ReadInt32BigEndian(Base64Url.DecodeFromChars(cursor.ToString())) : int.MinValue;
        return answers.SendAsync(context, Page(first), DatabaseAnswers.Value(after), DatabaseAnswers.Value(after != int.MinValue));
    }

    // One more row tells whether there is a next page.
    private static string Page(int first) => $$$"""
        WITH page AS MATERIALIZED (SELECT * FROM "measurements" WHERE "id" > $1 ORDER BY "id" LIMIT {{{first + 1}}})
        SELECT '{"data":' || {{{JsonText.Items($"SELECT {s_columns} FROM page LIMIT {first}")}}}::text || ',"meta":{"pageInfo":' || row_to_json(i)::text || '}}'
        FROM (SELECT {{{Cursor("keys[1]")}}} AS "startCursor", {{{Cursor($"keys[least(cardinality(keys), {first})]")}}} AS "endCursor",
                     cardinality(keys) > {{{first}}} AS "hasNextPage", $2 AS "hasPreviousPage"
              FROM (SELECT ARRAY(SELECT "id" FROM page)) k (keys)) i
        """;

    private static string Cursor(string key) => $"translate(rtrim(encode(int4send({key}), 'base64'), '='), '+/', '-_')";
}
