using System.Data.Common;

namespace Snapwright.MySql.Sessions;

/// <summary>A statement whose rows are being read.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Watch">Ends it when the caller gives up.</param>
internal sealed record RunningStatement(string Text, DbDataReader Rows, CancellationWatch Watch) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Rows.DisposeAsync();
        }
        finally
        {
            await Watch.DisposeAsync();
        }
    }
}
