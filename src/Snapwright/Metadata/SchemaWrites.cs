using Snapwright.Data.Databases;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Metadata;

/// <summary>Runs writes of metadata as edits of the schema: rows, physical schema and published model change together, or not at all.</summary>
/// <param name="edit">Opens edits.</param>
/// <param name="factory">Makes the runtime of the new model.</param>
/// <param name="runtimes">Publishes it.</param>
internal sealed class SchemaWrites(SchemaEdit edit, RuntimeFactory factory, RuntimeHolder runtimes)
{
    /// <summary>Runs a write of rows.</summary>
    public ValueTask<WriteOutcome> RunAsync(WriteScope scope, Func<WriteScope, ValueTask<WriteOutcome>> write) =>
        RunAsync(scope, (inside, _) => write(inside));

    /// <summary>Adds a table with its columns and relations, and yields the row of <c>table_definition</c>.</summary>
    public ValueTask<WriteOutcome> AddTableAsync(WriteScope scope, JsonReading body, ServedTable definitions, RowReceiver receiver) =>
        RunAsync(scope, async (inside, editing) =>
        {
            var (id, problem) = await editing.AddTableAsync(body, inside.CancellationToken);
            if (problem is not null)
            {
                return WriteOutcome.Refused(problem);
            }

            await using var row = await inside.Session!.QueryAsync(definitions.Statements.Get, new[] { SqlValue.Int(id) }, inside.CancellationToken);
            await row.ReadAsync(inside.CancellationToken);
            receiver.Receive(row);
            return WriteOutcome.Done;
        });

    private async ValueTask<WriteOutcome> RunAsync(WriteScope scope, Func<WriteScope, SchemaEditing, ValueTask<WriteOutcome>> write)
    {
        if (scope.Session is not null)
        {
            return WriteOutcome.Refused(new(
                ProblemCodes.SchemaEditUnsupported, "An edit of the schema is a transaction of its own and cannot be part of another."));
        }

        using var turn = await edit.TakeTurnAsync(scope.CancellationToken);
        await using var session = await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken);
        await session.BeginAsync(scope.CancellationToken);
        var editing = await edit.BeginAsync(session, scope.CancellationToken);
        var outcome = await write(scope with { Session = session }, editing);
        if (outcome.State == WriteState.Done)
        {
            outcome = await CompleteAsync(scope, session, editing);
        }

        if (outcome.State != WriteState.Done)
        {
            await session.RollbackAsync(scope.CancellationToken);
        }

        return outcome;
    }

    private async ValueTask<WriteOutcome> CompleteAsync(WriteScope scope, DatabaseSession session, SchemaEditing editing)
    {
        var completed = await editing.CompleteAsync(scope.CancellationToken);
        if (completed.Model is not { } model)
        {
            return WriteOutcome.Refused(completed.Problem!);
        }

        // Made before the commit, so that nothing can fail between commit and publication.
        var runtime = factory.Make(model);
        await session.CommitAsync(scope.CancellationToken);
        runtimes.Publish(runtime);
        return WriteOutcome.Done;
    }
}
