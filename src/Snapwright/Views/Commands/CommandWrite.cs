using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Problems;
using Snapwright.Writes;

namespace Snapwright.Views.Commands;

/// <summary>A command that a request asks for.</summary>
internal sealed class CommandWrite(CommandRun run, PlannedCommand command, WriteView view) : PlannedWrite
{
    public override bool DefersConstraints => run.DefersConstraints;

    public override bool DefersRestrict => run.DefersRestrict;

    public override bool IsRace(DatabaseFault fault) => run.IsRace(fault);

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        var isShown = command.Returning is not null && !view.IsMinimal;
        answer.Body.Raw(isShown ? "{\"data\":["u8 : "{"u8);
        if (await run.RunAsync(scope, isShown ? () => WriteRowsAsync(scope, answer.Body) : null) is { } problem)
        {
            return problem;
        }

        answer.Status = 200;
        answer.Preference = view.Preference;
        answer.Body.Raw(isShown ? "],\"meta\":{\"affected\":"u8 : "\"meta\":{\"affected\":"u8);
        answer.Body.Value(run.Keys.Count);
        answer.Body.Raw("}}"u8);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) => run.ExplainAsync(scope, fault);

    private async ValueTask WriteRowsAsync(WriteScope scope, JsonOutput output)
    {
        using var rows = new JsonOutput();
        var places = await run.ReadAsync(scope, row =>
        {
            var start = rows.Length;
            command.WriteRow(row, rows);
            return start..rows.Length;
        });
        for (var i = 0; i < places.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            output.Raw(rows.Written.Span[places[i]]);
        }
    }
}
