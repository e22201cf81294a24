using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;
using Snapwright.Parity.Tests.RandomisedGroups;
using Snapwright.Parity.Tests.RandomRounds;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>All rows of a table with all their fields: each value as it was sent.</summary>
public sealed class StoredTrial(World world, TableShape table) : Trial
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // More than there are, and less than would be refused.
    private const int Limit = 50;

    private string Target => $"/api/{table.Name}?limit={Limit}&fields=*{string.Concat(table.ToMany.Concat(table.ToOne).Select(static l => $",{l.Name}.id"))}&deep={Deep()}";

    /// <inheritdoc/>
    public override bool FindsSomething => true;

    /// <inheritdoc/>
    public override HttpRequestMessage Request() => new(HttpMethod.Get, new Uri(Target, UriKind.Relative));

    /// <inheritdoc/>
    public override string? Fault(string body)
    {
        var rows = JsonNode.Parse(body)!["data"]!.AsArray();
        foreach (var (row, actual) in world.Table(table.Name).Zip(rows))
        {
            foreach (var (name, due) in Due(row))
            {
                if (Text(due) != Text(actual![name]))
                {
                    return $"{name}: expected {Text(due)}\nactual: {actual.ToJsonString(Plain)}";
                }
            }
        }

        return rows.Count == world.Table(table.Name).Count ? null : $"{rows.Count} rows";
    }

    /// <inheritdoc/>
    public override string ToString() => $"GET {Target}";

    private static string Text(JsonNode? node) => node?.ToJsonString(Plain) ?? "null";

    private IEnumerable<(string Name, JsonNode? Value)> Due(Row row)
    {
        foreach (var field in table.Fields.Where(static f => f.IsPublished))
        {
            yield return (field.Name, GroupAnswer.Value(row.Values[field.Name], isRaw: false, field));
        }

        foreach (var link in table.Links)
        {
            var keys = world.Related(link, row).Select(static r => r.Key).Order(Comparer<object>.Create(EvaluatedTests.Compare));
            JsonNode[] related = [.. keys.Select(static k => new JsonObject { ["id"] = RandomRead.Value(k) })];
            yield return (link.Name, link.IsToMany ? new JsonArray(related) : related.FirstOrDefault());
        }
    }

    private string Deep() => new JsonObject(table.ToMany.Select(static l => KeyValuePair.Create(l.Name, (JsonNode?)new JsonObject { ["limit"] = Limit }))).ToJsonString();
}
