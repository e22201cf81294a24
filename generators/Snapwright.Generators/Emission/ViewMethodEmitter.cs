using Snapwright.Generators.Views;
using Snapwright.Model.Naming;

namespace Snapwright.Generators.Emission;

/// <summary>The methods of a view.</summary>
internal static class ViewMethodEmitter
{
    private const string Cancellation = "/// <param name=\"cancellationToken\">Stops the read.</param>";

    public static void Emit(SourceWriter writer, ViewModel model, string rootNamespace)
    {
        var names = model.Names;
        var compiled = $"{TableFileEmitter.HandlerNamespace}.{names.Compiled}";
        var arguments = string.Join(", ", model.Parameters.Select(static a => a.Parameter));
        var parameters = string.Concat(model.Parameters.Select(a => Parameter(a, rootNamespace) + ", "))
            + "global::System.Threading.CancellationToken cancellationToken = default";
        writer.Open($"public sealed partial class {ViewFileEmitter.Class}");
        if (model.IsCommand)
        {
            EmitCommand(writer, model, compiled, arguments, parameters);
            writer.Close();
            return;
        }

        Document(writer, model.Parameters, model.Documentation);
        writer.Line(Cancellation);
        writer.Line($"public global::System.Threading.Tasks.ValueTask<global::System.Collections.Generic.IReadOnlyList<{names.Row}>> {names.Method}({parameters}) =>");
        writer.Line($"    ListAsync({compiled}.Instance, {compiled}.Values({arguments}), cancellationToken);");
        writer.Line();
        Document(writer, model.Parameters, $"The rows of the view <c>{model.Name}</c> as they arrive; the session is held until the enumeration ends.");
        writer.Line(Cancellation);
        writer.Line($"public global::System.Collections.Generic.IAsyncEnumerable<{names.Row}> {names.Stream}({parameters}) =>");
        writer.Line($"    StreamAsync({compiled}.Instance, {compiled}.Values({arguments}), cancellationToken);");
        writer.Close();
    }

    private static void EmitCommand(SourceWriter writer, ViewModel model, string compiled, string arguments, string parameters)
    {
        var (type, run) = model.HasRows ? ($"global::System.Collections.Generic.IReadOnlyList<{model.Names.Row}>", "RunAsync") : ("int", "CountAsync");
        Document(writer, model.Parameters, model.Documentation);
        writer.Line("/// <param name=\"cancellationToken\">Stops it; nothing is left of it.</param>");
        writer.Line($"/// <returns>{(model.HasRows ? "What it yields of the rows that it has written." : "How many rows it has written.")}</returns>");
        writer.Line($"public global::System.Threading.Tasks.ValueTask<{type}> {model.Names.Method}({parameters}) =>");
        writer.Line($"    {run}({compiled}.Instance, {compiled}.Values({arguments}), cancellationToken);");
    }

    /// <summary>The documentation of a method of a view.</summary>
    public static void Document(SourceWriter writer, IEnumerable<ViewArgumentModel> arguments, string summary)
    {
        writer.Summary(summary);
        foreach (var argument in arguments)
        {
            writer.Line($"/// <param name=\"{argument.Parameter.TrimStart('@')}\">{argument.Documentation.Replace("\r", "").Replace('\n', ' ')}</param>");
        }
    }

    /// <summary>The type of a parameter, and its default.</summary>
    public static string Parameter(ViewArgumentModel argument, string rootNamespace)
    {
        var value = argument switch
        {
            { IsOptional: false } => "",
            { HasConstantDefault: true } => " = " + Constant(argument, rootNamespace),
            { IsThreefold: true } => " = default",
            _ => " = null",
        };
        return $"{TypeOf(argument, rootNamespace)} {argument.Parameter}{value}";
    }

    /// <summary>The type of a parameter.</summary>
    public static string TypeOf(ViewArgumentModel argument, string rootNamespace)
    {
        var type = argument.Type.Choice is { } choice ? $"global::{rootNamespace}.{choice}" : argument.Type.Name;
        return argument switch
        {
            { IsThreefold: true } => $"global::Snapwright.Data.Writes.Optional<{type}?>",
            { IsNullable: true } => type + "?",
            { IsOptional: true, HasConstantDefault: false } => type + "?",
            _ => type,
        };
    }

    private static string Constant(ViewArgumentModel argument, string rootNamespace)
    {
        var value = argument.Default!.Value;
        return argument.Type.Choice is { } choice ? $"global::{rootNamespace}.{choice}.{Member(argument, value.AsString)}" : SqlLiteral.Constant(value);
    }

    private static string Member(ViewArgumentModel argument, string text)
    {
        var at = argument.Choices.ToList().IndexOf(text);
        return ClrNames.EnumMembers(argument.Choices)[at];
    }
}
