using Snapwright.Data.Rows;

namespace Snapwright.Writes.Nested;

/// <summary>Nobody asks for the row.</summary>
internal sealed class NoReceiver : RowReceiver
{
    private NoReceiver()
    {
    }

    public static NoReceiver Instance { get; } = new();

    public override void Receive(RowReader row)
    {
    }
}
