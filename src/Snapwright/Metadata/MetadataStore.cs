using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.SystemTables;

namespace Snapwright.Metadata;

/// <summary>Reads the rows of the system tables: three statements, however large the model is.</summary>
internal sealed class MetadataStore
{
    private static readonly string[] TableSkips = ["schema", "name"];
    private static readonly string[] MemberSkips = ["position"];

    public MetadataStore(MetadataModel systemModel, Dialect dialect)
    {
        SystemModel = systemModel;
        Tables = new DefinitionTable(systemModel, dialect, SystemSnapshot.TableDefinition);
        Columns = new DefinitionTable(systemModel, dialect, SystemSnapshot.ColumnDefinition);
        Relations = new DefinitionTable(systemModel, dialect, SystemSnapshot.RelationDefinition);
    }

    /// <summary>The model of the system tables alone.</summary>
    public MetadataModel SystemModel { get; }

    /// <summary><c>table_definition</c>.</summary>
    public DefinitionTable Tables { get; }

    /// <summary><c>column_definition</c>.</summary>
    public DefinitionTable Columns { get; }

    /// <summary><c>relation_definition</c>.</summary>
    public DefinitionTable Relations { get; }

    /// <summary>Reads all rows, in the transaction of the session.</summary>
    public async ValueTask<MetadataRows> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var tables = new Dictionary<int, TableRow>();
        await ReadAsync(session, Tables, row => AddTable(tables, row), cancellationToken);
        await ReadAsync(session, Columns, row => AddColumn(tables, row), cancellationToken);
        await ReadAsync(session, Relations, row => AddRelation(tables, row), cancellationToken);
        return new([.. tables.Values.OrderBy(static t => t.Id)]);
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

    private void AddTable(Dictionary<int, TableRow> tables, RowReader row)
    {
        var id = row.GetInt32(Tables.Slot("id"));
        var name = new TableName(row.GetString(Tables.Slot("schema")), row.GetString(Tables.Slot("name")));
        var text = new StringBuilder();
        RowProperties.Append(text, row, Tables.Fields, TableSkips);
        tables.Add(id, new(id, name, row.GetBoolean(Tables.Slot("isSystem")), text.ToString(), [], []));
    }

    private void AddColumn(Dictionary<int, TableRow> tables, RowReader row)
    {
        var text = new StringBuilder();
        RowProperties.Append(text, row, Columns.Fields, MemberSkips);
        tables[row.GetInt32(Columns.Slot("table"))].Columns.Add(MemberOf(Columns, row, "name", text));
    }

    private void AddRelation(Dictionary<int, TableRow> tables, RowReader row)
    {
        var text = new StringBuilder();
        RowProperties.Append(text, row, Relations.Fields, MemberSkips);
        RowProperties.Append(text, "targetTable", tables[row.GetInt32(Relations.Slot("targetTable"))].Name.ToString());
        tables[row.GetInt32(Relations.Slot("table"))].Relations.Add(MemberOf(Relations, row, "propertyName", text));
    }

    private static MemberRow MemberOf(DefinitionTable table, RowReader row, string name, StringBuilder text)
    {
        var position = table.Slot("position");
        return new(
            row.GetInt32(table.Slot("id")),
            row.GetString(table.Slot(name)),
            row.IsNull(position) ? null : row.GetInt32(position),
            row.GetBoolean(table.Slot("isSystem")),
            text.ToString());
    }
}
