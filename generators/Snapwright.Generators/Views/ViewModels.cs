using Snapwright.Generators.Emission;
using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Views;

namespace Snapwright.Generators.Views;

/// <summary>Binds the views of a model and gives them their names.</summary>
internal sealed class ViewModels(MetadataModel model, IReadOnlyDictionary<TableName, TableNames> tables, NameCheck names)
{
    private readonly List<ModelDiagnostic> _diagnostics = [];

    /// <summary>What is wrong with the views.</summary>
    public IReadOnlyList<ModelDiagnostic> Diagnostics => _diagnostics;

    /// <summary>The views without errors, by name.</summary>
    public EquatableArray<ViewModel> Read()
    {
        var binder = new ViewBinder(model);
        var views = new List<ViewModel>();
        foreach (var definition in model.Views)
        {
            var reading = ViewReading.Of(binder, definition, Caller.System);
            _diagnostics.AddRange(reading.Diagnostics);
            if (reading.View is { } view && ModelOf(definition, view) is var made && names.Claim(definition, made.Names, [.. made.Choices.Select(static c => c.Type)]))
            {
                views.Add(made with { Names = made.Names with { File = names.File(made.Names.Compiled) } });
            }
        }

        return views.ToEquatableArray();
    }

    private ViewModel ModelOf(ViewDefinition definition, BoundView view)
    {
        var viewNames = ViewNames.Of(definition.Name);
        var properties = ClrNames.Properties(view.Columns.Select(static c => c.Name), viewNames.Row);
        var parameters = ClrNames.Parameters(view.Arguments.Select(static a => a.Name), "cancellationToken");
        var choices = new ViewChoices(viewNames, model, tables);
        var arguments = view.Arguments
            .Select((a, i) => new ViewArgumentModel(a.Name, ClrType.Of(a.Type, choices.Of(a)), a.IsNullable, a.Default, parameters[i], DocumentationOf(a)) { Choices = a.Choices })
            .ToEquatableArray();
        var columns = view.Columns
            .Select((c, i) => new ViewColumnModel(c.Name, ClrType.Of(c.Type, choices.Of(c, properties[i])), c.IsNullable, properties[i], DocumentationOf(c)))
            .ToEquatableArray();
        return new(
            definition.Name.ToString(),
            viewNames,
            definition.Description is { Length: > 0 } text ? Documentation.Escape(text) : view.Command is null ? $"The rows of the view <c>{definition.Name}</c>." : $"Runs the command <c>{definition.Name}</c>.",
            arguments,
            columns,
            choices.Emitted.ToEquatableArray(),
            ViewFingerprint.Of(model, definition, view),
            view);
    }

    private string DocumentationOf(BoundColumn column)
    {
        if (column.Reference is { } target)
        {
            return $"The key of a row of <c>{target}</c>.";
        }

        var source = column.Source is { } field ? model.Find(field.Table) : null;
        var description = source?.FindColumn(column.Source!.Field)?.Description ?? source?.FindComputedField(column.Source!.Field)?.Description;
        var text = description is { Length: > 0 } ? Documentation.Escape(description) : $"The column <c>{Documentation.Escape(column.Name)}</c>.";
        return text + Documentation.Note(column.Type);
    }

    private static string DocumentationOf(BoundArgument argument)
    {
        var text = argument.Reference is { } target ? $"The key of a row of <c>{target}</c>." : $"The argument <c>{Documentation.Escape(argument.Name)}</c>.";
        return text + (argument.Reference is null ? Documentation.Note(argument.Type) : "")
            + (argument.Default is { IsNull: false } value ? $" Without it <c>{Documentation.Escape(SqlLiteral.Shown(value))}</c>." : "");
    }
}
