using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots.Reading;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>Reads <c>snapshot.json</c>, <c>metadata.json</c> and single tables. Never throws for bad input.</summary>
public static class SnapshotReader
{
    /// <summary>The version of metadata exports that is written and read.</summary>
    public const int ExportVersion = 1;

    /// <summary>Reads a <c>snapshot.json</c>: an object of tables by name.</summary>
    /// <param name="file">For positions.</param>
    /// <param name="text">The text.</param>
    public static SnapshotDocument Read(string file, string text) =>
        Read(file, text, static (root, report, declarations) => ReadTables(root, report, declarations, isTopLevel: true));

    /// <summary>Reads a <c>metadata.json</c>: what a running server exports.</summary>
    /// <param name="file">For positions.</param>
    /// <param name="text">The text.</param>
    public static SnapshotDocument ReadExport(string file, string text) => Read(file, text, ReadExport);

    /// <summary>Reads a <c>*.funql</c> file: one view, named as the file is, <c>name.funql</c> or <c>schema.name.funql</c>.</summary>
    /// <param name="file">The path; for the name, and for positions.</param>
    /// <param name="text">The query.</param>
    public static SnapshotDocument ReadView(string file, string text)
    {
        var report = new Report(new JsonSource(file, text));
        var declarations = new Declarations();
        ViewReader.Read(file, text, report, declarations);
        return new(file, text, declarations, report.InOrder.ToEquatableArray()) { IsView = true };
    }

    /// <summary>Reads one table that stands by itself, such as a request body; its <c>name</c> is required.</summary>
    public static TableReading ReadTable(JsonSource source, JsonNode node)
    {
        var report = new Report(source);
        var table = TableReader.Read(null, node, new(source, node.Offset, 1), report);
        return new(report.Errors == 0 ? table : null, report.InOrder.ToEquatableArray());
    }

    private static SnapshotDocument Read(string file, string text, Action<JsonObject, Report, Declarations> read)
    {
        var reading = JsonText.Parse(file, text);
        var report = new Report(reading.Source);
        var declarations = new Declarations();
        if (reading.Root is JsonObject root)
        {
            read(root, report, declarations);
        }
        else if (reading.Root is { } other)
        {
            report.AddWrongType(other, JsonPath.Root, "an object");
        }

        var diagnostics = reading.Diagnostics.Concat(report.InOrder).OrderBy(static d => d.Position.Offset);
        return new(file, text, declarations, diagnostics.ToEquatableArray());
    }

    private static void ReadExport(JsonObject root, Report report, Declarations declarations)
    {
        var visible = new JsonObject([.. root.Properties.Where(static p => !IsIgnored(p.Name))], root.Offset, root.Length);
        var reader = new ObjectReader(visible, report);
        reader.CheckKeys(SnapshotKeys.Export, SnapshotKeys.LaterInExport);
        if (reader.Find("version") is not { } version)
        {
            reader.Missing("version");
        }
        else if (version is not JsonNumber { RawText: "1" })
        {
            report.Add(DiagnosticCatalog.ExportVersion, reader.PlaceOf("version"), CanonicalJson.Write(version));
        }

        switch (reader.Find("tables"))
        {
            case JsonObject tables:
                ReadTables(tables, report, declarations, isTopLevel: false);
                break;
            case null:
                reader.Missing("tables");
                break;
            case var other:
                report.AddWrongType(other, "tables", "an object");
                break;
        }

        ViewReader.Read(reader.Array("views"), report, declarations);
        FieldAttributesReader.Read(reader.Array("fieldAttributes"), report, declarations);
    }

    private static void ReadTables(JsonObject json, Report report, Declarations declarations, bool isTopLevel)
    {
        var names = new HashSet<TableName>();
        foreach (var property in json.Properties)
        {
            if (isTopLevel && IsIgnored(property.Name))
            {
                continue;
            }

            var place = new Place(report.Source, property);
            if (TableReader.Read(property.Name, property.Value, place, report) is not { } table)
            {
                continue;
            }

            if (names.Add(table.Name))
            {
                declarations.Tables.Add(table);
            }
            else
            {
                report.Add(DiagnosticCatalog.DuplicateTable, place, table.Name);
            }
        }
    }

    private static bool IsIgnored(string key) => key == "$schema" || (key.Length > 0 && key[0] == '_');
}
