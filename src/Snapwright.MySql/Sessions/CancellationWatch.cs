using System.Data.Common;
using Snapwright.MySql.Connections;
using Snapwright.MySql.Faults;

namespace Snapwright.MySql.Sessions;

/// <summary>
/// Ends a statement on the server when its caller gives up. Providers may block their thread meanwhile, so that it happens on another;
/// and as it may come after the statement has ended by itself, the connection is not used again.
/// </summary>
internal sealed class CancellationWatch : IAsyncDisposable
{
    private readonly CancellationTokenRegistration _registration;
    private readonly MySqlHandle _handle;
    private readonly DbCommand _command;
    private Task _cancelling = Task.CompletedTask;

    public CancellationWatch(MySqlHandle handle, DbCommand command, CancellationToken cancellationToken)
    {
        _handle = handle;
        _command = command;
        _registration = cancellationToken.Register(Stop);
    }

    /// <summary>Ends the statement now.</summary>
    public void Stop()
    {
        _handle.Spend();
        _cancelling = Task.Run(() => Cancel(_command), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync();
        await _cancelling;
    }

    private static void Cancel(DbCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e) || e is InvalidOperationException)
        {
            // The server cannot be told: then the statement ends by its own limit of time.
            return;
        }
    }
}
