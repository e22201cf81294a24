using System.Globalization;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads <c>fieldAttributes</c>.</summary>
internal static class FieldAttributesReader
{
    public static void Read(JsonArray? array, Report report, Declarations declarations)
    {
        var seen = new HashSet<(string Schema, TableName Table, string Field)>();
        var items = array?.Items ?? default;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonObject json)
            {
                report.AddWrongType(items[i], $"fieldAttributes[{i}]", "an object");
                continue;
            }

            var reader = new ObjectReader(json, report);
            if (ReadOne(reader) is not { } attributes)
            {
                continue;
            }

            if (seen.Add((attributes.Schema, attributes.Table, attributes.Field)))
            {
                declarations.FieldAttributes.Add(attributes);
            }
            else
            {
                report.Add(DiagnosticCatalog.DuplicateName, reader.PlaceOf("field"), $"attributes in '{attributes.Schema}' for a field", $"{attributes.Table}.{attributes.Field}");
            }
        }
    }

    private static FieldAttributes? ReadOne(ObjectReader reader)
    {
        var report = reader.Report;
        var errors = report.Errors;
        reader.CheckKeys(SnapshotKeys.FieldAttributes, []);
        var schema = reader.Text("schema") ?? TableName.DefaultSchema;
        if (!NameRules.IsTablePart(schema))
        {
            report.Add(DiagnosticCatalog.ObjectName, reader.PlaceOf("schema"), schema, "schema");
        }

        var (table, field, text) = (reader.RequiredText("table"), reader.RequiredText("field"), reader.RequiredText("attributes"));
        var (priority, allowBroken) = (ReadPriority(reader), reader.Flag("allowBroken"));
        return table is not null && field is not null && text is not null && report.Errors == errors
            ? new(schema, TableName.Parse(table), field, text, priority, allowBroken, reader.PlaceOf("attributes"))
            {
                TablePlace = reader.PlaceOf("table"),
                FieldPlace = reader.PlaceOf("field"),
            }
            : null;
    }

    private static int ReadPriority(ObjectReader reader)
    {
        switch (reader.Find("priority"))
        {
            case null:
                return 0;
            case JsonNumber { RawText: var text } when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority):
                return priority;
            case var other:
                reader.Report.AddWrongType(other, "priority", "a whole number");
                return 0;
        }
    }
}
