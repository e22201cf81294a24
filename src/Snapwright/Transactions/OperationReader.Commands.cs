using Snapwright.Bodies;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Views;
using Snapwright.Views.Commands;

namespace Snapwright.Transactions;

internal sealed partial class OperationReader
{
    // As the reader of arguments says it.
    private const string UnknownArgument = "unknown_argument";

    private Operation? OfCommand(string place, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        if (Command($"{place}.command", parts["command"]) is not { } command)
        {
            return null;
        }

        foreach (var name in parts.Keys.Where(static n => n is "data" or "id" or "onConflict" or "onConflictAction"))
        {
            Error($"{place}.{name}", BodyErrorCodes.UnknownField, $"A command has no '{name}'; it takes 'arguments'.");
        }

        var view = command.Table!.View;
        var table = runtime.Get(runtime.Model.Get(view.Command!.Table));
        var operation = new Operation(place, OperationKind.Command, table) { Command = command, Data = "{}"u8.ToArray(), Alias = Alias(place, OperationKind.Command, parts) };
        if (operation.Alias is not null && !view.Command.IsReturning)
        {
            Error($"{place}.as", BodyErrorCodes.UnknownField, "A command without RETURNING has no result to refer to.");
        }

        if (!parts.TryGetValue("arguments", out var arguments))
        {
            CheckArguments(operation);
            return operation;
        }

        if (arguments.Span[0] != (byte)'{')
        {
            Error($"{place}.arguments", BodyErrorCodes.WrongType, "An object with the arguments of the command is expected.");
            return operation;
        }

        var ofJson = view.Arguments.Where(static a => a.Type.Kind == TypeKind.Json).Select(static a => a.Name).ToHashSet(StringComparer.Ordinal);
        operation = operation with { Data = arguments, References = ReferenceScanner.Scan(ofJson, arguments.Span, $"{place}.arguments") };
        foreach (var reference in operation.References)
        {
            Check(reference);
        }

        CheckArguments(operation);
        return operation;
    }

    // What is a reference, or has one in it, is NULL for now, and checked when it has a value.
    private void CheckArguments(Operation operation)
    {
        var open = operation.References.Select(static r => r.Field).ToHashSet(StringComparer.Ordinal);
        var json = DataText.Fill(operation.Data, operation.References, static _ => "null"u8.ToArray());
        var query = CommandArguments.Read(runtime, operation.Command!, json);
        foreach (var fault in query.ArgumentErrors.Where(e => e.Code == UnknownArgument || !open.Contains(e.Path.Split('[')[0])))
        {
            Error($"{operation.Place}.arguments.{fault.Path}", fault.Code, fault.Message);
        }
    }

    private BoundViewState? Command(string place, ReadOnlyMemory<byte> json)
    {
        if (Text(json) is not { } name)
        {
            Error(place, BodyErrorCodes.WrongType, "The name of a view that is a command is expected.");
            return null;
        }

        if (runtime.Views.Find(name) is not { } view)
        {
            Error(place, BodyErrorCodes.UnknownView, ViewProblems.Unknown(runtime.Views, name).Detail);
            return null;
        }

        var state = view.For(caller);
        if (state.Fault is { } fault)
        {
            var problem = ViewProblems.Broken(view, fault, runtime.Views.Settings.AllowExplain);
            _errors.Add(problem.Code, place, problem.Code.Code, problem.Detail);
            return null;
        }

        if (!state.IsCommand)
        {
            Error(place, BodyErrorCodes.NotPossible, $"The view '{view.Name}' is no command: it changes nothing, and is read by GET /api/views/{view.Name}.");
            return null;
        }

        return state;
    }

    private void CheckResult(Reference reference, Operation source, BoundView view)
    {
        var columns = view.Columns.Select(static c => c.Name).ToArray();
        if (reference.Path is not [var column] || !columns.Contains(column))
        {
            Error(
                reference.Place,
                BodyErrorCodes.InvalidReference,
                $"'{Shown(reference.Text)}' names nothing that '{source.Alias}' yields. {Suggestion.For(string.Join('.', reference.Path), columns)}");
        }
    }
}
