using Snapwright.Model.Json;
using Snapwright.Model.Snapshots.Writing;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>
/// Writes a model as snapshot JSON: deterministic, and only what is not the default. Read again it gives equal tables.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>The text of a <c>snapshot.json</c> with all tables of a model.</summary>
    public static string Write(MetadataModel model) => Write(model, model.Tables);

    /// <summary>The text of a <c>snapshot.json</c> with some tables of a model.</summary>
    public static string Write(MetadataModel model, IEnumerable<Table> tables)
    {
        var writer = new JsonWriter();
        writer.BeginObject();
        WriteTables(writer, model, tables);
        writer.EndObject();
        return writer.ToString();
    }

    /// <summary>The text of a <c>metadata.json</c> with some tables of a model, and its views and attributes of fields.</summary>
    public static string WriteExport(MetadataModel model, IEnumerable<Table> tables) => WriteExport(model, tables, model.Views, model.FieldAttributes);

    /// <summary>The text of a <c>metadata.json</c> with some of a model.</summary>
    public static string WriteExport(
        MetadataModel model, IEnumerable<Table> tables, IEnumerable<ViewDefinition> views, IEnumerable<FieldAttributes> fieldAttributes)
    {
        var writer = new JsonWriter();
        writer.BeginObject();
        writer.Raw("version", FormattableString.Invariant($"{SnapshotReader.ExportVersion}"));
        writer.BeginObject("tables");
        WriteTables(writer, model, tables);
        writer.EndObject();
        ViewWriter.WriteViews(writer, views);
        ViewWriter.WriteAttributes(writer, fieldAttributes);
        writer.EndObject();
        return writer.ToString();
    }

    private static void WriteTables(JsonWriter writer, MetadataModel model, IEnumerable<Table> tables)
    {
        foreach (var table in tables)
        {
            TableWriter.Write(writer, table, model);
        }
    }
}
