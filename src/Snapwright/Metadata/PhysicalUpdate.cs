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

        if (await DuplicateRows.FindAsync(database, session, actual, model, plan, cancellationToken) is { Count: > 0 } duplicates)
        {
            return duplicates;
        }

        try
        {
            await SchemaChanges.ApplyAsync(session, plan.Changes, cancellationToken);
            return [];
        }
        catch (DatabaseFaultException e) when (IsRefusal(e.Fault.Kind))
        {
            return [$"The database refuses the change of its schema: {e.InnerException?.Message ?? e.Message}"];
        }
    }

    // What another try would not change; the rest is for whoever answers faults of the database.
    private static bool IsRefusal(DatabaseFaultKind kind) =>
        kind is not (DatabaseFaultKind.Unavailable or DatabaseFaultKind.Timeout or DatabaseFaultKind.Conflict);

    private static string Describe(SchemaConflict conflict) => conflict.Column is null
        ? $"{conflict.Table}: {conflict.Message}"
        : $"{conflict.Table}.{conflict.Column}: {conflict.Message}";
}
