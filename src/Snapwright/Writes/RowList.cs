using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Keeps the keys of written rows, in order, and writes the rows as items of a JSON array where they are wanted.</summary>
internal sealed class RowList(ServedTable table, JsonOutput? output) : RowReceiver
{
    private readonly List<SqlValue> _keys = [];

    /// <summary>The keys.</summary>
    public IReadOnlyList<SqlValue> Keys => _keys;

    public override void Receive(RowReader row)
    {
        if (output is not null)
        {
            if (_keys.Count > 0)
            {
                output.Raw((byte)',');
            }

            table.Handler.WriteRow(row, output);
        }

        _keys.Add(StoredValue.Read(row, table.Fields[table.KeySlot]));
    }
}
