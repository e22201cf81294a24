using System.Text;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>All rows of the system tables, as they were read together.</summary>
/// <param name="Tables">The tables in the order of their keys.</param>
internal sealed record MetadataRows(IReadOnlyList<TableRow> Tables)
{
    /// <summary>The name under which faults of the rows are reported.</summary>
    public const string SourceName = "metadata";

    /// <summary>Before there are any.</summary>
    public static MetadataRows Empty { get; } = new([]);

    /// <summary>The rows by the name of the table.</summary>
    public Dictionary<TableName, TableRow> ByName() => Tables.ToDictionary(static t => t.Name);

    /// <summary>
    /// The declarations. They go through the text of an export, so that the reader of snapshots is the only one who knows what is
    /// valid, and faults have a place.
    /// </summary>
    public SnapshotDocument ToDocument()
    {
        var text = new StringBuilder("{\"version\":1,\"tables\":{");
        var separator = "";
        foreach (var table in Tables)
        {
            text.Append(separator).Append(CanonicalJson.Write(table.Name.ToString())).Append(":{").Append(table.Properties);
            AppendMembers(text, table.Properties.Length > 0 ? "," : "", "columns", table.Columns);
            AppendMembers(text, ",", "relations", table.Relations);
            text.Append('}');
            separator = ",";
        }

        return SnapshotReader.ReadExport(SourceName, text.Append("}}").ToString());
    }

    private static void AppendMembers(StringBuilder text, string separator, string name, List<MemberRow> members)
    {
        text.Append(separator).Append('"').Append(name).Append("\":[")
            .AppendJoin(',', members.Select(static m => "{" + m.Properties + "}"))
            .Append(']');
    }
}

/// <summary>A row of <c>table_definition</c> with those that belong to it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The table.</param>
/// <param name="IsSystem">Whether the framework itself needs it.</param>
/// <param name="Properties">What the row says beyond its defaults, as properties of a JSON object without its braces.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Relations">Its declared relations, in order.</param>
internal sealed record TableRow(int Id, TableName Name, bool IsSystem, string Properties, List<MemberRow> Columns, List<MemberRow> Relations);

/// <summary>A row of <c>column_definition</c> or <c>relation_definition</c>.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Position">Its place; null where none was given.</param>
/// <param name="IsSystem">Whether the framework itself needs it.</param>
/// <param name="Properties">As for tables.</param>
internal sealed record MemberRow(int Id, string Name, int? Position, bool IsSystem, string Properties);
