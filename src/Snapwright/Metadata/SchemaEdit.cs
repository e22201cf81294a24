using Snapwright.Data.Databases;
using Snapwright.Model.Tables;
using Snapwright.SystemTables;

namespace Snapwright.Metadata;

/// <summary>
/// Edits of the schema while it is served: a write of a system table opens one in its transaction, and completes it before it
/// commits. One edit at a time, on this node by a gate and on all nodes by the schema lock, so that models are published in the
/// order in which they were committed.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">For the stamps of rows.</param>
internal sealed class SchemaEdit(Database database, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly MetadataStore _store = new(SystemSnapshot.ReadModel(), database.Dialect);

    /// <summary>Whether writes of this table are edits of the schema.</summary>
    public static bool IsNeededFor(Table table) => SystemSnapshot.IsMetadata(table.Name);

    /// <summary>
    /// Waits for its turn on this node; dispose what it yields when the model is published, or the write has failed. To be taken before a session is
    /// opened: those who wait must not have the connections that whoever is at work needs, or that all other requests do.
    /// </summary>
    public async ValueTask<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Turn(_gate);
    }

    /// <summary>Begins one in the transaction of the session, in the turn of the caller.</summary>
    public async ValueTask<SchemaEditing> BeginAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await database.AcquireSchemaLockAsync(session, cancellationToken);
        return new(database, session, _store, clock, await _store.ReadAsync(session, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
