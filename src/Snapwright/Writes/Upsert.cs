using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Problems;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Creates or updates one row, or those of an array.</summary>
internal sealed class Upsert(ServedTable table, ConflictTarget target, RowBodies bodies, WriteView view) : PlannedWrite
{
    private readonly UpsertRows _upsert = new(table, target, bodies);

    public override bool DefersConstraints => bodies.IsArray && table.Table.Relations.Any(r => r.HasForeignKey && table.Table.SharesRowsWith(r.Target));

    public override ApiProblem? Read(Runtime runtime) => _upsert.Read(runtime);

    // Where the lookup locks the gap that a row would fill, two requests may wait for each other.
    public override bool IsRace(DatabaseFault fault) => fault.Kind is DatabaseFaultKind.Unique or DatabaseFaultKind.Conflict;

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        if (bodies.IsArray)
        {
            return await RunArrayAsync(scope, answer);
        }

        using var whole = new JsonOutput();
        var row = new RowResponse(table, whole);
        if (await _upsert.RunAsync(scope, row) is { } problem)
        {
            return problem;
        }

        answer.Status = _upsert.Rows[0].IsCreated ? 201 : 200;
        answer.Location = _upsert.Rows[0].IsCreated ? RowAnswer.Path(table, row.Key) : null;
        await RowAnswer.WriteAsync(scope, table, row, whole, view, answer);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault)
    {
        var keySlot = table.KeySlot;
        var made = bodies.IsArray && !table.Fields[keySlot].IsDatabaseGenerated
            ? _upsert.Rows.Where(r => r.Values.IsSet(keySlot)).Select(r => (table.Table.StoredIn, r.Values[keySlot])).ToHashSet()
            : [];
        var rows = _upsert.Rows.Select(r => new WrittenRow(r.Place, table, r.Values, r.IsCreated ? null : r.Key)).ToList();
        return new WriteFaults(scope, made).ExplainAsync(rows, table.Table, fault);
    }

    private async ValueTask<ApiProblem?> RunArrayAsync(WriteScope scope, WriteAnswer answer)
    {
        if (await _upsert.RunAsync(scope, null) is { } problem)
        {
            return problem;
        }

        answer.Status = 200;
        answer.Preference = view.Preference;
        answer.Body.Raw("{"u8);
        if (!view.IsMinimal)
        {
            answer.Body.Raw("\"data\":["u8);
            await Representation.WriteAsync(scope, table, [.. _upsert.Rows.Select(static r => r.Key)], view.Selection, answer.Body);
            answer.Body.Raw("],"u8);
        }

        var created = _upsert.Rows.Count(static r => r.IsCreated);
        answer.Body.Raw("\"meta\":{\"created\":"u8);
        answer.Body.Value(created);
        answer.Body.Raw(target.IsIgnored ? ",\"ignored\":"u8 : ",\"updated\":"u8);
        answer.Body.Value(_upsert.Rows.Count - created);
        answer.Body.Raw("}}"u8);
        return null;
    }
}
