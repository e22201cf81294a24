using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>
/// Binds RETURNING: a query of its own, over the rows of some keys. It sees the changed row and what arrows lead to, since no more is left of a command when
/// its rows have been written.
/// </summary>
internal sealed class ReturningBinding(BindingSession session, BindingScope scope, CommandSyntax command)
{
    /// <summary>The columns and how they are read, the key behind them; null with a fault.</summary>
    public (ViewPlan Plan, EquatableArray<BoundColumn> Columns)? Bind(IEnumerable<string> others)
    {
        session.Parameters = new();
        if (NamesOther(others))
        {
            return null;
        }

        var (attributes, block) = (new AttributeCollector(), new Block(null, null));
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

    private bool NamesOther(IEnumerable<string> others)
    {
        var mark = session.Mark();
        var names = new HashSet<string>(others, StringComparer.OrdinalIgnoreCase);
        var open = new Stack<ExpressionSyntax>(command.Returning.OfType<ColumnResultSyntax>().Select(static r => r.Value));
        while (names.Count > 0 && open.Count > 0)
        {
            var next = open.Pop();
            if (next is PathSyntax { Start: FieldSyntax { Table: { } table } } && names.Contains(table.Text))
            {
                session.NotSupported(table.Span, $"'{table.Text}' in RETURNING, which shows the changed row and what arrows lead to,");
            }

            foreach (var part in SyntaxParts.Of(next))
            {
                open.Push(part);
            }
        }

        return session.Mark() > mark;
    }
}
