using System.Text;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>All rows of the system tables, as they were read together.</summary>
/// <param name="Tables">The tables in the order of their keys.</param>
/// <param name="Views">The views in the order of their keys.</param>
/// <param name="FieldAttributes">The attributes of fields in the order of their keys.</param>
internal sealed record MetadataRows(IReadOnlyList<TableRow> Tables, IReadOnlyList<MemberRow> Views, IReadOnlyList<MemberRow> FieldAttributes)
{
    /// <summary>The name under which faults of the rows are reported.</summary>
    public const string SourceName = "metadata";

    /// <summary>Before there are any.</summary>
    public static MetadataRows Empty { get; } = new([], [], []);

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
            for (var i = 0; i < MemberKind.All.Count; i++)
            {
                // The short form of indexes, lists of fields, comes behind the rows, so that those have their places.
                var more = MemberKind.All[i].Key == "indexes" ? table.Indexes : "";
                if (i == 0 || table.Members[i].Count > 0 || more.Length > 0)
                {
                    AppendMembers(text, text[^1] == '{' ? "" : ",", MemberKind.All[i].Key, table.Members[i], more);
                }
            }

            text.Append('}');
            separator = ",";
        }

        AppendMembers(text, "},", "views", Views, "");
        AppendMembers(text, ",", "fieldAttributes", FieldAttributes, "");
        return SnapshotReader.ReadExport(SourceName, text.Append('}').ToString());
    }

    private static void AppendMembers(StringBuilder text, string separator, string name, IReadOnlyList<MemberRow> members, string more)
    {
        text.Append(separator).Append('"').Append(name).Append("\":[")
            .AppendJoin(',', members.Select(static m => "{" + m.Properties + "}"))
            .Append(members.Count > 0 && more.Length > 0 ? "," : "")
            .Append(more)
            .Append(']');
    }
}

/// <summary>A row of <c>table_definition</c> with those that belong to it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The table.</param>
/// <param name="IsSystem">Whether the framework itself needs it.</param>
/// <param name="Properties">What the row says beyond its defaults, as properties of a JSON object without its braces.</param>
/// <param name="Indexes">The lists of fields with an index, as items of a JSON array without its brackets.</param>
/// <param name="Origin">What the files said of its settings when they were last heard; null where they never were.</param>
internal sealed record TableRow(int Id, TableName Name, bool IsSystem, string Properties, string Indexes, string? Origin = null)
{
    /// <summary>What it has, by <see cref="MemberKind.All"/>, each in order.</summary>
    public List<MemberRow>[] Members { get; } = [.. MemberKind.All.Select(static _ => new List<MemberRow>())];

    /// <summary>Its members of a kind, in order.</summary>
    public List<MemberRow> Of(MemberKind kind) => Members[IndexOf(kind)];

    /// <summary>Whether all members are as those of another.</summary>
    public bool HasSameMembers(TableRow other) => Members.Zip(other.Members).All(static pair => pair.First.SequenceEqual(pair.Second));

    private static int IndexOf(MemberKind kind)
    {
        var index = 0;
        while (MemberKind.All[index] != kind)
        {
            index++;
        }

        return index;
    }
}

/// <summary>A row of what belongs to a table, or of a view, or of attributes.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The name; of attributes, that of schema, table and field.</param>
/// <param name="Position">Its place; null where none was given.</param>
/// <param name="IsSystem">Whether the framework itself needs it.</param>
/// <param name="Properties">As for tables.</param>
/// <param name="Origin">What the files said when they were last heard; null where they never were.</param>
internal sealed record MemberRow(int Id, string Name, int? Position, bool IsSystem, string Properties, string? Origin = null);
