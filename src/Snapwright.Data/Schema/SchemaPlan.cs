using Snapwright.Data.Databases;
using Snapwright.Model.Collections;

namespace Snapwright.Data.Schema;

/// <summary>What leads from the physical schema to the wanted one.</summary>
/// <param name="Changes">The additive changes, in an order that works.</param>
/// <param name="Conflicts">What they leave different; nothing is to be applied while there is one.</param>
public sealed record SchemaPlan(EquatableArray<SchemaChange> Changes, EquatableArray<SchemaConflict> Conflicts);

/// <summary>Carries changes out.</summary>
public static class SchemaChanges
{
    /// <summary>
    /// Runs the changes on a session for writing. The caller has begun a transaction and holds the schema lock, so that all of them
    /// happen or none.
    /// </summary>
    /// <exception cref="Faults.DatabaseFaultException">The database refuses one.</exception>
    public static async ValueTask ApplyAsync(DatabaseSession session, EquatableArray<SchemaChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            await session.ApplyAsync(change, cancellationToken);
        }
    }
}
