using Snapwright.Data.Rows;
using Snapwright.Hooks;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Keeps of a row what the rest of its transaction needs, and hands it on.</summary>
internal sealed class TransactionReceiver(RowReceiver? next, HookRun? hooks, int keySlot, TypeKind keyKind) : RowReceiver
{
    public SqlValue Key { get; private set; }

    /// <summary>The typed row; null without hooks.</summary>
    public object? Row { get; private set; }

    public override void Receive(RowReader row)
    {
        Key = RowKey.Read(row, keySlot, keyKind);
        Row = hooks?.ReadRow(row);
        next?.Receive(row);
    }
}
