using System.Text;
using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>A request of those that bring a data set into an application.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The target.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Status">The status that is due.</param>
public sealed record Loading(HttpMethod Method, string Target, string? Body, int Status)
{
    /// <summary>What deletes all rows; their keys are not negative.</summary>
    public static IEnumerable<Loading> Clear(Schema schema) =>
        schema.Tables.Reverse().Select(static t => new Loading(HttpMethod.Delete, $"/api/{t.Name}?filter={{\"id\":{{\"_gte\":0}}}}", null, 200));

    /// <summary>What creates all rows, and then lets them refer to those that were not there yet.</summary>
    public static IEnumerable<Loading> Fill(World world)
    {
        var later = new List<Loading>();
        var there = new HashSet<(string Table, object Key)>();
        foreach (var table in world.Schema.Tables)
        {
            var (rows, changes) = (new JsonArray(), new JsonArray());
            foreach (var row in world.Table(table.Name))
            {
                var values = row.Values.Where(v => !row.Omitted.Contains(v.Key) && table.Link(v.Key)?.Kind != LinkKind.Referred).ToLookup(v => IsThere(table, v.Key, v.Value, there));
                rows.Add(Json(values[true]));
                if (values[false].Any())
                {
                    changes.Add(Json(values[false].Prepend(new(table.Key.Name, row.Key))));
                }

                there.Add((table.Name, row.Key));
            }

            yield return new(HttpMethod.Post, $"/api/{table.Name}?fields=id", rows.ToJsonString(), 201);
            if (changes.Count > 0)
            {
                later.Add(new(HttpMethod.Patch, $"/api/{table.Name}?fields=id", changes.ToJsonString(), 200));
            }
        }

        foreach (var change in later)
        {
            yield return change;
        }
    }

    /// <summary>The request, new with each call.</summary>
    public HttpRequestMessage Request() => new(Method, new Uri(Target, UriKind.Relative))
    {
        Content = Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json"),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Target}\n{Body}";

    private static bool IsThere(TableShape table, string name, object? value, HashSet<(string Table, object Key)> there) =>
        table.Link(name) is not { } link || value is null
        || (value is IReadOnlyList<object> keys ? keys.All(k => there.Contains((link.Target, k))) : there.Contains((link.Target, value)));

    private static JsonObject Json(IEnumerable<KeyValuePair<string, object?>> values) =>
        new(values.Select(static v => KeyValuePair.Create(v.Key, RandomRead.Value(v.Value))));
}
