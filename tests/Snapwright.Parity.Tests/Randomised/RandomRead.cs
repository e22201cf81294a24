using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>One random read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Filter">The filter; null for none.</param>
/// <param name="Sort">Sort keys; may be empty.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Page">The page.</param>
/// <param name="Fields">The fields; they always include the key.</param>
/// <param name="Form">How it is asked.</param>
public sealed record RandomRead(string Table, Condition? Filter, IReadOnlyList<string> Sort, int Limit, int Page, string Fields, ReadForm Form)
{
    private const int LongestTarget = 6000;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request. What is too long for a URL goes as a body.</summary>
    public HttpRequestMessage Request()
    {
        if (Form != ReadForm.Body && Target() is { Length: <= LongestTarget } target)
        {
            return new(HttpMethod.Get, new Uri(target, UriKind.Relative));
        }

        return new(HttpMethod.Post, new Uri($"/api/{Table}/query", UriKind.Relative))
        {
            Content = new StringContent(Body().ToJsonString(Plain), Encoding.UTF8, "application/json"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Form == ReadForm.Body ? $"POST /api/{Table}/query {Body().ToJsonString(Plain)}" : Uri.UnescapeDataString(Target());

    /// <summary>A value as JSON.</summary>
    public static JsonNode? Value(object? value) => value switch
    {
        null => null,
        long l => JsonValue.Create(l),
        double d => JsonValue.Create(d),
        decimal d => JsonNode.Parse(d.ToString(CultureInfo.InvariantCulture)),
        bool b => JsonValue.Create(b),
        JsonValueText j => JsonNode.Parse(j.Json),
        IReadOnlyList<object> list => new JsonArray([.. list.Select(Value)]),
        _ => JsonValue.Create((string)value),
    };

    private string Target()
    {
        var target = $"/api/{Table}?fields={Uri.EscapeDataString(Fields)}&limit={Limit}&page={Page}&meta=*";
        if (Filter is not null)
        {
            var json = Json(Filter);
            target += "&" + ((Form == ReadForm.Brackets ? Brackets.Write("filter", json) : null) ?? $"filter={Uri.EscapeDataString(json.ToJsonString(Plain))}");
        }

        return Sort.Count == 0 ? target
            : Form == ReadForm.Brackets && !Sort.Contains("null") ? $"{target}&{string.Join('&', Sort.Select(static s => "sort[]=" + s))}"
            : $"{target}&sort={string.Join(',', Sort)}";
    }

    private JsonObject Body() => new()
    {
        ["fields"] = new JsonArray([.. Fields.Split(',').Select(static f => (JsonNode?)f)]),
        ["limit"] = Limit,
        ["page"] = Page,
        ["meta"] = "*",
        ["filter"] = Filter is null ? null : Json(Filter),
        ["sort"] = Sort.Count == 0 ? null : new JsonArray([.. Sort.Select(static s => (JsonNode?)s)]),
    };

    private static JsonObject Json(Condition condition) => condition switch
    {
        Compare c => On(c.Field, c.Operator, Value(c.Value)),
        Between b => On(b.Field, "_between", new JsonArray(Value(b.Least), Value(b.Greatest))),
        In i => On(i.Field, i.IsNegated ? "_not_in" : "_in", Value(i.Values)),
        TextTest t => On(t.Field, t.Operator, t.Needle),
        Matches m => On(m.Field, "_regex", m.Pattern.Text),
        IsNull { Operator: "_eq" or "_neq" } n => On(n.Field, n.Operator, null),
        IsNull n => On(n.Field, n.Operator, n.Value),
        AtPlace p => On(p.Field, "_json", On(p.Place.Path, p.Operator, Value(p.Value))),
        Items { Operator: "_has" } i => On(i.Field, i.Operator, Value(i.Values[0])),
        Items i => On(i.Field, i.Operator, Value(i.Values)),
        Length l => On(l.Field, "_length", new JsonObject { [l.Operator] = l.Value }),
        All a => new() { ["_and"] = new JsonArray([.. a.Operands.Select(Json)]) },
        Any a => new() { ["_or"] = new JsonArray([.. a.Operands.Select(Json)]) },
        Not n => new() { ["_not"] = Json(n.Operand) },
        Related { Quantifier: { } quantifier } r => On(r.Link.Name, quantifier, Json(r.Operand)),
        Related r => new() { [r.Link.Name] = Json(r.Operand) },
        Count c => On(c.Link.Name, "_count", new JsonObject { [c.Operator] = c.Value }),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static JsonObject On(string name, string comparison, JsonNode? value) => new() { [name] = new JsonObject { [comparison] = value } };
}
