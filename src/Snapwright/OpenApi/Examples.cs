using System.Globalization;
using System.Text.Json;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>Example values: always the same, valid for their type and rules, and telling where a column says something of itself.</summary>
internal static class Examples
{
    private const int MostItems = 20;
    private const int MostCharacters = 200;

    /// <summary>An example of a key as JSON.</summary>
    public static string OfKey(DataType type) => OfKind(type, "text");

    /// <summary>An example of a column's value as JSON; null where its rules let none be found.</summary>
    public static string? Of(Column column)
    {
        if (column.Default is { IsNow: false, Json: { } literal } && literal != "null")
        {
            return literal;
        }

        var rules = column.Rules.Where(static r => r.IsEnabled).ToList();
        return column switch
        {
            { DeclaredType: ColumnType.ObjectId } => Text("66f1a2b3c4d5e6f708192a3b"),
            { Choices: [var choice, ..], Type.Kind: not TypeKind.Array } => Text(choice),
            { Type.Kind: TypeKind.Text } => Texts(column).FirstOrDefault(t => rules.TrueForAll(r => r.Allows(t))) is { } text ? Text(text) : null,
            { Type.Kind: TypeKind.Array } => Array(column, rules),
            { Type.Kind: TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal } => Number(column.Type, rules),
            _ => OfKind(column.Type, "text"),
        };
    }

    private static string OfKind(DataType type, string text) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => "1",
        TypeKind.Float => "1.5",
        TypeKind.Decimal => Decimal(type),
        TypeKind.Boolean => "true",
        TypeKind.Uuid => "\"0192f0c1-7c3e-7a10-8f6b-2f1d3c4b5a69\"",
        TypeKind.Date => "\"2026-11-21\"",
        TypeKind.Time => "\"08:30:00\"",
        TypeKind.DateTime => "\"2026-11-21T03:11:04Z\"",
        TypeKind.Interval => "\"P1M7DT4H30M\"",
        TypeKind.Json => "{\"key\":\"value\"}",
        _ => Text(text),
    };

    private static string? Number(DataType type, List<ColumnRule> rules)
    {
        var plain = OfKind(type, "");
        return rules.Select(static r => r.Value).Prepend(plain).FirstOrDefault(
            candidate => decimal.TryParse(candidate, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && rules.TrueForAll(r => r.Allows(number)));
    }

    private static string? Array(Column column, List<ColumnRule> rules)
    {
        var item = OfKind(column.Type.ItemType, column.Choices is [var choice, ..] ? choice : "text");
        for (var count = 1; count <= MostItems; count++)
        {
            if (rules.TrueForAll(r => r.AllowsItems(count)))
            {
                return $"[{string.Join(',', Enumerable.Repeat(item, count))}]";
            }
        }

        return rules.TrueForAll(static r => r.AllowsItems(0)) ? "[]" : null;
    }

    private static IEnumerable<string> Texts(Column column)
    {
        if (column.Placeholder is { Length: > 0 } placeholder)
        {
            yield return Cut(placeholder, column.Type);
        }

        yield return Cut(column.Name, column.Type);
        foreach (var text in (string[])["ada@example.org", "https://example.org", "0192f0c1-7c3e-7a10-8f6b-2f1d3c4b5a69", "2026-11-21T03:11:04Z", "9780000000002", "AB-123", "a"])
        {
            yield return Cut(text, column.Type);
        }

        var least = column.Rules.FirstOrDefault(static r => r.Type == RuleType.MinLength);
        if (least is not null && int.TryParse(least.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length <= MostCharacters)
        {
            yield return Cut(column.Name.PadRight(length, 'x'), column.Type);
        }
    }

    private static string Cut(string text, DataType type) => type.Length > 0 && text.Length > type.Length ? text[..type.Length] : text;

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Decimal(DataType type)
    {
        var whole = type.Precision > type.Scale ? "1" : "0";
        return type.Scale == 0 ? whole : whole + "." + "5".PadRight(type.Scale, '0');
    }
}
