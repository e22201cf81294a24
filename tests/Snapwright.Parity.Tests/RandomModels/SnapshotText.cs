using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>A schema as a snapshot.</summary>
internal static class SnapshotText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, a line per column and relation.</summary>
    public static string Of(Schema schema) =>
        $"{{\n{string.Join(",\n", schema.Tables.Select(t => $"  {JsonSerializer.Serialize(t.Name)}: {{\n{string.Join(",\n", Parts(schema, t))}\n  }}"))}\n}}\n";

    private static IEnumerable<string> Parts(Schema schema, TableShape table)
    {
        yield return $"    \"uniques\": {Groups(table.Uniques)}, \"indexes\": {Groups(table.Indexes)}";
        yield return $"    \"columns\": [\n{Lines(table.Fields.Select(f => Column(table, f)))}\n    ]";
        var relations = table.Links.Where(static l => l.By is null || l.IsDeclared).Select(l => Relation(schema, l));
        yield return $"    \"relations\": [\n{Lines(relations)}\n    ]";
    }

    private static string Groups(IReadOnlyList<IReadOnlyList<string>> groups) => JsonSerializer.Serialize(groups);

    private static string Lines(IEnumerable<JsonObject> items) => string.Join(",\n", items.Select(static i => "      " + i.ToJsonString(Plain)));

    private static JsonObject Column(TableShape table, Field field)
    {
        var json = new JsonObject { ["name"] = field.Name, ["type"] = field.Type, ["isNullable"] = field.IsNullable };
        if (field == table.Key)
        {
            json["isPrimary"] = true;
            json["isGenerated"] = table.IsKeyGenerated;
        }

        JsonNode? options = field.Type switch
        {
            "varchar" => new JsonObject { ["length"] = field.Length },
            "decimal" => new JsonObject { ["precision"] = field.Precision, ["scale"] = field.Scale },
            "array" => new JsonObject { ["of"] = field.Item.ToString().ToLowerInvariant() },
            "enum" or "array-select" => new JsonArray([.. field.Choices.Select(static c => (JsonNode?)c)]),
            _ => null,
        };
        if (options is not null)
        {
            json["options"] = options;
        }

        if (field.Default is not null)
        {
            json["defaultValue"] = field.IsDefaultNow ? "now" : RandomRead.Value(field.Default);
        }

        foreach (var (name, value, usual) in new[] { ("isPublished", field.IsPublished, true), ("isUnique", field.IsUnique, false), ("isSearchable", field.IsSearchable, false) })
        {
            if (value != usual)
            {
                json[name] = value;
            }
        }

        return json;
    }

    private static JsonObject Relation(Schema schema, Link link)
    {
        var json = new JsonObject { ["propertyName"] = link.Name, ["type"] = Type(link), ["targetTable"] = link.Target };
        if (link.By is not null)
        {
            json["mappedBy"] = link.By;
            return json;
        }

        if (schema.Table(link.Target).Links.FirstOrDefault(l => l.By == link.Name && l.Target == link.Source) is { IsDeclared: false } inverse)
        {
            json["inversePropertyName"] = inverse.Name;
        }

        if (link.Kind == LinkKind.Reference)
        {
            json["isNullable"] = link.IsNullable;
        }

        if (link is { Kind: LinkKind.Reference, OnDelete: { } onDelete })
        {
            json["onDelete"] = onDelete;
        }

        return json;
    }

    private static string Type(Link link) => link.Kind switch
    {
        LinkKind.Linked or LinkKind.LinkedBy => "many-to-many",
        LinkKind.Referring => "one-to-many",
        LinkKind.Referred => "one-to-one",
        _ => link.IsUnique ? "one-to-one" : "many-to-one",
    };
}
