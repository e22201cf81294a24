using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads views: the members of <c>views</c>, or a file that is one.</summary>
internal static class ViewReader
{
    private const string Extension = ".funql";

    public static void Read(JsonArray? array, Report report, Declarations declarations)
    {
        var names = new HashSet<TableName>();
        var items = array?.Items ?? default;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonObject json)
            {
                report.AddWrongType(items[i], $"views[{i}]", "an object");
            }
            else if (ReadOne(new(json, report), names) is { } view)
            {
                declarations.Views.Add(view);
            }
        }
    }

    public static void Read(string file, string text, Report report, Declarations declarations)
    {
        var start = file.LastIndexOfAny(['/', '\\']) + 1;
        var name = file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? file.Substring(start, file.Length - start - Extension.Length) : file.Substring(start);
        var view = TableName.Parse(name);
        if (NameRules.IsTablePart(view.Schema) && NameRules.IsView(view.Name))
        {
            declarations.Views.Add(new(view, text, Place: new(report.Source, 0, text.Length)));
        }
        else
        {
            report.Add(DiagnosticCatalog.ViewFile, new(report.Source, 0, 1), name);
        }
    }

    private static ViewDefinition? ReadOne(ObjectReader reader, HashSet<TableName> names)
    {
        var report = reader.Report;
        var errors = report.Errors;
        reader.CheckKeys(SnapshotKeys.View, []);
        var schema = reader.Text("schema") ?? TableName.DefaultSchema;
        if (!NameRules.IsTablePart(schema))
        {
            report.Add(DiagnosticCatalog.ObjectName, reader.PlaceOf("schema"), schema, "schema");
        }

        var name = reader.RequiredText("name");
        if (name is not null && !NameRules.IsView(name))
        {
            report.Add(DiagnosticCatalog.ObjectName, reader.PlaceOf("name"), name, "view");
        }
        else if (name is not null && !names.Add(new(schema, name)))
        {
            report.Add(DiagnosticCatalog.DuplicateName, reader.PlaceOf("name"), "view", new TableName(schema, name));
        }

        var (allowBroken, description) = (reader.Flag("allowBroken"), reader.Text("description"));
        return reader.RequiredText("query") is { } query && name is not null && report.Errors == errors
            ? new(new(schema, name), query, allowBroken, description, reader.PlaceOf("query"))
            : null;
    }
}
