using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Schema;
using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>Brings the physical schema to a model, additively, in the transaction of a session.</summary>
internal static class PhysicalUpdate
{
    /// <summary>Runs it.</summary>
    /// <returns>What stands against it, a sentence each; then the transaction must be rolled back.</returns>
    public static async ValueTask<IReadOnlyList<string>> RunAsync(
        Database database, DatabaseSession session, MetadataModel model, TimeProvider clock, CancellationToken cancellationToken)
    {
        var actual = await database.ReadSchemaAsync(session, cancellationToken);
        var plan = new SchemaPlanner(database.SchemaWriter, clock).Plan(actual, model);
        if (plan.Conflicts.Count > 0)
        {
            return [.. plan.Conflicts.Select(Describe)];
        }

        var checks = plan.Changes.Where(c => c.Kind == SchemaChangeKind.AddCheck && actual.Find(c.Table) is not null).ToList();
        var early = checks.FindAll(c => c.Part!.Columns.Count > 0 && c.Part.Columns.All(column => actual.Find(c.Table)!.FindColumn(column) is not null));
        var faults = await LookAsync(
            database,
            session,
            async looking =>
            [
                .. await RowFaults.DuplicatesAsync(database, looking, actual, model, plan, cancellationToken),
                .. await RowFaults.UnfulfilledAsync(looking, model, early, cancellationToken),
            ],
            cancellationToken);
        if (faults.Count > 0)
        {
            return faults;
        }

        try
        {
            await SchemaChanges.ApplyAsync(session, plan.Changes, cancellationToken);

            // Checks of columns that were not there before, and of what may be in other tables.
            var late = checks.Except(early).Where(static c => !c.Part!.ChecksRows).ToList();
            return late.Count == 0
                ? []
                : await LookAsync(database, session, looking => RowFaults.UnfulfilledAsync(looking, model, late, cancellationToken), cancellationToken);
        }
        catch (DatabaseFaultException e) when (IsRefusal(e.Fault.Kind))
        {
            return [$"The database refuses the change of its schema: {e.InnerException?.Message ?? e.Message}"];
        }
    }

    // Where DDL is not part of the transaction, it waits for whatever the transaction has read; so rows are read beside it.
    private static async ValueTask<List<string>> LookAsync(
        Database database, DatabaseSession session, Func<DatabaseSession, ValueTask<List<string>>> look, CancellationToken cancellationToken)
    {
        if (database.SchemaWriter.IsTransactional)
        {
            return await look(session);
        }

        await using var other = await database.OpenBesideAsync(cancellationToken);
        return await look(other);
    }

    // What another try would not change; the rest is for whoever answers faults of the database.
    private static bool IsRefusal(DatabaseFaultKind kind) =>
        kind is not (DatabaseFaultKind.Unavailable or DatabaseFaultKind.Timeout or DatabaseFaultKind.Conflict);

    private static string Describe(SchemaConflict conflict) => conflict.Column is null
        ? $"{conflict.Table}: {conflict.Message}"
        : $"{conflict.Table}.{conflict.Column}: {conflict.Message}";
}
