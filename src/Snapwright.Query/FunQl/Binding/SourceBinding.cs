using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds the FROM of a query.</summary>
internal sealed class SourceBinding(BindingSession session, BindingScope scope, Block block)
{
    // Of where in the tree of joins it is at: on a side that an outer join fills with NULLs, and below a join that must see filtered rows only.
    private bool _isOuterSide;
    private bool _isBelowFull;
    private bool _isLateralBarred;

    /// <summary>The sources; null with a fault.</summary>
    public SourceTree? Bind(SourceSyntax syntax)
    {
        if (!session.Enter(syntax.Span))
        {
            return null;
        }

        SourceTree? tree = syntax switch
        {
            TableSourceSyntax table => BindTable(table),
            QuerySourceSyntax query => BindQuery(query),
            JoinSourceSyntax join => BindJoin(join),
            DomainSourceSyntax domain => BindDomain(domain),
            _ => throw new ArgumentException($"No source {syntax.GetType().Name}.", nameof(syntax)),
        };
        session.Leave();
        return tree;
    }

    private SourceLeaf? BindDomain(DomainSourceSyntax syntax) =>
        new DomainBinding(session, scope, block).Bind(syntax) is { } rows && Add(syntax.Alias, null, rows, syntax.Span)
            ? new SourceLeaf(rows, null, isLateral: false)
            : null;

    private SourceJoin? BindJoin(JoinSourceSyntax syntax)
    {
        var (wasOuter, wasBelow, wasBarred) = (_isOuterSide, _isBelowFull, _isLateralBarred);
        _isBelowFull |= syntax.Kind == JoinSyntaxKind.Full;
        _isOuterSide = wasOuter || syntax.Kind is JoinSyntaxKind.Right or JoinSyntaxKind.Full;
        var left = Bind(syntax.Left);
        _isOuterSide = wasOuter || syntax.Kind is JoinSyntaxKind.Left or JoinSyntaxKind.Full;
        _isLateralBarred = wasBarred || syntax.Kind is JoinSyntaxKind.Right or JoinSyntaxKind.Full;
        var right = Bind(syntax.Right);
        (_isOuterSide, _isBelowFull, _isLateralBarred) = (wasOuter, wasBelow, wasBarred);
        if (left is null || right is null)
        {
            return null;
        }

        Expression on = BooleanLiteral.True;
        if (syntax.On is not null)
        {
            // SQL lets the condition see what it joins and nothing else.
            var joined = new Block(block.Outer, block.CommonTables);
            foreach (var source in block.Sources.Where(s => left.Sources.Contains(s.Rows) || right.Sources.Contains(s.Rows)))
            {
                joined.AddSource(source);
            }

            if (new ExpressionBinding(session, scope, joined, Clause.On).BindCondition(syntax.On, "The condition of ON") is not { } condition)
            {
                return null;
            }

            on = condition;
        }

        var kind = Kind(syntax.Kind);
        if (kind is JoinKind.Right or JoinKind.Full)
        {
            MarkOuter(left);
        }

        if (kind is JoinKind.Left or JoinKind.Full)
        {
            MarkOuter(right);
        }

        return new(kind, left, right, on);
    }

    private static void MarkOuter(SourceTree tree)
    {
        foreach (var source in tree.Sources)
        {
            source.IsOuter = true;
        }
    }

    private static JoinKind Kind(JoinSyntaxKind kind) => kind switch
    {
        JoinSyntaxKind.Inner => JoinKind.Inner,
        JoinSyntaxKind.Left => JoinKind.Left,
        JoinSyntaxKind.Right => JoinKind.Right,
        JoinSyntaxKind.Full => JoinKind.Full,
        _ => JoinKind.Cross,
    };

