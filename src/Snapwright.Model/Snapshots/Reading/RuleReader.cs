using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads the rules of a column.</summary>
internal static class RuleReader
{
    private const string Custom = "custom";

    /// <param name="column">The column without its rules; its type and choices are known to be right.</param>
    /// <param name="reader">Its keys.</param>
    public static EquatableArray<ColumnRule> Read(Column column, ObjectReader reader)
    {
        var rules = new List<ColumnRule>();
        var items = reader.Array("rules")?.Items ?? default;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject json)
            {
                Add(column, rules, new(json, reader.Report));
            }
            else
            {
                reader.Report.AddWrongType(items[i], $"rules[{i}]", "an object");
            }
        }

        return rules.ToEquatableArray();
    }

    private static void Add(Column column, List<ColumnRule> rules, ObjectReader reader)
    {
        reader.CheckKeys(SnapshotKeys.Rule, []);
        if (ReadType(column, reader) is not { } type)
        {
            return;
        }

        var name = ColumnRule.TypeNames[(int)type];
        if (rules.Any(r => r.Type == type))
        {
            Fault(reader, "ruleType", name, "the column has a rule of this type already");
            return;
        }

        if (ReadValue(column, type, reader) is { } read)
        {
            var rule = new ColumnRule(
                type, read.Value, read.Flags, reader.Text("message"), reader.Flag("isEnabled", absent: true), reader.Text("description"));
            rules.Add(rule);
            CheckRange(rules, rule, name, reader);
        }
    }

    private static RuleType? ReadType(Column column, ObjectReader reader)
    {
        if (reader.RequiredText("ruleType") is not { } name)
        {
            return null;
        }

        if (name == Custom)
        {
            reader.Report.Add(DiagnosticCatalog.CustomRule, reader.PlaceOf("ruleType"));
            return null;
        }

        for (var i = 0; i < ColumnRule.TypeNames.Count; i++)
        {
            if (ColumnRule.TypeNames[i] == name)
            {
                var misfit = Misfit(column, (RuleType)i);
                if (misfit is not null)
                {
                    reader.Report.Add(DiagnosticCatalog.RuleMisfit, reader.PlaceOf("ruleType"), name, column.Name, misfit);
                }

                return misfit is null ? (RuleType)i : null;
            }
        }

        reader.Report.Add(DiagnosticCatalog.RuleType, reader.PlaceOf("ruleType"), name, Suggestion.For(name, ColumnRule.TypeNames));
        return null;
    }

    private static string? Misfit(Column column, RuleType type)
    {
        if (column.IsGenerated)
        {
            return "the server makes its values";
        }

        var isPlainText = column.DeclaredType is ColumnType.Varchar or ColumnType.Text or ColumnType.Code or ColumnType.RichText;
        var (fits, wanted) = type switch
        {
            RuleType.Min or RuleType.Max => (column.Type.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal, "int, bigint, float or decimal"),
            RuleType.MinItems or RuleType.MaxItems => (column.Type.Kind == TypeKind.Array, "array or array-select"),
            _ => (isPlainText, "varchar, text, code or richtext"),
        };
        return fits ? null : $"it is for columns of type {wanted}, and this is {SnapshotKeys.ColumnTypes[(int)column.DeclaredType]}";
    }

    private static (string Value, string? Flags)? ReadValue(Column column, RuleType type, ObjectReader reader)
    {
        var name = ColumnRule.TypeNames[(int)type];
        switch (reader.Find("value"))
        {
            case null:
                reader.Missing("value");
                return null;
            case JsonObject json:
                var inner = new ObjectReader(json, reader.Report);
                inner.CheckKeys(type == RuleType.Pattern ? SnapshotKeys.PatternValue : SnapshotKeys.RuleValue, []);
                if (inner.Find("v") is not { } node)
                {
                    inner.Missing("v");
                    return null;
                }

                var flags = type == RuleType.Pattern ? ReadFlags(inner, name) : null;
                var fault = FaultOf(column, type, node, flags, out var value);
                if (fault is not null)
                {
                    Fault(inner, "v", name, fault);
                    return null;
                }

                return (value, flags);
            case var other:
                reader.Report.AddWrongType(other, "value", "an object such as { \"v\": 3 }");
                return null;
        }
    }

    private static string? ReadFlags(ObjectReader reader, string name)
    {
        var flags = reader.Text("flags");
        if (flags?.FirstOrDefault(c => !TextPattern.Flags.Contains(c)) is { } unknown and not '\0')
        {
            Fault(reader, "flags", name, $"the flag '{unknown}' is none of i, m, s, u");
            return null;
        }

        return flags;
    }

    private static string? FaultOf(Column column, RuleType type, JsonNode node, string? flags, out string value)
    {
        value = node switch { JsonNumber n => n.RawText, JsonString s => s.Value, _ => "" };
        return type switch
        {
            RuleType.Pattern => node is JsonString ? TextPattern.Read(value, flags, out _) : "v must be a regular expression as a string",
            RuleType.Format => node is JsonString && TextFormat.Names.Contains(value) ? null : $"v must be one of {string.Join(", ", TextFormat.Names)}",
            RuleType.Min or RuleType.Max => node is JsonNumber && IsBound(column.Type.Kind, value) ? null : NumberForm(column.Type.Kind),
            _ => node is JsonNumber && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "v must be a whole number from 0",
        };
    }

    private static bool IsBound(TypeKind kind, string text) => kind switch
    {
        TypeKind.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value),
        TypeKind.Decimal => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
    };

    private static string NumberForm(TypeKind kind) => kind is TypeKind.Int or TypeKind.BigInt ? "v must be a whole number" : "v must be a number";

    private static void CheckRange(List<ColumnRule> rules, ColumnRule rule, string name, ObjectReader reader)
    {
        var (low, high) = rule.Type switch
        {
            RuleType.Min or RuleType.Max => (RuleType.Min, RuleType.Max),
            RuleType.MinLength or RuleType.MaxLength => (RuleType.MinLength, RuleType.MaxLength),
            _ => (RuleType.MinItems, RuleType.MaxItems),
        };
        var least = rules.FirstOrDefault(r => r.Type == low);
        var most = rules.FirstOrDefault(r => r.Type == high);
        if (least is not null && most is not null && Number(least) > Number(most))
        {
            Fault(reader, "value", name, $"no value is from {least.Value} to {most.Value}");
        }
    }

    private static double Number(ColumnRule rule) => double.Parse(rule.Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static void Fault(ObjectReader reader, string key, string name, string fault) =>
        reader.Report.Add(DiagnosticCatalog.Rule, reader.PlaceOf(key), name, fault);
}
