using Snapwright.Data.Rows;

namespace Snapwright.Writes;

/// <summary>Takes the row that a write yields, while the reader stands at it; ordinals are slots.</summary>
internal abstract class RowReceiver
{
    public abstract void Receive(RowReader row);
}
