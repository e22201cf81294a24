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
    /// <summary>What it yields; null with a fault.</summary>
    /// <param name="before">The values of other sources; null where there are none.</param>
    public BoundReturning? Bind(ValuesBefore? before)
    {
        session.Parameters = new();
        var (collector, block) = (new AttributeCollector(), new Block(null, null) { Before = before });
        if (before is not null)
        {
            before.Shown = block;
        }

        var select = new SelectSyntax(command.Returning) { From = command.Target, Span = command.Span };
        new SelectBinding(session, scope, block, NameNeed.All, collector, null) { Results = Clause.Returning }.Bind(select, new QuerySyntax(select) { Span = command.Span });
        if (block.IsBroken || block.Columns.Exists(static c => c.Value.IsError))
        {
            return null;
        }

        var reads = before?.Reads.Count ?? 0;
        var layout = new ViewLayout(session, scope, block);
        var attributes = new AttributeBinding(session, scope, block, layout);
        var (ofRows, ofColumns) = attributes.Bind(collector);
        layout.Build(ofColumns);
        if (session.Errors.Count > 0)
        {
            return null;
        }

        var rows = (TableRows)block.Sources[0].Rows;
        block.Conditions.Add(new InList(rows.KeyReference, session.Parameters.Of(new KeysParameter(DataType.ArrayOf(rows.KeyReference.Type.Kind)))));
        var plan = CommandBinding.Plan(session, block.ToQuery(layout.Projections));
        return new(plan, layout, MainTable.Of(session, scope, block, layout, null)!, ofRows.ToEquatableArray(), attributes, collector, reads);
    }
}

/// <summary>What RETURNING yields.</summary>
/// <param name="Plan">How it is read.</param>
/// <param name="Layout">What that yields.</param>
/// <param name="Main">The row that is written.</param>
/// <param name="OfRows">The attributes of the whole and of its rows.</param>
/// <param name="Attributes">Binds those that do not depend on rows.</param>
/// <param name="Collector">The attributes of its results.</param>
/// <param name="Reads">How many values of other sources are columns.</param>
internal sealed record BoundReturning(
    ViewPlan Plan, ViewLayout Layout, MainRow Main, EquatableArray<BoundAttribute> OfRows, AttributeBinding Attributes, AttributeCollector Collector, int Reads);
