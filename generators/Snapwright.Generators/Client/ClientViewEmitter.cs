using Snapwright.Generators.Emission;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Client;

/// <summary>Emits the client's file of one view: its method, its row, the columns for queries.</summary>
internal static class ClientViewEmitter
{
    /// <summary>The class with the methods of all views.</summary>
    public const string Class = "ApiViews";

    // Members of the base class, which a column may be called like.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal) { "IsNull", "IsNotNull", "FieldPath" };

    /// <summary>The text of the file.</summary>
    public static string Emit(ViewModel model, string rootNamespace)
    {
        model = model with
        {
            Arguments = model.Arguments.Select(static a => a with { Type = a.Type.InClient }).ToEquatableArray(),
            Columns = model.Columns.Select(static c => c with { Type = c.Type.InClient }).ToEquatableArray(),
        };
        var source = new SourceWriter();
        source.Header($"view {model.Name}");
        source.Open($"namespace {rootNamespace}.{ClientEmitter.Namespace}");
        EmitMethod(model, source);
        if (model.HasRows)
        {
            source.Line();
            EmitRow(model, source);
        }

        if (!model.IsCommand)
        {
            source.Line();
            EmitFields(model, source);
        }

        foreach (var choice in model.Choices)
        {
            source.Line();
            ClientChoiceEmitter.Emit(choice, source);
        }

        source.Close();
        source.Line();
        source.Open($"namespace {rootNamespace}.{ClientEmitter.Namespace}.{ClientJsonEmitter.Namespace}");
        ClientViewJsonEmitter.Emit(model, source);
        source.Close();
        return source.ToString();
    }

    private static void EmitMethod(ViewModel model, SourceWriter source)
    {
        var types = $"<{model.Names.Row}, {model.Names.ClientFields}>";
        var json = $"{ClientJsonEmitter.Namespace}.{model.Names.ClientJson}";
        var arguments = ClientArgument.Of(model);
        source.Open($"public sealed partial class {Class}");
        if (model.IsCommand)
        {
            EmitCommand(model, source, json, arguments);
            source.Close();
            return;
        }

        ViewMethodEmitter.Document(source, arguments.Select(static a => a.Argument), model.Documentation);
        source.Line($"public {ClientTypes.Root}Queries.ClientQuery{types} {model.Names.Method}({string.Join(", ", arguments.Select(static a => a.Parameter))}) =>");
        source.Indent();
        source.Line($"new {ClientTypes.Root}Views.ClientView{types}(");
        source.Indent();
        source.Line("_client,");
        source.Line(Literal.Of(model.Name) + ",");
        source.Line($"new({ClientTypes.FieldPath}.Root),");
        source.Line(json + ".Read,");
        source.Line($"json => {json}.WriteArguments({string.Join(", ", arguments.Select(static a => a.Argument.Parameter).Prepend("json"))})).Query;");
        source.Outdent();
        source.Outdent();
        source.Close();
    }

    private static void EmitCommand(ViewModel model, SourceWriter source, string json, IReadOnlyList<ClientArgument> arguments)
    {
        var (type, run) = model.HasRows
            ? ($"global::System.Collections.Generic.IReadOnlyList<{model.Names.Row}>", $"RunAsync({json}.Read, cancellationToken)")
            : ("int", "CountAsync(cancellationToken)");
        var parameters = arguments.Select(static a => a.Parameter).Append("global::System.Threading.CancellationToken cancellationToken = default");
        ViewMethodEmitter.Document(source, arguments.Select(static a => a.Argument), model.Documentation);
        source.Line("/// <param name=\"cancellationToken\">Stops waiting; the command may have run.</param>");
        source.Line($"/// <returns>{(model.HasRows ? "What it yields of the rows that it has written." : "How many rows it has written.")}</returns>");
        source.Line($"public global::System.Threading.Tasks.Task<{type}> {model.Names.Method}({string.Join(", ", parameters)}) =>");
        source.Indent();
        source.Line($"new {ClientTypes.Root}Views.ClientCommand(");
        source.Indent();
        source.Line("_client,");
        source.Line(Literal.Of(model.Name) + ",");
        source.Line($"json => {json}.WriteArguments({string.Join(", ", arguments.Select(static a => a.Argument.Parameter).Prepend("json"))})).{run};");
        source.Outdent();
        source.Outdent();
    }

    private static void EmitRow(ViewModel model, SourceWriter source)
    {
        source.Summary($"A row of the view <c>{model.Name}</c>.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed record {model.Names.Row}");
        ViewFileEmitter.EmitProperties(source, model);
        source.Close();
    }

    private static void EmitFields(ViewModel model, SourceWriter source)
    {
        var type = model.Names.ClientFields;
        source.Summary($"The columns of <c>{model.Name}</c>, to filter and order by.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed class {type} : {ClientTypes.TableFields}");
        source.Open($"internal {type}({ClientTypes.FieldPath} path)\n    : base(path)");
        source.Close();
        foreach (var column in model.Columns)
        {
            source.Line();
            source.Summary(column.Documentation);
            var name = column.Property == type || Inherited.Contains(column.Property) ? column.Property + "Value" : column.Property;
            source.Line("public " + ClientValue.Descriptor(column.Type, column.Name, name));
        }

        source.Close();
    }
}
