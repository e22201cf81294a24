using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds a whole view.</summary>
internal sealed class ViewBinding(BindingSession session, BindingScope scope)
{
    /// <summary>The view; null with a fault.</summary>
    public BoundView? Bind(ViewSyntax syntax)
    {
        var arguments = ArgumentBinding.Read(session, scope, syntax.Arguments);
        session.Arguments = new(arguments, AreLiterals: false);
        session.Settings = Pragmas.Read(session, syntax.Pragmas);
        if (syntax.Statement is CommandSyntax command)
        {
            return BindCommand(syntax, command, arguments);
        }

        var query = (QuerySyntax)syntax.Statement;
        var attributes = new AttributeCollector();
        var block = new QueryBinding(session, scope).Bind(query, null, null, NameNeed.All, attributes);
        if (block is null || block.Columns.Exists(static c => c.Value.IsError))
        {
            return null;
        }

        var layout = new ViewLayout(session, scope, block);
        var bound = new AttributeBinding(session, scope, block, layout);
        var (ofRows, ofColumns) = bound.Bind(attributes);
        var bindings = arguments.Select(a => Argument(a, bound)).ToList();
        layout.Build(ofColumns);
        var main = MainTable.Of(session, scope, block, layout, syntax.Target);
        if (session.Errors.Count > 0)
        {
            return null;
        }

        var rows = block.ToQuery(layout.Projections);
        var view = new BoundView
        {
            Arguments = bindings.OfType<BoundArgument>().ToEquatableArray(),
            Columns = layout.Columns.ToEquatableArray(),
            RowKeys = layout.RowKeys.ToEquatableArray(),
            Domains = layout.Domains,
            DomainOrdinal = layout.DomainOrdinal,
            Main = main,
            IsUnique = main is not null || IsUnique(block, rows),
            Attributes = ofRows.ToEquatableArray(),
            AttributePlan = bound.ToPlan(),
            Plan = new(session.Weaver.Caller, rows, session.Parameters.ToArray()) { Settings = session.Settings, Sources = session.Sources, CommonTables = session.CommonTables },
            DependsOn = session.SortedDependencies(),
        };
        CheckAttributes(attributes);
        return session.Errors.Count > 0 ? null : view;
    }

    private static bool IsUnique(Block block, SelectQuery query) => block.IsDistinct
        || (block.Groups.IsGrouped && block.Groups.Declared.TrueForAll(block.Projections.Contains))
        || query is { From: SetSource { IsAll: false }, Joins.Count: 0 };

    // Those of queries below, which are bound where something asks for them, are checked whether it does or not.
    private void CheckAttributes(AttributeCollector own)
    {
        for (var i = 0; i < session.Collectors.Count; i++)
        {
            if (session.Collectors[i] is { Text: null, Block: { } block } collector && !ReferenceEquals(collector, own) && collector.OfRows.Count + collector.OfColumns.Count > 0)
            {
                session.Arguments = collector.Arguments;
                new AttributeBinding(session, collector.Scope!, block, new ViewLayout(session, collector.Scope!, block)).Bind(collector);
            }
        }
    }

    private BoundView? BindCommand(ViewSyntax syntax, CommandSyntax command, IReadOnlyList<ArgumentInScope> arguments)
    {
        if (syntax.Target is { } target)
        {
            session.Error(FunQlErrorKind.NotAllowed, target.Span, "The rows of a command are those that it has written; they are for no table.");
        }

        var bound = new CommandBinding(session, scope).Bind(command);
        var returning = bound?.Returning;
        session.Parameters = new();
        var none = new Block(null, null);
        var attributes = returning?.Attributes ?? new AttributeBinding(session, scope, none, new ViewLayout(session, scope, none));
        var bindings = arguments.Select(a => Argument(a, attributes)).ToList();
        if (bound is not { } made || session.Errors.Count > 0)
        {
            return null;
        }

        var view = new BoundView
        {
            Arguments = bindings.OfType<BoundArgument>().ToEquatableArray(),
            Command = made.Command,
            Columns = returning?.Layout.Columns.ToEquatableArray() ?? default,
            RowKeys = returning?.Layout.RowKeys.ToEquatableArray() ?? default,
            Main = returning?.Main,
            Attributes = returning?.OfRows ?? default,
            AttributePlan = attributes.ToPlan(),
            Plan = returning?.Plan ?? made.Command.Rows,
            DependsOn = session.SortedDependencies(),
        };
        CheckAttributes(returning?.Collector ?? new());
        return session.Errors.Count > 0 ? null : view;
    }

    // Null with a fault.
    private static BoundArgument? Argument(ArgumentInScope argument, AttributeBinding bound)
    {
        var attributes = bound.BindOfArgument(argument);
        var pun = bound.PunOf(argument);
        return argument.Type is not { } type ? null : new(argument.Name, type.Data, argument.IsNullable)
        {
            Default = argument.Default,
            Reference = type.Reference,
            Choices = type.Choices,
            ViewNaming = type.ViewNaming,
            PunOrdinal = pun?.Ordinal,
            PunType = pun?.Type,
            Attributes = attributes,
        };
    }
}
