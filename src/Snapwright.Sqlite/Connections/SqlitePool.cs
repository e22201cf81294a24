using System.Collections.Concurrent;
using Snapwright.Sqlite.Faults;

namespace Snapwright.Sqlite.Connections;

/// <summary>A fixed number of connections, opened when first needed and kept.</summary>
internal sealed class SqlitePool(Func<SqliteHandle> open, int size, TimeSpan patience) : IDisposable
{
    private readonly ConcurrentStack<SqliteHandle> _idle = new();
    private readonly SemaphoreSlim _free = new(size, size);
    private volatile bool _isDisposed;

    public async ValueTask<SqliteHandle> TakeAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!await _free.WaitAsync(patience, cancellationToken))
        {
            throw SqliteFaults.Unavailable(new TimeoutException($"No connection to the SQLite database came free within {patience.TotalSeconds:0.#} s."));
        }

        if (_idle.TryPop(out var handle))
        {
            return handle;
        }

        try
        {
            return open();
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Return(SqliteHandle handle)
    {
        if (_isDisposed)
        {
            handle.Dispose();
            return;
        }

        _idle.Push(handle);
        _free.Release();
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryPop(out var handle))
        {
            handle.Dispose();
        }
    }
}
