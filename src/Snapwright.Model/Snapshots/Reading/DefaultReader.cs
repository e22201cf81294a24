using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads <c>defaultValue</c>: what an insert could write, or <c>"now"</c> for a temporal column.</summary>
internal static class DefaultReader
{
    public static DefaultValue? Read(ColumnType declared, DataType type, EquatableArray<string> choices, ObjectReader reader)
    {
        if (reader.Find("defaultValue") is not { } node)
        {
            return null;
        }

        if (node is JsonString { Value: "now" } && type is { Kind: TypeKind.Date or TypeKind.Time or TypeKind.DateTime })
        {
            return new(IsNow: true, null);
        }

        var fault = declared switch
        {
            ColumnType.Enum when node is JsonString { Value: var choice } && !choices.Contains(choice) => Suggestion.For(choice, choices),
            ColumnType.ArraySelect when node is JsonArray array => FaultOfChoices(array, choices),
            ColumnType.ObjectId when node is JsonString { Value: var text } && !IsObjectId(text) => "it must be 24 hexadecimal digits",
            _ => FaultOf(type, node),
        };
        if (fault is null)
        {
            return new(IsNow: false, CanonicalJson.Write(node));
        }

        reader.Report.Add(DiagnosticCatalog.Default, reader.PlaceOf("defaultValue"), CanonicalJson.Write(node), fault.TrimEnd('.'));
        return null;
    }

    private static string? FaultOf(DataType type, JsonNode node)
    {
        switch (type.Kind)
        {
            case TypeKind.Int:
                return node is JsonNumber i && int.TryParse(i.RawText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null : "it must be a whole number of 32 bits";
            case TypeKind.BigInt:
                return node is JsonNumber l && long.TryParse(l.RawText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                    ? null : "it must be a whole number of 64 bits";
            case TypeKind.Float:
                return node is JsonNumber f && double.TryParse(f.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value)
                    ? null : "it must be a finite number";
            case TypeKind.Decimal:
                return node is JsonNumber d && FitsDecimal(d.RawText, type)
                    ? null : $"it must be a number of at most {type.Precision - type.Scale} digits before the point and {type.Scale} behind";
            case TypeKind.Text:
                return node is JsonString s ? FaultOfText(s.Value, type.Length) : "it must be a string";
            case TypeKind.Boolean:
                return node is JsonBoolean ? null : "it must be true or false";
            case TypeKind.Uuid:
                return node is JsonString u && Guid.TryParseExact(u.Value, "D", out _) ? null : "it must be a UUID";
            case TypeKind.Date:
                return node is JsonString date && IsoText.IsDate(date.Value) ? null : "it must be 'now' or a date such as 2026-11-21";
            case TypeKind.Time:
                return node is JsonString time && IsoText.IsTime(time.Value) ? null : "it must be 'now' or a time such as 08:30:00";
            case TypeKind.DateTime:
                return node is JsonString instant && IsoText.IsInstant(instant.Value) ? null : "it must be 'now' or a time such as 2026-11-21T08:30:00Z";
            case TypeKind.Array:
                return node is JsonArray array
                    ? array.Items.Select(item => FaultOf(type.ItemType, item)).FirstOrDefault(static fault => fault is not null)
                    : "it must be an array";
            case TypeKind.Json:
                return node.Levels > JsonText.MostStoredLevels ? $"JSON has at most {JsonText.MostStoredLevels} levels of objects and arrays" : null;
            default:
                return null;
        }
    }

    private static string? FaultOfChoices(JsonArray array, EquatableArray<string> choices)
    {
        foreach (var item in array.Items)
        {
            if (item is not JsonString { Value: var choice })
            {
                return "its items must be strings";
            }

            if (!choices.Contains(choice))
            {
                return $"'{choice}' is not a choice. " + Suggestion.For(choice, choices);
            }
        }

        return null;
    }

    private static string? FaultOfText(string text, int length)
    {
        if (text.Contains('\0'))
        {
            return "it has the character U+0000";
        }

        var codePoints = text.Count(static c => !char.IsLowSurrogate(c));
        return length > 0 && codePoints > length ? $"it is longer than {length} characters" : null;
    }

    private static bool FitsDecimal(string text, DataType type)
    {
        var digits = text[0] == '-' ? text.Substring(1) : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits.Substring(0, point);
        var fraction = point < 0 ? "" : digits.Substring(point + 1);
        return digits.All(static c => c is '.' or (>= '0' and <= '9'))
            && (whole == "0" || whole.Length <= type.Precision - type.Scale)
            && fraction.Length <= type.Scale;
    }

    private static bool IsObjectId(string text) =>
        text.Length == 24 && text.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));
}
