using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>
/// Binds RETURNING: a query of its own, over the rows of some keys. It sees the changed row and what arrows lead to; values of other sources, of which no more may be
/// left when the rows have been written, are read before.
/// </summary>
internal sealed class ReturningBinding(BindingSession session, BindingScope scope, CommandSyntax command)
{
    /// <summary>The columns and how they are read, the key behind them; null with a fault.</summary>
    /// <param name="before">The values of other sources; null where there are none.</param>
    public (ViewPlan Plan, EquatableArray<BoundColumn> Columns)? Bind(ValuesBefore? before)
    {
        session.Parameters = new();
        var (attributes, block) = (new AttributeCollector(), new Block(null, null) { Before = before });
        var select = new SelectSyntax(command.Returning) { From = command.Target, Span = command.Span };
        new SelectBinding(session, scope, block, NameNeed.All, attributes, null) { Results = Clause.Returning }.Bind(select, new QuerySyntax(select) { Span = command.Span });
        foreach (var attribute in attributes.OfRows.Concat(attributes.OfColumns.Select(static c => c.Attribute)))
        {
            session.NotSupported(attribute.Span, "An attribute of RETURNING");
        }

        if (session.Errors.Count > 0)
        {
            return null;
        }

        var rows = (TableRows)block.Sources[0].Rows;
        block.Conditions.Add(new InList(rows.KeyReference, session.Parameters.Of(new KeysParameter(DataType.ArrayOf(rows.KeyReference.Type.Kind)))));
        var projections = block.Columns.ConvertAll(c => block.Projections[c.Ordinal]);
        projections.Add(rows.KeyReference);
        return (CommandBinding.Plan(session, block.ToQuery(projections)), block.Columns.Select(Column).ToEquatableArray());
    }

    private static BoundColumn Column(OutputColumn column, int ordinal) => new(column.Name!, column.Type.Data, column.Value.IsNullable, ordinal)
    {
        Reference = column.Type.Reference,
        Choices = column.Type.Choices,
        ViewNaming = column.Type.ViewNaming,
        Source = column.Value.Origin is { } origin ? new(origin.Row.Table.Name, origin.Field, null) : null,
    };
}
