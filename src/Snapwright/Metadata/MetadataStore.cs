using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.SystemTables;

namespace Snapwright.Metadata;

/// <summary>Reads the rows of the system tables: one statement for each of them, however large the model is.</summary>
internal sealed class MetadataStore
{
    private static readonly string[] TableSkips = ["schema", "name", "indexes", "origin"];
    private static readonly string[] MemberSkips = ["position", "origin"];

    public MetadataStore(MetadataModel systemModel, Dialect dialect)
    {
        SystemModel = systemModel;
        Tables = new DefinitionTable(systemModel, dialect, SystemSnapshot.TableDefinition);
        Members = [.. MemberKind.All.Select(kind => new DefinitionTable(systemModel, dialect, kind.Definition))];
        Views = new DefinitionTable(systemModel, dialect, SystemSnapshot.ViewDefinition);
        FieldAttributes = new DefinitionTable(systemModel, dialect, SystemSnapshot.FieldAttributeDefinition);
    }

    /// <summary>The model of the system tables alone.</summary>
    public MetadataModel SystemModel { get; }

    /// <summary><c>table_definition</c>.</summary>
    public DefinitionTable Tables { get; }

    /// <summary>The tables of <see cref="MemberKind.All"/>.</summary>
    public IReadOnlyList<DefinitionTable> Members { get; }

    /// <summary><c>view_definition</c>.</summary>
    public DefinitionTable Views { get; }

    /// <summary><c>field_attribute_definition</c>.</summary>
    public DefinitionTable FieldAttributes { get; }

    /// <summary>Reads all rows, in the transaction of the session.</summary>
    public async ValueTask<MetadataRows> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var tables = new Dictionary<int, TableRow>();
        var parents = new Dictionary<int, int>();
        await ReadAsync(session, Tables, row => AddTable(tables, parents, row), cancellationToken);
        foreach (var (child, parent) in parents)
        {
            tables[child] = Inheriting(tables[child], tables[parent].Name);
        }

        for (var i = 0; i < Members.Count; i++)
        {
            var (kind, definition, index) = (MemberKind.All[i], Members[i], i);
            await ReadAsync(session, definition, row => AddMember(tables, kind, definition, index, row), cancellationToken);
        }

        var views = new List<MemberRow>();
        await ReadAsync(session, Views, row => views.Add(ViewOf(row)), cancellationToken);
        var attributes = new List<MemberRow>();
        await ReadAsync(session, FieldAttributes, row => attributes.Add(AttributesOf(tables, row)), cancellationToken);
        return new(
            [.. tables.Values.OrderBy(static t => t.Id)],
            [.. views.OrderBy(static v => v.Id)],
            [.. attributes.OrderBy(static a => a.Id)]);
    }

    private static async ValueTask ReadAsync(
        DatabaseSession session, DefinitionTable table, Action<RowReader> add, CancellationToken cancellationToken)
    {
        await using var rows = await session.QueryAsync(table.Select, ReadOnlyMemory<Query.Values.SqlValue>.Empty, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            add(rows);
        }
    }

    private static TableRow Inheriting(TableRow row, TableName parent)
    {
        var text = new StringBuilder(row.Properties);
        RowProperties.Append(text, "parent", parent.ToString());
        return row with { Properties = text.ToString() };
    }

    private void AddTable(Dictionary<int, TableRow> tables, Dictionary<int, int> parents, RowReader row)
    {
        var id = row.GetInt32(Tables.Slot("id"));
        var name = new TableName(row.GetString(Tables.Slot("schema")), row.GetString(Tables.Slot("name")));
        var text = new StringBuilder();
        RowProperties.Append(text, row, Tables.Fields, TableSkips);
        var indexes = row.IsNull(Tables.Slot("indexes")) ? "" : row.GetJson(Tables.Slot("indexes"));
        var isList = indexes.Length > 1 && indexes[0] == '[';
        if (indexes.Length > 0 && !isList)
        {
            // Not a list at all: the reader of snapshots says so.
            RowProperties.AppendRaw(text, "indexes", indexes);
        }

        if (!row.IsNull(Tables.Slot("parent")))
        {
            parents.Add(id, row.GetInt32(Tables.Slot("parent")));
        }

        tables.Add(id, new(id, name, row.GetBoolean(Tables.Slot("isSystem")), text.ToString(), isList ? indexes[1..^1] : "", OriginOf(Tables, row)));
    }

    private static void AddMember(Dictionary<int, TableRow> tables, MemberKind kind, DefinitionTable definition, int index, RowReader row)
    {
        var text = new StringBuilder();
        RowProperties.Append(text, row, definition.Fields, MemberSkips);
        if (kind == MemberKind.Relation)
        {
            RowProperties.Append(text, "targetTable", tables[row.GetInt32(definition.Slot("targetTable"))].Name.ToString());
        }

        var member = new MemberRow(
            row.GetInt32(definition.Slot("id")),
            row.GetString(definition.Slot(kind.NameKey)),
            definition.Find("position") is { } position && !row.IsNull(position) ? row.GetInt32(position) : null,
            definition.Find("isSystem") is { } isSystem && row.GetBoolean(isSystem),
            text.ToString(),
            OriginOf(definition, row));
        tables[row.GetInt32(definition.Slot("table"))].Members[index].Add(member);
    }

    private MemberRow ViewOf(RowReader row)
    {
        var text = new StringBuilder();
        RowProperties.Append(text, row, Views.Fields, MemberSkips);
        var name = new TableName(row.GetString(Views.Slot("schema")), row.GetString(Views.Slot("name")));
        return new(row.GetInt32(Views.Slot("id")), name.ToString(), null, false, text.ToString(), OriginOf(Views, row));
    }

    private MemberRow AttributesOf(Dictionary<int, TableRow> tables, RowReader row)
    {
        var text = new StringBuilder();
        RowProperties.Append(text, row, FieldAttributes.Fields, MemberSkips);
        var table = tables[row.GetInt32(FieldAttributes.Slot("table"))].Name.ToString();
        RowProperties.Append(text, "table", table);
        var name = $"{row.GetString(FieldAttributes.Slot("schema"))}:{table}.{row.GetString(FieldAttributes.Slot("field"))}";
        return new(row.GetInt32(FieldAttributes.Slot("id")), name, null, false, text.ToString(), OriginOf(FieldAttributes, row));
    }

    private static string? OriginOf(DefinitionTable definition, RowReader row) =>
        definition.Find("origin") is { } origin && !row.IsNull(origin) ? row.GetString(origin) : null;
}
