using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Admin.Tests.Metadata;

/// <summary>A real session that counts its statements.</summary>
internal sealed class CountingSession(DatabaseSession session) : DatabaseSession
{
    public int Statements { get; private set; }

    public override ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        Statements++;
        return session.QueryAsync(statement, values, cancellationToken);
    }

    public override ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        Statements++;
        return session.ExecuteAsync(statement, values, cancellationToken);
    }

    public override ValueTask BeginAsync(CancellationToken cancellationToken) => session.BeginAsync(cancellationToken);

    public override ValueTask CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    public override ValueTask RollbackAsync(CancellationToken cancellationToken) => session.RollbackAsync(cancellationToken);

    public override ValueTask DisposeAsync() => session.DisposeAsync();
}
