using Snapwright.Data.Writes;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Rows for one insert: a list per column, and one value of a column that is the same in all rows.</summary>
internal sealed class RowColumns
{
    private readonly SqlColumn?[] _columns;
    private readonly SqlValue[] _parameters;
    private readonly int[] _slots;

    /// <summary>No rows yet.</summary>
    /// <param name="writer">The writer of the table.</param>
    /// <param name="statement">The statement that inserts them.</param>
    /// <param name="capacity">Most rows.</param>
    public RowColumns(TableWriter writer, SqlStatement statement, int capacity)
    {
        Statement = statement;
        var fields = writer.InsertFields;
        _columns = new SqlColumn?[fields.Count];
        _parameters = new SqlValue[fields.Count];
        _slots = new int[fields.Count];
        for (var i = 0; i < fields.Count; i++)
        {
            _slots[i] = fields[i].Slot;
            _columns[i] = statement.Parameters[i].Kind == Model.Tables.TypeKind.Array ? new(fields[i].Type.Kind, capacity) : null;
        }
    }

    /// <summary>The statement.</summary>
    public SqlStatement Statement { get; }

    /// <summary>The values of its parameters.</summary>
    public ReadOnlyMemory<SqlValue> Parameters
    {
        get
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                _parameters[i] = _columns[i] is { } column ? SqlValue.Column(column) : _parameters[i];
            }

            return _parameters;
        }
    }

    /// <summary>Adds a row, of which every field of an insert is set.</summary>
    public void Add(RowValues values)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] is { } column)
            {
                column.Add(values[_slots[i]]);
            }
            else
            {
                _parameters[i] = values[_slots[i]];
            }
        }
    }
}
