using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>Writes the row that a write yields as the body of its response.</summary>
internal sealed class RowResponse(ServedTable table, JsonOutput output) : RowReceiver
{
    /// <summary>The key of the row.</summary>
    public SqlValue Key { get; private set; }

    public override void Receive(RowReader row)
    {
        Key = RowKey.Read(row, table.KeySlot, table.Fields[table.KeySlot].Type.Kind);
        output.Raw("{\"data\":"u8);
        table.Handler.WriteRow(row, output);
        output.Raw((byte)'}');
    }
}
