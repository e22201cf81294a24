using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Metadata;

/// <summary>A system table with the statements that reading and writing all its rows take.</summary>
internal sealed class DefinitionTable
{
    private readonly Planner _planner;
    private readonly Dialect _dialect;
    private readonly Dictionary<string, StoredField> _byName;

    public DefinitionTable(MetadataModel systemModel, Dialect dialect, TableName name)
    {
        _dialect = dialect;
        _planner = new Planner(systemModel);
        Table = systemModel.Get(name);
        Fields = StoredFields.Of(Table);
        _byName = Fields.ToDictionary(static f => f.Name);
        var sort = Fields.Where(static f => f.Name == "position").Select(static f => new SortKey([], f, Descending: false)).ToEquatableArray();
        Select = dialect.Write(_planner.PlanRead(new ReadRequest { Table = Table, Sort = sort }, Caller.System).Query);
        Insert = dialect.Write(_planner.PlanInsert(Table, Caller.System));
    }

    /// <summary>The system table.</summary>
    public Table Table { get; }

    /// <summary>Its stored fields by slot.</summary>
    public EquatableArray<StoredField> Fields { get; }

    /// <summary>All rows, by position; no values.</summary>
    public SqlStatement Select { get; }

    /// <summary>One more row.</summary>
    public SqlStatement Insert { get; }

    /// <summary>The slot of a field.</summary>
    public int Slot(string field) => _byName[field].Slot;

    /// <summary>The slot of a field, or null.</summary>
    public int? Find(string field) => _byName.TryGetValue(field, out var found) ? found.Slot : null;

    /// <summary>The statement that sets some fields of one row, and its values.</summary>
    public (SqlStatement Statement, SqlValue[] Values) Update(int id, params ReadOnlySpan<(string Field, SqlValue Value)> changes)
    {
        var slots = new int[changes.Length];
        var values = new SqlValue[changes.Length + 1];
        for (var i = 0; i < changes.Length; i++)
        {
            slots[i] = Slot(changes[i].Field);
            values[i] = changes[i].Value;
        }

        values[^1] = SqlValue.Int(id);
        return (_dialect.Write(_planner.PlanUpdate(Table, slots, Caller.System)), values);
    }

    /// <summary>The values of <see cref="Insert"/>.</summary>
    public SqlValue[] InsertValues(RowValues values) =>
        [.. Fields.Where(static f => !f.IsDatabaseGenerated).Select(f => values.IsSet(f.Slot) ? values[f.Slot] : SqlValue.Null(f.Type.Kind))];
}
