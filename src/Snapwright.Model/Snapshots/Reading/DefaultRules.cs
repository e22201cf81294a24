using System.Globalization;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>A default must keep the rules of its column as any value that is written.</summary>
internal static class DefaultRules
{
    public static void Check(Column column, ObjectReader reader)
    {
        if (reader.Find("defaultValue") is not { } node || column.Default is not { IsNow: false })
        {
            return;
        }

        if (column.Rules.FirstOrDefault(r => r.IsEnabled && !Allows(r, node, column.Type.Kind)) is { } broken)
        {
            reader.Report.Add(
                DiagnosticCatalog.Default, reader.PlaceOf("defaultValue"), CanonicalJson.Write(node), $"it breaks the rule '{ColumnRule.TypeNames[(int)broken.Type]}'");
        }
    }

    private static bool Allows(ColumnRule rule, JsonNode node, TypeKind kind) => node switch
    {
        JsonString text => rule.Allows(text.Value),
        JsonArray array => rule.AllowsItems(array.Items.Count),
        JsonNumber number when kind == TypeKind.Float => rule.Allows(double.Parse(number.RawText, NumberStyles.Float, CultureInfo.InvariantCulture)),
        JsonNumber number => rule.Allows(decimal.Parse(number.RawText, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => true,
    };
}
