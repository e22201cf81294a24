using Snapwright.Data.Faults;
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
        if (await run.RunAsync(scope, isShown ? async () => await run.WriteRowsAsync(scope, answer.Body) : null) is { } problem)
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
}
