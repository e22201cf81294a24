using System.Globalization;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes views and attributes of fields.</summary>
internal static class ViewWriter
{
    public static void WriteViews(JsonWriter writer, IEnumerable<ViewDefinition> views) => Objects.Write(writer, "views", views, view =>
    {
        writer.OptionalUnless("schema", view.Name.Schema, TableName.DefaultSchema);
        writer.Text("name", view.Name.Name);
        writer.Text("query", view.Query);
        writer.FlagUnless("allowBroken", view.AllowBroken, common: false);
        writer.Optional("description", view.Description);
    });

    public static void WriteAttributes(JsonWriter writer, IEnumerable<FieldAttributes> all) => Objects.Write(writer, "fieldAttributes", all, attributes =>
    {
        writer.OptionalUnless("schema", attributes.Schema, TableName.DefaultSchema);
        writer.Text("table", attributes.Table.ToString());
        writer.Text("field", attributes.Field);
        writer.OptionalRaw("priority", attributes.Priority == 0 ? null : attributes.Priority.ToString(CultureInfo.InvariantCulture));
        writer.Text("attributes", attributes.Attributes);
        writer.FlagUnless("allowBroken", attributes.AllowBroken, common: false);
    });
}
