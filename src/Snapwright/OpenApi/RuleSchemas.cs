using System.Globalization;
using System.Text.Json;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>The rules of columns as keywords of JSON Schema.</summary>
internal static class RuleSchemas
{
    // What a flag changes has no keyword; "u" changes nothing.
    private const string FlagsThatMatter = "ims";

    /// <summary>The most code points of a text: the smaller of column and rule; 0 for no bound.</summary>
    public static int MaxLength(Column column)
    {
        var length = column.Type.Length;
        var rule = Applied(column).FirstOrDefault(static r => r.Type == RuleType.MaxLength);
        return rule is not null && int.TryParse(rule.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var most) && (length == 0 || most < length)
            ? most
            : length;
    }

    /// <summary>Writes the keywords into the schema of the column.</summary>
    /// <returns>What there is to say in words: the rules' own messages, and rules that have no keyword.</returns>
    public static IReadOnlyList<string> Write(Utf8JsonWriter json, Column column)
    {
        var messages = new List<string>();
        foreach (var rule in Applied(column))
        {
            if ((!WriteKeyword(json, rule) || rule.Message is not null) && !messages.Contains(rule.Text))
            {
                messages.Add(rule.Text);
            }
        }

        return messages;
    }

    private static IEnumerable<ColumnRule> Applied(Column column) => column.Rules.Where(static r => r.IsEnabled);

    private static bool WriteKeyword(Utf8JsonWriter json, ColumnRule rule)
    {
        switch (rule.Type)
        {
            case RuleType.MaxLength:
                // Stands with the length of the column.
                return true;
            case RuleType.Pattern when rule.Flags is { } flags && flags.AsSpan().ContainsAny(FlagsThatMatter):
                return false;
            case RuleType.Pattern:
                json.WriteString("pattern", rule.Value);
                return true;
            case RuleType.Format:
                json.WriteString("format", rule.Value switch { "url" => "uri", "datetime" => "date-time", var name => name });
                return true;
            default:
                json.WritePropertyName(rule.Type switch { RuleType.Min => "minimum", RuleType.Max => "maximum", var type => ColumnRule.TypeNames[(int)type] });
                json.WriteRawValue(rule.Value);
                return true;
        }
    }
}
