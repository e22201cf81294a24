using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds a whole view.</summary>
internal sealed class ViewBinding(BindingSession session, BindingScope scope)
{
    /// <summary>The view; null with a fault.</summary>
    public BoundView? Bind(ViewSyntax syntax)
    {
        var arguments = ArgumentBinding.Read(session, scope, syntax.Arguments);
        session.Arguments = new(arguments, AreLiterals: false);
        if (syntax.Statement is not QuerySyntax query)
        {
            session.NotSupported(syntax.Statement.Span, syntax.Statement switch
            {
                InsertSyntax => "INSERT",
                UpdateSyntax => "UPDATE",
                _ => "DELETE",
            });
            return null;
        }

        var attributes = new AttributeCollector();
        var block = new QueryBinding(session, scope).Bind(query, null, null, NameNeed.All, attributes);
        if (block is null || block.Columns.Exists(static c => c.Value.IsError))
        {
            return null;
        }

        var layout = new ViewLayout(session, scope, block);
        var bound = new AttributeBinding(session, scope, block, layout);
        var (ofRows, ofColumns) = bound.Bind(attributes);
        var argumentAttributes = syntax.Arguments.Select(a => bound.BindOfArgument(a.Attributes)).ToList();
        layout.Build(ofColumns);
        var main = MainTable.Of(session, scope, block, layout, syntax.Target);
        if (session.Errors.Count > 0)
        {
            return null;
        }

        return new()
        {
            Arguments = arguments.Select((a, i) => Argument(a, argumentAttributes[i])).ToEquatableArray(),
            Columns = layout.Columns.ToEquatableArray(),
            RowKeys = layout.RowKeys.ToEquatableArray(),
            Main = main,
            Attributes = ofRows.ToEquatableArray(),
            AttributePlan = bound.ToPlan(),
            Plan = new(session.Weaver.Caller, block.ToQuery(layout.Projections), session.Parameters.ToArray()) { Sources = session.Sources, CommonTables = session.CommonTables },
            DependsOn = session.SortedDependencies(),
        };
    }

    private static BoundArgument Argument(ArgumentInScope argument, EquatableArray<BoundAttribute> attributes) =>
        new(argument.Name, argument.Type!.Data, argument.IsNullable)
        {
            Default = argument.Default,
            Reference = argument.Type.Reference,
            Choices = argument.Type.Choices,
            Attributes = attributes,
        };
}
