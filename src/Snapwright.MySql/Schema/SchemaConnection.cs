using Snapwright.Data.Schema;
using Snapwright.MySql.Connections;
using Snapwright.MySql.Faults;

namespace Snapwright.MySql.Schema;

/// <summary>
/// The connection that changes the schema for a transaction on another: MariaDB commits what a connection has open with every DDL
/// statement. What was changed is taken back, unless it is to be kept.
/// </summary>
internal sealed class SchemaConnection(MySqlHandle handle) : IAsyncDisposable
{
    private readonly List<SchemaChange> _changes = [];

    /// <summary>Carries a change out, and remembers how to take it back.</summary>
    public async ValueTask ApplyAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        // What a change of two statements leaves when the second fails is taken back like the whole.
        for (var i = 0; i < change.Statements.Count; i++)
        {
            await RunAsync(change.Statements[i], cancellationToken);
            if (i == 0)
            {
                _changes.Add(change);
            }
        }
    }

    /// <summary>The transaction was committed: nothing is taken back.</summary>
    public void Keep() => _changes.Clear();

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var statement in SchemaUndo.Of(_changes))
            {
                await RunAsync(statement, CancellationToken.None);
            }
        }
        finally
        {
            await handle.DisposeAsync();
        }
    }

    private async ValueTask RunAsync(string statement, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await handle.ExecuteAsync(statement, CancellationToken.None);
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            throw MySqlFaults.From(e, statement);
        }
    }
}
