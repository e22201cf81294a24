using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>What a column's type and <c>options</c> make together.</summary>
internal sealed record ColumnOptions(DataType Type, EquatableArray<string> Choices = default, bool IsValid = true)
{
    public const int MostLength = 10_485_760;
    public const int MostPrecision = 28;

    private static readonly string[] ItemNames = ["text", "varchar", "int", "bigint", "float", "boolean", "uuid"];

    private static readonly TypeKind[] ItemKinds =
        [TypeKind.Text, TypeKind.Text, TypeKind.Int, TypeKind.BigInt, TypeKind.Float, TypeKind.Boolean, TypeKind.Uuid];

    public static ColumnOptions Read(ColumnType type, ObjectReader reader)
    {
        var errors = reader.Report.Errors;
        var options = type switch
        {
            ColumnType.Enum => new ColumnOptions(DataType.Text, ReadChoices("enum", reader)),
            ColumnType.ArraySelect => new ColumnOptions(DataType.ArrayOf(TypeKind.Text), ReadChoices("array-select", reader)),
            ColumnType.Varchar => new ColumnOptions(ReadVarchar(reader)),
            ColumnType.Decimal => new ColumnOptions(ReadDecimal(reader)),
            ColumnType.Array => new ColumnOptions(ReadArray(reader)),
            _ => new ColumnOptions(Plain(type)),
        };
        if (options.Choices.Count == 0 && type is not (ColumnType.Enum or ColumnType.ArraySelect or ColumnType.Varchar or ColumnType.Decimal or ColumnType.Array)
            && reader.Has("options"))
        {
            Fault(type, "this type takes none", reader);
        }

        return options with { IsValid = reader.Report.Errors == errors };
    }

    private static DataType Plain(ColumnType type) => type switch
    {
        ColumnType.Int => DataType.Int,
        ColumnType.BigInt => DataType.BigInt,
        ColumnType.Float => DataType.Float,
        ColumnType.Boolean => DataType.Boolean,
        ColumnType.Uuid => DataType.Uuid,
        ColumnType.ObjectId => new(TypeKind.Text, Length: 24),
        ColumnType.Date => DataType.Date,
        ColumnType.Time => DataType.Time,
        ColumnType.DateTime or ColumnType.Timestamp => DataType.DateTime,
        ColumnType.SimpleJson or ColumnType.Json => DataType.Json,
        _ => DataType.Text,
    };

    private static EquatableArray<string> ReadChoices(string type, ObjectReader reader)
    {
        var choices = new List<string>();
        var fault = reader.Find("options") switch
        {
            null => "options is missing",
            JsonArray { Items.Count: 0 } => "options is empty",
            JsonArray array => array.Items.Select(item => AddChoice(item, choices)).FirstOrDefault(static f => f is not null),
            var other => $"options must be an array of strings, not {other.Description}",
        };
        if (fault is not null)
        {
            reader.Report.Add(DiagnosticCatalog.Choices, reader.PlaceOf("options"), type, fault);
        }

        return choices.ToEquatableArray();
    }

    private static string? AddChoice(JsonNode item, List<string> choices)
    {
        if (item is not JsonString { Value: var choice })
        {
            return $"a choice must be a string, not {item.Description}";
        }

        if (choice.Contains('\0'))
        {
            return "a choice has the character U+0000";
        }

        if (choices.Contains(choice))
        {
            return $"'{choice}' is there twice";
        }

        choices.Add(choice);
        return null;
    }

    private static DataType ReadVarchar(ObjectReader reader)
    {
        var options = ReadObject(ColumnType.Varchar, ["length"], reader);
        return new(TypeKind.Text, Length: ReadNumber(ColumnType.Varchar, options, "length", 255, 1, MostLength, reader));
    }

    private static DataType ReadDecimal(ObjectReader reader)
    {
        var options = ReadObject(ColumnType.Decimal, ["precision", "scale"], reader);
        var precision = ReadNumber(ColumnType.Decimal, options, "precision", 10, 1, MostPrecision, reader);
        var scale = ReadNumber(ColumnType.Decimal, options, "scale", Math.Min(2, precision), 0, precision, reader);
        return new(TypeKind.Decimal, Precision: precision, Scale: scale);
    }

    private static DataType ReadArray(ObjectReader reader)
    {
        var options = ReadObject(ColumnType.Array, ["of"], reader);
        switch (options?.Find("of")?.Value)
        {
            case null or JsonNull:
                return DataType.ArrayOf(TypeKind.Text);
            case JsonString { Value: var name } when Array.IndexOf(ItemNames, name) is >= 0 and var index:
                return DataType.ArrayOf(ItemKinds[index]);
            case var other:
                Fault(ColumnType.Array, $"of must be one of {string.Join(", ", ItemNames)}, not {CanonicalJson.Write(other)}", reader);
                return DataType.ArrayOf(TypeKind.Text);
        }
    }

    private static JsonObject? ReadObject(ColumnType type, string[] keys, ObjectReader reader)
    {
        var node = reader.Find("options");
        if (node is not null and not JsonObject)
        {
            Fault(type, $"they must be an object, not {node.Description}", reader);
        }

        foreach (var property in (node as JsonObject)?.Properties ?? default)
        {
            if (Array.IndexOf(keys, property.Name) < 0)
            {
                var place = new Place(reader.Report.Source, property);
                reader.Report.Add(DiagnosticCatalog.UnknownKey, place, property.Name, Suggestion.For(property.Name, keys));
            }
        }

        return node as JsonObject;
    }

    private static int ReadNumber(ColumnType type, JsonObject? options, string key, int absent, int least, int most, ObjectReader reader)
    {
        var node = options?.Find(key)?.Value;
        if (node is null or JsonNull)
        {
            return absent;
        }

        if (node is JsonNumber number
            && int.TryParse(number.RawText, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
        {
            return value;
        }

        Fault(type, $"{key} must be a whole number from {least} to {most}, not {CanonicalJson.Write(node)}", reader);
        return absent;
    }

    private static void Fault(ColumnType type, string fault, ObjectReader reader) =>
        reader.Report.Add(DiagnosticCatalog.Options, reader.PlaceOf("options"), SnapshotKeys.ColumnTypes[(int)type], fault);
}
