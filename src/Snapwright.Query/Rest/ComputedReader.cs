using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Rest;

/// <summary>The computed fields that a request names, each bound once. Not thread-safe.</summary>
/// <param name="model">The model.</param>
public sealed class ComputedReader(MetadataModel model)
{
    private readonly Dictionary<(TableName Table, string Name), (ComputedValue? Value, string? Fault)> _known = [];
    private ModelTexts? _texts;

    /// <summary>The computed field of a name; null where there is none, or none that can be read.</summary>
    public ComputedValue? Find(Table table, string name) => Look(table, name).Value;

    /// <summary>Why a computed field cannot be read; null where it can, or where there is none.</summary>
    public string? Fault(Table table, string name) => Look(table, name).Fault;

    private (ComputedValue? Value, string? Fault) Look(Table table, string name)
    {
        if (table.ComputedFields.Count == 0)
        {
            return default;
        }

        if (!_known.TryGetValue((table.Name, name), out var known))
        {
            var index = table.ComputedFields.ToList().FindIndex(f => f.Name == name);
            _known.Add((table.Name, name), known = index < 0 ? default : Bind(table, index));
        }

        return known;
    }

    private (ComputedValue? Value, string? Fault) Bind(Table table, int index)
    {
        var name = table.ComputedFields[index].Name;
        var session = new BindingSession(_texts ??= new(model), new PermissionWeaver(Caller.System), isDefinition: false);
        if (RowExpression.Bind(session, table, name, session.NextSource()) is not { } bound)
        {
            // What is wrong can name what is not published, so that only the log tells it.
            return (null, $"The computed field '{name}' of '{table.Name}' is broken, and not served until its expression is valid.");
        }

        var parameters = session.Parameters.ToArray();
        if (parameters.Any(static p => p is not ConstantParameter))
        {
            return (null, $"The computed field '{name}' of '{table.Name}' depends on the caller or the time; it can be read in views only.");
        }

        var value = new ComputedValue(table, index, Column(name, bound))
        {
            Constants = parameters.Select(static p => ((ConstantParameter)p).Value).ToEquatableArray(),
            HasArrows = bound.Block.ToQuery([bound.Node]).Joins.Count > 0,
            HasOtherRows = session.Weaver.Woven.Count > 0,
            IsConstant = bound.Node is Constant or Parameter or BooleanLiteral,
        };
        return (value, null);
    }

    private static Column Column(string name, RowExpression bound)
    {
        var choices = bound.Type?.Choices ?? default;

        // What computes an interval does not tell that it is one.
        var type = bound.Type is { Kind: TypeKind.Interval } span ? span.Data : bound.Node.Type;
        return new()
        {
            Name = name,
            Type = type,
            DeclaredType = choices.Count > 0 && type.Kind == TypeKind.Text ? ColumnType.Enum : Views.ViewFields.Declared(type.Kind),
            IsNullable = bound.IsNullable,
            Choices = choices,
        };
    }
}
