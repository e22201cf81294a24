using Snapwright.Data.Faults;
using Snapwright.MySql.Faults;

namespace Snapwright.MySql.Connections;

/// <summary>A bounded number of connections, which keep their prepared statements while they rest.</summary>
internal sealed class MySqlPool(MySqlConnector connector, MySqlOptions options) : IAsyncDisposable
{
    // A connection that rested longer is asked whether it is still there: servers and networks drop what is idle.
    private const int RestMilliseconds = 30_000;

    private readonly SemaphoreSlim _free = new(options.Connections);
    private readonly Stack<MySqlHandle> _idle = new();
    private bool _isDisposed;

    /// <summary>Lends a connection.</summary>
    /// <exception cref="DatabaseFaultException">The database cannot be reached, or no connection came free in time.</exception>
    public async ValueTask<MySqlHandle> TakeAsync(CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(options.PoolTimeout, cancellationToken))
        {
            throw MySqlFaults.Unavailable(new TimeoutException($"No connection came free within {options.PoolTimeout}."));
        }

        try
        {
            while (Pop() is { } idle)
            {
                if (await IsAliveAsync(idle, cancellationToken))
                {
                    return idle;
                }

                await idle.DisposeAsync();
            }

            return await connector.OpenAsync(cancellationToken);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Opens a connection beside the pool, so that who has one of the pool never waits for another; dispose it.</summary>
    public ValueTask<MySqlHandle> OpenBesideAsync(CancellationToken cancellationToken) => connector.OpenAsync(cancellationToken);

    /// <summary>Takes a connection back.</summary>
    public async ValueTask ReturnAsync(MySqlHandle handle)
    {
        var isKept = false;
        try
        {
            isKept = !handle.IsSpent && handle.IsOpen && Push(handle);
            if (!isKept)
            {
                await handle.DisposeAsync();
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Forgets the connections that rest: one was lost, so that the others are likely to be.</summary>
    public async ValueTask ClearAsync()
    {
        while (Pop() is { } idle)
        {
            await idle.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_idle)
        {
            _isDisposed = true;
        }

        await ClearAsync();
        _free.Dispose();
    }

    private MySqlHandle? Pop()
    {
        lock (_idle)
        {
            return _idle.TryPop(out var handle) ? handle : null;
        }
    }

    private bool Push(MySqlHandle handle)
    {
        lock (_idle)
        {
            if (_isDisposed)
            {
                return false;
            }

            handle.IdleSince = Environment.TickCount64;
            _idle.Push(handle);
            return true;
        }
    }

    private static async ValueTask<bool> IsAliveAsync(MySqlHandle handle, CancellationToken cancellationToken)
    {
        if (Environment.TickCount64 - handle.IdleSince < RestMilliseconds)
        {
            return true;
        }

        try
        {
            await handle.ExecuteAsync("DO 0", cancellationToken);
            return true;
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            return false;
        }
    }
}
