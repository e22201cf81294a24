using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Problems;
using Snapwright.Writes;

namespace Snapwright.Views.Commands;

/// <summary>A command that a request asks for.</summary>
internal sealed class CommandWrite(CommandRun run, PlannedCommand command, BoundViewState state, WriteView view) : PlannedWrite
{
    public override bool DefersConstraints => run.DefersConstraints;

    public override bool DefersRestrict => run.DefersRestrict;

    public override bool IsRace(DatabaseFault fault) => run.IsRace(fault);

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        var isShown = command.Command.IsReturning && !view.IsMinimal;
        answer.Body.Raw((byte)'{');
        Func<ValueTask>? show = !isShown ? null : run.IsFull ? () => WriteFullAsync(scope, answer.Body) : () => WriteDataAsync(scope, answer.Body);
        if (await run.RunAsync(scope, show) is { } problem)
        {
            return problem;
        }

        answer.Status = 200;
        answer.Preference = view.Preference;
        answer.Body.Raw(isShown ? ",\"meta\":{\"affected\":"u8 : "\"meta\":{\"affected\":"u8);
        answer.Body.Value(run.Keys.Count);
        answer.Body.Raw("}}"u8);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) => run.ExplainAsync(scope, fault);

    private async ValueTask WriteDataAsync(WriteScope scope, JsonOutput output)
    {
        output.Raw("\"data\":["u8);
        await run.WriteRowsAsync(scope, output);
        output.Raw((byte)']');
    }

    // What does not depend on rows is as it is when they are read.
    private async ValueTask WriteFullAsync(WriteScope scope, JsonOutput output)
    {
        output.Raw("\"info\":"u8);
        output.Raw(state.Info.Json);
        output.Raw(",\"result\":{"u8);
        await state.Attributes(scope.Runtime.Database.Dialect).WriteAsync(SingleAttributes.OfResult, scope.Session!, run.Globals.Of, run.Arguments, output, scope.CancellationToken);
        output.Raw(",\"rows\":["u8);
        await run.WriteRowsAsync(scope, new FullRowWriter(command.View).Write, output);
        output.Raw("]}"u8);
    }
}
