using Snapwright.Query.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.Data.Databases;

/// <summary>A database as a driver sees it: opens sessions, and knows its dialect and its schema. One per application, thread-safe.</summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgres</c>, <c>mysql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How plans become text for it.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>How schemas become DDL for it.</summary>
    public abstract SchemaWriter SchemaWriter { get; }

    /// <summary>
    /// Opens a session for reading. It sees committed data; several run at once.
    /// </summary>
    /// <exception cref="Faults.DatabaseFaultException">The database cannot be reached, or no connection came free in time.</exception>
    public abstract ValueTask<DatabaseSession> OpenReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens a session for writing. Where a database has one writer at a time (SQLite), it waits for its turn.</summary>
    /// <exception cref="Faults.DatabaseFaultException">The database cannot be reached, or no connection came free in time.</exception>
    public abstract ValueTask<DatabaseSession> OpenWriteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens a session for reading beside one that the caller has: it never waits for a connection that somebody else has, who may be waiting
    /// for the caller.
    /// </summary>
    /// <exception cref="Faults.DatabaseFaultException">The database cannot be reached.</exception>
    public virtual ValueTask<DatabaseSession> OpenBesideAsync(CancellationToken cancellationToken) => OpenReadAsync(cancellationToken);

    /// <summary>Reads which physical tables, columns and indexes are there, through an open session (and its transaction).</summary>
    public abstract ValueTask<Schema.PhysicalSchema> ReadSchemaAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the transaction of the session the only one that changes the schema, on this node or any other, until it ends.
    /// The caller has begun the transaction, on a session for writing.
    /// </summary>
    public abstract ValueTask AcquireSchemaLockAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>Creates the database itself where that is the driver's business (a SQLite file, functions that the dialect calls).</summary>
    public abstract ValueTask PrepareAsync(CancellationToken cancellationToken);

    /// <summary>What the database lacks and is served without, for the log; null for nothing. Known after <see cref="PrepareAsync"/>.</summary>
    public virtual string? Limitation => null;

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
