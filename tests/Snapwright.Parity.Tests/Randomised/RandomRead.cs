using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>One random read of the facts.</summary>
/// <param name="Filter">The filter; null for none.</param>
/// <param name="Sort">Paths, each with a minus for descending; may be empty.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Page">The page.</param>
/// <param name="Fields">The fields; they always include the key.</param>
public sealed record RandomRead(Condition? Filter, IReadOnlyList<string> Sort, int Limit, int Page, string Fields)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The path and query, escaped.</summary>
    public string Target
    {
        get
        {
            var target = $"/api/facts?fields={Uri.EscapeDataString(Fields)}&limit={Limit}&page={Page}&meta=*";
            target += Filter is null ? "" : $"&filter={Uri.EscapeDataString(Json(Filter).ToJsonString(Plain))}";
            return Sort.Count == 0 ? target : $"{target}&sort={string.Join(',', Sort)}";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Uri.UnescapeDataString(Target);

    /// <summary>A value as JSON.</summary>
    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        long l => JsonValue.Create(l),
        double d => JsonValue.Create(d),
        decimal d => JsonNode.Parse(d.ToString(CultureInfo.InvariantCulture)),
        bool b => JsonValue.Create(b),
        _ => JsonValue.Create((string)value),
    };

    private static JsonObject Json(Condition condition) => condition switch
    {
        Compare c => new() { [c.Field] = new JsonObject { [c.Operator] = Value(c.Value) } },
        In i => new() { [i.Field] = new JsonObject { [i.IsNegated ? "_not_in" : "_in"] = new JsonArray([.. i.Values.Select(Value)]) } },
        Contains c => new() { [c.Field] = new JsonObject { ["_contains"] = c.Needle } },
        IsNull { Operator: "_eq" or "_neq" } n => new() { [n.Field] = new JsonObject { [n.Operator] = null } },
        IsNull n => new() { [n.Field] = new JsonObject { [n.Operator] = n.Value } },
        All a => new() { ["_and"] = new JsonArray([.. a.Operands.Select(Json)]) },
        Any a => new() { ["_or"] = new JsonArray([.. a.Operands.Select(Json)]) },
        Not n => new() { ["_not"] = Json(n.Operand) },
        Related r => new() { [r.Link.Name] = Json(r.Operand) },
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };
}
