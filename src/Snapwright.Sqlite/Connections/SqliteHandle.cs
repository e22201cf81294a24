using Microsoft.Data.Sqlite;
using Snapwright.Query.Sql;
using Snapwright.Sqlite.Faults;
using SQLitePCL;

namespace Snapwright.Sqlite.Connections;

/// <summary>
/// A connection with its prepared statements. Microsoft.Data.Sqlite opens it; statements go to SQLite directly, because its
/// commands box every value and look every parameter up by name at each execution. One caller at a time.
/// </summary>
internal sealed class SqliteHandle : IDisposable
{
    // Often enough for a prompt end, seldom enough to cost nothing that can be measured.
    private const int InstructionsBetweenChecks = 10_000;

    private readonly SqliteConnection _connection;
    private readonly StatementCache _statements;
    private long _budget = long.MaxValue;
    private long _deadline;
    private CancellationToken _cancellation;

    public SqliteHandle(SqliteConnection connection, SqliteOptions options)
    {
        _connection = connection;
        Sqlite = connection.Handle!;
        _statements = new StatementCache(this, options.PreparedStatements);
        raw.sqlite3_progress_handler(Sqlite, InstructionsBetweenChecks, ShouldStop, null);
    }

    public sqlite3 Sqlite { get; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Sqlite) == 0;

    /// <summary>Sets the time that all steps of the next statement together may take.</summary>
    public void Allow(TimeSpan time) => _budget = time == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)time.TotalMilliseconds;

    /// <summary>The statement, prepared and not running.</summary>
    public SqliteStatement Prepare(SqlStatement statement) => _statements.Get(statement);

    /// <summary>Runs a statement until its next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step(SqliteStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellation = cancellationToken;
        var started = Environment.TickCount64;
        _deadline = _budget == long.MaxValue ? long.MaxValue : started + _budget;
        var result = raw.sqlite3_step(statement.Handle);
        if (_budget != long.MaxValue)
        {
            _budget -= Environment.TickCount64 - started;
        }

        switch (result)
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            case raw.SQLITE_INTERRUPT when cancellationToken.IsCancellationRequested:
                throw new OperationCanceledException(cancellationToken);
            default:
                throw SqliteFaults.Last(Sqlite);
        }
    }

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw SqliteFaults.Last(Sqlite);
        }
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private int ShouldStop(object state) => Environment.TickCount64 > _deadline || _cancellation.IsCancellationRequested ? 1 : 0;
}
