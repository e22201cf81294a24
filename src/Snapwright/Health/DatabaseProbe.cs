using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Health;

/// <summary>Asks the database for a sign of life.</summary>
internal static class DatabaseProbe
{
    private static readonly SqlStatement Statement = new("SELECT 1", []);

    /// <summary>Why the database is not there, in words for operators; null when it answers in time.</summary>
    public static async Task<string?> RunAsync(Database database, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            // Drivers need not notice the token while they connect; the probe must answer in time all the same.
            await AskAsync(database, limit.Token).WaitAsync(timeout, cancellationToken);
            return null;
        }
        catch (DatabaseFaultException e)
        {
            return $"refused: {e.Fault.Kind}";
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return $"no answer within {timeout.TotalSeconds:0} seconds";
        }
    }

    private static async Task AskAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenReadAsync(cancellationToken);
        await using var rows = await session.QueryAsync(Statement, ReadOnlyMemory<SqlValue>.Empty, cancellationToken);
        await rows.ReadAsync(cancellationToken);
    }
}
