using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Data.Schema;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Tests.Hosts;

/// <summary>A real database that counts the statements and transactions sent to it.</summary>
internal sealed class CountingDatabase(Database inner) : Database
{
    private int _statements;
    private int _failures;

    /// <summary>Lets the next commit be made and then fail, as if the process had ended before it could answer.</summary>
    public void FailAfterNextCommit() => Interlocked.Exchange(ref _failures, 1);

    public int Statements => _statements;

    public override string Name => inner.Name;

    public override Dialect Dialect => inner.Dialect;

    public override SchemaWriter SchemaWriter => inner.SchemaWriter;

    public override async ValueTask<DatabaseSession> OpenReadAsync(CancellationToken cancellationToken) =>
        new Session(this, await inner.OpenReadAsync(cancellationToken));

    public override async ValueTask<DatabaseSession> OpenBesideAsync(CancellationToken cancellationToken) =>
        new Session(this, await inner.OpenBesideAsync(cancellationToken));

    public override async ValueTask<DatabaseSession> OpenWriteAsync(CancellationToken cancellationToken) =>
        new Session(this, await inner.OpenWriteAsync(cancellationToken));

    public override ValueTask<PhysicalSchema> ReadSchemaAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        inner.ReadSchemaAsync(((Session)session).Inner, cancellationToken);

    public override ValueTask AcquireSchemaLockAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        inner.AcquireSchemaLockAsync(((Session)session).Inner, cancellationToken);

    public override ValueTask PrepareAsync(CancellationToken cancellationToken) => inner.PrepareAsync(cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(CountingDatabase database, DatabaseSession inner) : DatabaseSession
    {
        public DatabaseSession Inner => inner;

        public override TimeSpan StatementTimeout
        {
            get => inner.StatementTimeout;
            set => inner.StatementTimeout = value;
        }

        public override ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref database._statements);
            return inner.QueryAsync(statement, values, cancellationToken);
        }

        public override ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref database._statements);
            return inner.ExecuteAsync(statement, values, cancellationToken);
        }

        public override ValueTask BeginAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref database._statements);
            return inner.BeginAsync(cancellationToken);
        }

        public override async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            await inner.CommitAsync(cancellationToken);
            if (Interlocked.Exchange(ref database._failures, 0) == 1)
            {
                throw new InvalidOperationException("The process ended after the commit.");
            }
        }

        public override ValueTask RollbackAsync(CancellationToken cancellationToken) => inner.RollbackAsync(cancellationToken);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
