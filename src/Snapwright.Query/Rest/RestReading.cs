using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>What the readers of one request's parameters share: model, bounds, and the errors so far.</summary>
internal sealed class RestReading(MetadataModel model, RestLimits limits)
{
    private const int MostErrors = 50;
    private const int LongestPath = 500;
    private const int LongestMessage = 2000;
    private readonly List<RestQueryError> _errors = [];
    private readonly Dictionary<TableName, EquatableArray<StoredField>> _fields = [];
    private readonly ComputedReader _computed = new(model);
    private int _conditions;
    private int _relations;
    private int _aggregates;
    private int _cost;
    private int _lost;

    public MetadataModel Model { get; } = model;

    /// <summary>What the rows are of, in messages.</summary>
    public string Rows { get; init; } = "table";

    public RestLimits Limits { get; } = limits;

    public bool HasErrors => _errors.Count > 0;

    /// <summary>How many errors there were, those that are not kept too.</summary>
    public int ErrorCount => _errors.Count + _lost;

    public EquatableArray<RestQueryError> Errors => _errors.ToEquatableArray();

    public void Error(string code, string path, string message)
    {
        if (_errors.Count < MostErrors)
        {
            (path, message) = (Shorten(path, LongestPath), Shorten(message, LongestMessage));
            var end = path.IndexOfAny(['.', '[']);
            _errors.Add(new(code, end < 0 ? path : path.Substring(0, end), path, message));
        }
        else
        {
            _lost++;
        }
    }

    public EquatableArray<StoredField> StoredFieldsOf(Table table)
    {
        if (!_fields.TryGetValue(table.Name, out var fields))
        {
            _fields.Add(table.Name, fields = StoredFields.Of(table));
        }

        return fields;
    }

    /// <summary>The published stored field of a name, or null.</summary>
    public StoredField? FindField(Table table, string name) =>
        StoredFieldsOf(table).FirstOrDefault(f => f.Name == name && f.IsPublished);

    /// <summary>The published stored field of a name, or the computed field; or null.</summary>
    public StoredField? FindValue(Table table, string name) => FindField(table, name) ?? _computed.Find(table, name);

    /// <summary>Adds what a field costs to the cost of filters and sorts; false, with an error, where it becomes too much.</summary>
    public bool Spend(string path, StoredField field) => field is not ComputedValue computed || Spend(path, computed.HasOtherRows ? 20 : 2);

    /// <summary>The published relation of a name, or null.</summary>
    public static Relation? FindRelation(Table table, string name) => table.FindRelation(name) is { IsPublished: true } relation ? relation : null;

    public void UnknownField(string path, Table table, string name)
    {
        if (table.FindComputedField(name) is not null)
        {
            Error("unknown_field", path, _computed.Fault(table, name) ?? $"'{name}' of '{table.Name}' is computed, and cannot be used here.");
            return;
        }

        var choices = StoredFieldsOf(table).Where(static f => f.IsPublished).Select(static f => f.Name)
            .Concat(table.Relations.Where(static r => r.IsPublished && !r.HasForeignKey).Select(static r => r.Name))
            .Concat(table.ComputedFields.Select(static f => f.Name))
            .ToArray();
        Error("unknown_field", path, $"The {Rows} '{table.Name}' has no field '{Shorten(name)}'. {Suggestion.For(name, choices)}");
    }

    /// <summary>Counts a condition; false, with an error, where there are too many or they cost too much.</summary>
    public bool CountCondition(string path, int cost = 1)
    {
        if (++_conditions == Limits.MaxConditions + 1)
        {
            Error("limit_exceeded", path, $"The filters have more than {Limits.MaxConditions} conditions.");
        }

        return _conditions <= Limits.MaxConditions && Spend(path, cost);
    }

    /// <summary>Adds to the cost of filters and sorts; false, with an error, where it becomes too much.</summary>
    public bool Spend(string path, int cost)
    {
        var before = _cost;
        _cost += cost;
        if (before <= Limits.MaxFilterCost && _cost > Limits.MaxFilterCost)
        {
            Error("limit_exceeded", path, $"Filters and sorts cost more than {Limits.MaxFilterCost} points: each condition one and more, relations, counts and patterns several.");
        }

        return _cost <= Limits.MaxFilterCost;
    }

    /// <summary>What a client sent, short enough for a message.</summary>
    public static string Shorten(string text, int most = 50) =>
        text.Length <= most ? text : $"{text.Substring(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)}...";

    /// <summary>Counts an embedded relation; false, with an error, where there are too many or they are too deep.</summary>
    public bool CountRelation(string path, int depth)
    {
        if (!CheckDepth(path, depth))
        {
            return false;
        }

        if (++_relations == Limits.MaxRelations + 1)
        {
            Error("limit_exceeded", path, $"More than {Limits.MaxRelations} relations are embedded.");
        }

        return _relations <= Limits.MaxRelations;
    }

    /// <summary>Counts an aggregate; false, with an error, where there are too many.</summary>
    public bool CountAggregate(string path)
    {
        if (++_aggregates == Limits.MaxAggregates + 1)
        {
            Error("limit_exceeded", path, $"More than {Limits.MaxAggregates} aggregates.");
        }

        return _aggregates <= Limits.MaxAggregates;
    }

    public bool CheckDepth(string path, int depth)
    {
        if (depth > Limits.MaxDepth)
        {
            Error("limit_exceeded", path, $"More than {Limits.MaxDepth} relations deep.");
            return false;
        }

        return true;
    }

    /// <summary>The value of an option; null where it is not there.</summary>
    public static JsonNode? Option(JsonObject options, string name) => options.Find(name)?.Value;

    /// <summary>The text of a text or number, as numbers of a URL are texts; null, with an error, for anything else.</summary>
    public string? Text(string path, JsonNode value, string expected)
    {
        var text = value switch { JsonString s => s.Value, JsonNumber n => n.RawText, _ => null };
        if (text is null)
        {
            Error("invalid_value", path, $"Expected {expected}, not {value.Description}.");
        }

        return text;
    }

    /// <summary>The names of a text with commas, or of an array of texts; trimmed. An empty name is an error.</summary>
    public IReadOnlyList<string> Names(string path, JsonNode list)
    {
        var names = list switch
        {
            JsonString text => text.Value.Split(','),
            JsonArray array when array.Items.All(static i => i is JsonString) => [.. array.Items.Select(static i => ((JsonString)i).Value)],
            _ => null,
        };
        if (names is null)
        {
            var found = list is JsonArray ? "an array of something else" : list.Description;
            Error("invalid_value", path, $"Expected names: a text with commas, or an array of texts, not {found}.");
            return [];
        }

        if (names.Length > Limits.MaxNames)
        {
            Error("limit_exceeded", path, $"More than {Limits.MaxNames} names.");
            return [];
        }

        for (var i = 0; i < names.Length; i++)
        {
            names[i] = names[i].Trim();
            if (names[i].Length == 0)
            {
                Error("invalid_value", path, list is JsonArray ? "A name is empty." : "A name between the commas is empty.");
                return [];
            }
        }

        return names;
    }
}
