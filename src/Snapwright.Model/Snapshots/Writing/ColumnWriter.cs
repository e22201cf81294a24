using Snapwright.Model.Json;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes one column.</summary>
internal static class ColumnWriter
{
    public static void Write(JsonWriter writer, Column column)
    {
        writer.BeginObject();
        writer.Text("name", column.Name);
        writer.Text("type", SnapshotKeys.ColumnTypes[(int)column.DeclaredType]);
        WriteOptions(writer, column);
        writer.FlagUnless("isPrimary", column.IsPrimary, common: false);
        writer.FlagUnless("isGenerated", column.IsGenerated, common: false);
        writer.FlagUnless("isNullable", column.IsNullable, common: !column.IsPrimary);
        writer.FlagUnless("isUpdatable", column.IsUpdatable, common: true);
        writer.FlagUnless("isPublished", column.IsPublished, common: true);
        writer.FlagUnless("isSearchable", column.IsSearchable, common: false);
        writer.FlagUnless("isSystem", column.IsSystem, common: false);
        writer.OptionalRaw("defaultValue", column.Default is { IsNow: true } ? "\"now\"" : column.Default?.Json);
        WriteRules(writer, column);
        writer.Optional("description", column.Description);
        writer.Optional("placeholder", column.Placeholder);
        writer.OptionalRaw("metadata", column.Metadata);
        writer.EndObject();
    }

    private static void WriteRules(JsonWriter writer, Column column)
    {
        if (column.Rules.Count == 0)
        {
            return;
        }

        writer.BeginArray("rules");
        foreach (var rule in column.Rules)
        {
            writer.BeginObject();
            writer.Text("ruleType", ColumnRule.TypeNames[(int)rule.Type]);
            var value = rule.Type is RuleType.Pattern or RuleType.Format ? CanonicalJson.Write(rule.Value) : rule.Value;
            writer.Raw("value", rule.Flags is null ? $$"""{ "v": {{value}} }""" : $$"""{ "v": {{value}}, "flags": {{CanonicalJson.Write(rule.Flags)}} }""");
            writer.Optional("message", rule.Message);
            writer.FlagUnless("isEnabled", rule.IsEnabled, common: true);
            writer.Optional("description", rule.Description);
            writer.EndObject();
        }

        writer.EndArray();
    }

    private static void WriteOptions(JsonWriter writer, Column column)
    {
        var type = column.Type;
        switch (column.DeclaredType)
        {
            case ColumnType.Enum or ColumnType.ArraySelect:
                writer.Strings("options", column.Choices);
                break;
            case ColumnType.Varchar when type.Length != 255:
                writer.Raw("options", FormattableString.Invariant($$"""{ "length": {{type.Length}} }"""));
                break;
            case ColumnType.Decimal:
                writer.Raw("options", FormattableString.Invariant($$"""{ "precision": {{type.Precision}}, "scale": {{type.Scale}} }"""));
                break;
            case ColumnType.Array when type.Item is { } item and not TypeKind.Text:
                writer.Raw("options", $$"""{ "of": "{{NameOf(item)}}" }""");
                break;
        }
    }

    private static string NameOf(TypeKind item) => item switch
    {
        TypeKind.Int => "int",
        TypeKind.BigInt => "bigint",
        TypeKind.Float => "float",
        TypeKind.Boolean => "boolean",
        TypeKind.Uuid => "uuid",
        _ => "text",
    };
}
