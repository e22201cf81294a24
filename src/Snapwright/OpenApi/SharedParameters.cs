using System.Text.Json;

namespace Snapwright.OpenApi;

/// <summary>
/// The parameters that the operations of all tables share. Those that exclude each other have no example, as pages for people fill examples in.
/// </summary>
internal static class SharedParameters
{
    private const string Integer = """{"type":"integer","format":"int32","minimum":1}""";
    private const string AnyText = """{"type":"string"}""";
    private const string JsonText = """{"type":"string","contentMediaType":"application/json"}""";

    private const string Operators =
        "A JSON object, or in brackets: `filter[price][_gte]=5`. Every key must hold. Operators: `_eq`, `_neq`, `_gt`, `_gte`, `_lt`, `_lte`, `_between`, `_in`, "
        + "`_not_in`, `_is_null`, `_is_not_null`; of texts `_contains`, `_starts_with`, `_ends_with`, their negations as `_not_contains`, `_ieq`, `_nieq`, `_regex`; of arrays "
        + "`_has`, `_has_all`, `_has_any`, `_length`; of JSON `_json`. A relation takes a condition on its row; a to-many relation `_some`, `_every`, `_none`, `_count`. "
        + "Combined by `_and`, `_or`, `_not`.";

    private static readonly Parameter[] OfReads =
    [
        new("sort", "Names with commas between; `-` before a name for descending, `:nulls_first` or `:nulls_last` behind it. Also `relation.field`, "
            + "`_count(relation)`, `_min(relation.field)`, `_max(relation.field)`; of groups keys and aggregates: `-count,price.sum`.", AnyText, "-id"),
        new("limit", "Most rows of a page; `0` or `-1` for all, in JSON up to the greatest limit.", """{"type":"integer","format":"int32","minimum":-1,"default":10}"""),
        new("page", "Which page, from 1.", Integer),
        new("first", "So many rows from the beginning, or behind the cursor `after`.", Integer),
        new("after", "The `endCursor` of the page before. Not beside `limit` and `page`.", AnyText),
        new("last", "So many rows from the end, or before the cursor `before`.", Integer),
        new("before", "The `startCursor` of the page behind. Not beside `limit` and `page`.", AnyText),
        new("meta", "Which counts to give: `totalCount`, `filterCount`, or both with a comma; `*` for all. In JSON only.", AnyText),
        new("aggregate", "Numbers about all rows of the filter, in `meta.aggregate`, or about each group: "
            + """`{"price":{"sum":true,"max":{"_lt":100}},"_all":{"count":true}}`. Of fields `count`, `countDistinct`, `sum`, `avg`, `min`, `max`; of to-many relations `countRecords` and their fields.""", JsonText),
        new("groupBy", "A row per group instead of the rows: fields, `relation.field`, and `_year`, `_quarter`, `_month`, `_week`, `_day`, `_hour`, `_minute` of a field, with commas between.", AnyText),
        new("having", """Which groups are shown: `{"count":{"_gt":5},"price":{"sum":{"_gte":100}}}`.""", JsonText),
    ];

    private static readonly Parameter[] OfWrites =
    [
        new("onConflict", "Makes it an upsert: the key, or all fields of one unique group, with commas between. Rows that are there are updated, others created. "
            + "Where it names a key that the server makes, bodies may have it.", AnyText),
        new("onConflictAction", "What happens to a row that is there.", """{"type":"string","enum":["update","ignore"],"default":"update"}"""),
        new("Prefer", "`return=minimal` leaves rows out of the answer, `return=representation` asks for them.", AnyText) { Place = "header" },
        new("IfMatch", "The `ETag` of the row as it was read: where it has changed, nothing happens (412).", AnyText) { Place = "header", Name = "If-Match" },
        new("IdempotencyKey", "A text of the client's for this request: sent again with it, the request is not done again, and has the first answer.",
            """{"type":"string","minLength":1,"maxLength":255}""") { Place = "header", Name = "Idempotency-Key" },
    ];

    /// <summary>Writes them as entries of <c>components.parameters</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="hasWrites">Whether some table takes the options of writes.</param>
    /// <param name="hasSearch">Whether some table can be searched.</param>
    public static void Write(Utf8JsonWriter json, bool hasWrites, bool hasSearch)
    {
        WriteObject(json, "filter", "filter", Operators + " Names are those of `fields`.", isRequired: false);
        WriteObject(json, "deep", "deep", "Options per relation: `fields`, `filter`, `search`, `sort`, `limit`, `page`, `deep`; also in brackets: `deep[reviews][limit]=3`.", isRequired: false);
        Write(json, OfReads);
        Write(json, [new("IfNoneMatch", "The `ETag` of an earlier answer: where it is still the same, the answer is 304.", AnyText) { Place = "header", Name = "If-None-Match" }]);
        if (hasSearch)
        {
            Write(json, [new("search", "Words that the searchable columns must have, or words that begin so. `fields=*,_score,_highlight` shows why a row was found.", AnyText)]);
        }

        if (hasWrites)
        {
            WriteObject(json, "requiredFilter", "filter", "Which rows, as the `filter` of a list; it must restrict.", isRequired: true);
            Write(json, OfWrites);
        }
    }

    private static void Write(Utf8JsonWriter json, Parameter[] parameters)
    {
        foreach (var parameter in parameters)
        {
            json.WriteStartObject(parameter.Component);
            json.WriteString("name", parameter.Name ?? parameter.Component);
            json.WriteString("in", parameter.Place);
            json.WriteString("description", parameter.Description);
            json.WritePropertyName("schema");
            json.WriteRawValue(parameter.Schema);
            TypeSchemas.Text(json, "example", parameter.Example);
            json.WriteEndObject();
        }
    }

    private static void WriteObject(Utf8JsonWriter json, string component, string name, string description, bool isRequired)
    {
        json.WriteStartObject(component);
        json.WriteString("name", name);
        json.WriteString("in", "query");
        json.WriteBoolean("required", isRequired);
        json.WriteString("description", description);
        json.WritePropertyName("content");
        json.WriteRawValue("""{"application/json":{"schema":{"type":"object"},"example":{}}}""");
        json.WriteEndObject();
    }

    private sealed record Parameter(string Component, string Description, string Schema, string? Example = null)
    {
        public string? Name { get; init; }

        public string Place { get; init; } = "query";
    }
}
