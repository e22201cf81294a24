using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// Computed fields as expressions over a source. Where an arrow leads out of the row, the value is that of a query that finds the row once more by its
/// key: so it can stand wherever a column can.
/// </summary>
internal sealed class ComputedPlanning(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers)
{
    /// <summary>The value of the row of a source, which is there; its constants become parameters.</summary>
    public Expression Plan(int source, ComputedValue field)
    {
        var row = field.HasArrows ? numbers.Source() : source;
        var session = new BindingSession(new ModelTexts(model), weaver, isDefinition: false) { Parameters = new(numbers.NextParameter), Numbers = numbers };
        if (RowExpression.Bind(session, field.Table, field.Name, row) is not { } bound)
        {
            throw new InvalidOperationException($"The computed field '{field.Name}' of '{field.Table.Name}' was bound before and is not bound again.");
        }

        foreach (var constant in session.Parameters.ToArray())
        {
            numbers.Parameter(constant.Type);
        }

        return field.HasArrows ? new ScalarQuery(bound.Block.ToQuery([bound.Node]) with { Where = weaver.Restrict(field.Table, row, IsRow(field.Table, row, source)) }) : bound.Node;
    }

    /// <summary>The value where there may be no row: NULL then, whatever it is computed of.</summary>
    public Expression PlanOuter(int source, ComputedValue field)
    {
        var value = Plan(source, field);
        if (value is ScalarQuery or ColumnReference)
        {
            return value;
        }

        var isPresent = new Not(new IsNull(new ColumnReference(source, field.Table.Key.Name, field.Table.Key.Type)));
        return new Conditional(EquatableArray.Of(new ConditionalBranch(isPresent, value)), null, value.Type);
    }

    private static Comparison IsRow(Table table, int row, int source) => new(
        ComparisonOperator.Equal, new ColumnReference(row, table.Key.Name, table.Key.Type), new ColumnReference(source, table.Key.Name, table.Key.Type));
}