    private SourceLeaf? BindTable(TableSourceSyntax syntax)
    {
        if (syntax.IsAsRoot && !scope.IsPrivileged)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "Only stored views may read without the restrictions of the caller's role.");
        }

        if (syntax.Table.Schema is null && CommonTableScope.Find(block.CommonTables, syntax.Table.Name.Text) is { } common)
        {
            return BindCommonTable(common, syntax);
        }

        var (table, view) = TableLookup.Find(session, scope, syntax.Table, CommonTableScope.Names(block.CommonTables));
        if (view is not null)
        {
            return BindView(view, syntax);
        }

        return table is null ? null : Leaf(table, syntax);
    }

    private SourceLeaf? Leaf(Table table, TableSourceSyntax syntax)
    {
        session.Depend(ViewDependencyKind.Table, table.Name, null, syntax.IsAsRoot);
        var rows = new TableRows(block, session.NextSource(), table);
        var restriction = session.Weaver.Restrict(table, rows.Number, syntax.IsOnly ? OfTable(table, rows.Number, syntax) : null);
        if (restriction is not null && _isBelowFull)
        {
            // No place behind a full join tells its own NULLs from rows that the caller may not see.
            rows = new TableRows(block, session.NextSource(), table, rows.Number, restriction);
            restriction = null;
        }

        return Add(syntax.Alias, table.Name, rows, syntax.Span) ? new SourceLeaf(rows, restriction, isLateral: false) : null;
    }

    private Expression? OfTable(Table table, int source, TableSourceSyntax syntax)
    {
        if (table.IsAbstract)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{table.Name}' is abstract: no row is of it ONLY.");
            return null;
        }

        return table.Hierarchy is { Descendants.Count: > 0 } ? RowTypes.Of(table, source, EquatableArray.Of(table.Name)) : null;
    }

    private SourceLeaf? BindView(ViewDefinition view, TableSourceSyntax syntax)
    {
        if (syntax.IsOnly)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"ONLY stands before tables, and '{view.Name}' is a view.");
        }

        session.Depend(ViewDependencyKind.View, view.Name, null, syntax.IsAsRoot);
        if (new ViewSource(session).Bind(view, syntax.Table.Span) is not { } inner)
        {
            return null;
        }

        var rows = new DerivedRows(block, session.NextSource(), [.. inner.Columns], inner, n => new DerivedSource(n, inner.ToQuery()));
        return Add(syntax.Alias, view.Name, rows, syntax.Span) ? new SourceLeaf(rows, null, isLateral: false) : null;
    }

    private SourceLeaf? BindCommonTable(CommonTableDraft common, TableSourceSyntax syntax)
    {
        if (syntax.IsOnly)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"ONLY stands before tables, and '{common.Name}' is a common table.");
        }

        if (common.IsOpen && !CanRecur(common, syntax) || common.First is null)
        {
            return null;
        }

        var inner = common.Recursion is null && !common.IsOpen ? common.First : null;
        var rows = new DerivedRows(block, session.NextSource(), common.Columns, inner, common.ToSource);
        return Add(syntax.Alias, new("", common.Name), rows, syntax.Span) ? new SourceLeaf(rows, null, isLateral: false) : null;
    }

    private bool CanRecur(CommonTableDraft common, TableSourceSyntax syntax)
    {
        common.RecursiveUses++;
        var fault = !ReferenceEquals(common.Recursive, block) ? "in a query within it, or in its first query"
            : _isOuterSide ? "on the side of an outer join that is filled with NULLs"
            : common.RecursiveUses > 1 ? "more than once"
            : null;
        if (fault is null)
        {
            return true;
        }

        session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The common table '{common.Name}' cannot read itself {fault}.");
        return false;
    }

    private SourceLeaf? BindQuery(QuerySourceSyntax syntax)
    {
        if (syntax.IsLateral && _isLateralBarred)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "LATERAL cannot stand on the right of a RIGHT or FULL JOIN.");
            return null;
        }

        var outer = syntax.IsLateral ? block : block.Outer;
        var names = syntax.Columns.Count > 0 ? NameNeed.None : NameNeed.All;
        if (new QueryBinding(session, scope).Bind(syntax.Query, outer, block.CommonTables, names, new AttributeCollector()) is not { } inner
            || ColumnNames.Rename(session, inner, syntax.Columns, syntax.Alias) is not { } columns)
        {
            return null;
        }

        var rows = new DerivedRows(block, session.NextSource(), columns, inner, n => new DerivedSource(n, inner.ToQuery()));
        return Add(syntax.Alias, null, rows, syntax.Span) ? new SourceLeaf(rows, null, syntax.IsLateral) : null;
    }

    private bool Add(NameSyntax? alias, TableName? table, RowSource rows, SourceSpan span)
    {
        var name = alias?.Text ?? table!.Name;
        if (block.Sources.Any(s => s.Name == name))
        {
            session.Error(
                FunQlErrorKind.Name,
                alias?.Span ?? span,
                $"Two sources are called '{name}'; give one another name with AS.");
            return false;
        }

        session.Add(rows);
        block.AddSource(new(name, alias is null && table is { Schema.Length: > 0 } ? table : null, rows));
        return true;
    }
}
