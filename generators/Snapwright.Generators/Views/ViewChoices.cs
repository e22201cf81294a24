using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;

namespace Snapwright.Generators.Views;

/// <summary>The enums of a view: those of the tables that its columns come from, and its own for all others.</summary>
internal sealed class ViewChoices(ViewNames names, MetadataModel model, IReadOnlyDictionary<TableName, TableNames> tables)
{
    private readonly List<ChoiceModel> _emitted = [];

    /// <summary>The enums that are emitted with the view.</summary>
    public IReadOnlyList<ChoiceModel> Emitted => _emitted;

    /// <summary>The enum of an argument; null where it is none.</summary>
    public string? Of(BoundArgument argument) =>
        argument.Choices.Count > 0 && argument.Type.Kind == TypeKind.Text ? OfTable(argument.Choices, argument.Name) : null;

    /// <summary>The enum of a column; null where it is none.</summary>
    public string? Of(BoundColumn column, string property)
    {
        if (column.Choices.Count == 0 || column.Type.Kind != TypeKind.Text)
        {
            return null;
        }

        var source = column.Source is { } field && tables.TryGetValue(field.Table, out var table)
            && model.Get(field.Table).FindColumn(field.Field) is { DeclaredType: ColumnType.Enum } known && known.Choices == column.Choices
            ? table.Choice(known)
            : null;
        return source ?? Own(column.Choices, column.Name, property);
    }

    // An argument that has the choices of a column is compared with it.
    private string OfTable(EquatableArray<string> choices, string argument)
    {
        foreach (var table in model.Tables)
        {
            if (tables.TryGetValue(table.Name, out var tableNames)
                && table.Columns.FirstOrDefault(c => c.DeclaredType == ColumnType.Enum && c.Name == argument && c.Choices == choices) is { } column)
            {
                return tableNames.Choice(column);
            }
        }

        return Own(choices, argument, ClrNames.Property(argument));
    }

    private string Own(EquatableArray<string> choices, string field, string property)
    {
        var name = names.Method + property;
        for (var number = 2; ; number++)
        {
            var known = _emitted.Find(c => c.Type == name);
            if (known is null)
            {
                _emitted.Add(new(name, field, choices));
                return name;
            }

            if (known.Choices == choices)
            {
                return name;
            }

            name = FormattableString.Invariant($"{names.Method}{property}{number}");
        }
    }
}
