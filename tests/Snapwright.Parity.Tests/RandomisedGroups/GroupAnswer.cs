using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>A random request as it is sent, and the answer that the evaluator gives.</summary>
public sealed class GroupAnswer
{
    private const int LongestQuery = 6000;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RandomGroups _request;
    private readonly Schema _schema;
    private readonly IReadOnlyList<object?[]> _groups;
    private readonly object? _bound;

    /// <summary>Evaluates a request.</summary>
    public GroupAnswer(RandomGroups request, World world)
    {
        _request = request;
        _schema = world.Schema;
        var evaluator = new GroupEvaluator(world);
        _groups = evaluator.Groups(request);
        if (request.Having is { } having)
        {
            var column = HavingColumn(having);
            _bound = _groups.Count == 0 ? null : _groups[having.Group % _groups.Count][column];
            _groups = [.. _groups.Where(g => _bound is null ? g[column] is null : GroupEvaluator.Holds(g[column], having.Operator, _bound))];
        }

        if (request.Keys.Count == 0)
        {
            var rows = evaluator.Rows(request).Skip((request.Page - 1) * request.Limit).Take(request.Limit);
            Expected = Text(new JsonObject
            {
                ["data"] = new JsonArray([.. rows.Select(static r => new JsonObject { ["id"] = RandomRead.Value(r.Key) })]),
                ["meta"] = new JsonObject { ["aggregate"] = Aggregates(_groups[0]) },
            });
        }
        else
        {
            Expected = Text(new JsonObject { ["data"] = new JsonArray([.. Page().Select(Group)]) });
        }
    }

    /// <summary>How many groups there are before the page is cut.</summary>
    public int Groups => _groups.Count;

    /// <summary>The body.</summary>
    public string Expected { get; }

    /// <summary>The options, as a body has them.</summary>
    public JsonObject Options
    {
        get
        {
            var options = new JsonObject
            {
                ["limit"] = _request.Limit,
                ["page"] = _request.Page,
                ["aggregate"] = RandomGroups.Nested(_request.Aggregates.Select(static a => (a, (JsonNode?)a.Json))),
            };
            if (_request.Filter is { } filter)
            {
                using var request = new RandomRead(_request.Table, filter, [], 0, 1, "id", ReadForm.Body).Request();
                using var content = request.Content!.ReadAsStream();
                options["filter"] = JsonNode.Parse(content)!["filter"]!.DeepClone();
            }

            if (_request.Keys.Count == 0)
            {
                options["fields"] = "id";
                return options;
            }

            options["groupBy"] = string.Join(',', _request.Keys);
            if (_request.Having is { } having)
            {
                var condition = new JsonObject { [_bound is null ? "_is_null" : having.Operator] = _bound is null ? true : Value(_bound, isRaw: true, null) };
                options["having"] = RandomGroups.Nested([(_request.Aggregates[having.Aggregate % _request.Aggregates.Count], condition)]);
            }

            if (_request.Sort.Count > 0)
            {
                options["sort"] = string.Join(',', _request.Sort.Select(s => (s.IsDescending ? "-" : "") + ColumnName(s.Column)));
            }

            return options;
        }
    }

    /// <summary>The request: as a query string, or with a filter or much text as a body.</summary>
    public HttpRequestMessage Request()
    {
        var query = string.Join('&', Options.Select(static o => $"{o.Key}={Uri.EscapeDataString(o.Value is JsonObject json ? Text(json) : o.Value!.ToString())}"));
        if (_request.Filter is null && query.Length <= LongestQuery)
        {
            return new(HttpMethod.Get, new Uri($"/api/{_request.Table}?{query}", UriKind.Relative));
        }

        return new(HttpMethod.Post, new Uri($"/api/{_request.Table}/query", UriKind.Relative))
        {
            Content = new StringContent(Text(Options), Encoding.UTF8, "application/json"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"POST /api/{_request.Table}/query {Text(Options)}";

    /// <summary>A body in the form of <see cref="Expected"/>: numbers keep their text.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Plain);

    /// <summary>A value as it is answered, or as it is sent where it is raw.</summary>
    public static JsonNode? Value(object? value, bool isRaw, Field? field) => value switch
    {
        null => null,
        Fixed number => JsonNode.Parse(number.ToString()),
        decimal exact when field is not null => JsonNode.Parse(exact.ToString("F" + field.Scale, CultureInfo.InvariantCulture)),
        double real => JsonNode.Parse(real.ToString(CultureInfo.InvariantCulture)),
        string { Length: 15 or 27 } time when !isRaw && time[^(time.Length == 15 ? 7 : 8)] == '.' => Trimmed(time),
        _ => RandomRead.Value(value),
    };

    private int HavingColumn(RandomHaving having) => _request.Keys.Count + (having.Aggregate % _request.Aggregates.Count);

    private string ColumnName(int column) =>
        column < _request.Keys.Count ? _request.Keys[column] : _request.Aggregates[column - _request.Keys.Count].Name;

    private IEnumerable<object?[]> Page()
    {
        var order = _request.Sort.ToList();
        var last = order.Count > 0 && order[^1].IsDescending;
        order.AddRange(Enumerable.Range(0, _request.Keys.Count).Where(k => !_request.Sort.Any(s => s.Column == k)).Select(k => (k, last)));
        return _groups
            .Order(Comparer<object?[]>.Create((a, b) => order
                .Select(o => GroupEvaluator.Compare(a[o.Column], b[o.Column]) * (o.IsDescending ? -1 : 1)).FirstOrDefault(static c => c != 0)))
            .Skip((_request.Page - 1) * _request.Limit)
            .Take(_request.Limit);
    }

    private JsonObject Group(object?[] values)
    {
        var group = new JsonObject();
        for (var i = 0; i < _request.Keys.Count; i++)
        {
            var key = _request.Keys[i];
            var (field, link) = key.Contains('(', StringComparison.Ordinal) ? (null, null) : _schema.End(_request.Table, key);
            var value = Value(values[i], isRaw: false, field);
            group[key] = link is not null && value is not null ? new JsonObject { ["id"] = value } : value;
        }

        foreach (var (name, value) in Aggregates(values).ToList())
        {
            group[name] = value!.DeepClone();
        }

        return group;
    }

    private JsonObject Aggregates(object?[] values) =>
        RandomGroups.Nested(_request.Aggregates.Select((a, i) => (a, Value(values[_request.Keys.Count + i], isRaw: false, GroupPaths.End(_schema, _request.Table, a.Many, a.Path).Field))));

    // Answers leave out the end of a fraction of a second that is nothing.
    private static string Trimmed(string time)
    {
        var end = time.EndsWith('Z') ? "Z" : "";
        return time.TrimEnd('Z').TrimEnd('0').TrimEnd('.') is { Length: var length } kept && length > 0 ? kept + end : time;
    }
}
