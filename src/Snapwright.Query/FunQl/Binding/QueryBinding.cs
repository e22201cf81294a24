using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds queries.</summary>
internal sealed class QueryBinding(BindingSession session, BindingScope scope)
{
    /// <summary>The query as a block; null with a fault where nothing can be said of its columns.</summary>
    /// <param name="syntax">The query.</param>
    /// <param name="outer">The query whose rows it sees.</param>
    /// <param name="commonTables">The common tables that it sees.</param>
    /// <param name="names">What the names of its columns are for.</param>
    /// <param name="attributes">Takes the attributes of the results; null where none may be.</param>
    /// <param name="recursive">The common table that it is the second query of; null for any other.</param>
    public Block? Bind(
        QuerySyntax syntax, Block? outer, CommonTableScope? commonTables, NameNeed names, AttributeCollector? attributes = null, CommonTableDraft? recursive = null)
    {
        if (!session.Enter(syntax.Span))
        {
            return null;
        }

        var with = new List<CommonTableDraft>();
        if (syntax.With is not null)
        {
            commonTables = new CommonTableBinding(session, scope).Bind(syntax.With, outer, commonTables, with);
        }

        var block = BindBody(syntax, outer, commonTables, names, attributes, recursive);
        block?.With.InsertRange(0, with);
        session.Leave();
        return block;
    }

    /// <summary>A query that reads all of another: its columns can be computed with, and it can have an order of its own.</summary>
    public static Block Wrap(BindingSession session, Block inner, Func<int, QuerySource>? source = null)
    {
        var block = new Block(inner.Outer, inner.CommonTables);
        var rows = new DerivedRows(block, session.NextSource(), [.. inner.Columns], inner, source ?? (n => new DerivedSource(n, inner.ToQuery())));
        session.Add(rows);
        block.AddSource(new("", null, rows));
        block.SetFrom(new SourceLeaf(rows, null, isLateral: false));
        foreach (var column in rows.Columns)
        {
            var value = column.Value.IsError ? TypedValue.Error : rows.Value(column);
            block.AddColumn(column.Name, value, value.IsError ? BooleanLiteral.True : value.Node!);
        }

        return block;
    }

    private Block? BindBody(
        QuerySyntax syntax, Block? outer, CommonTableScope? commonTables, NameNeed names, AttributeCollector? attributes, CommonTableDraft? recursive)
    {
        var isPlain = syntax.OrderBy.Count == 0 && syntax.Limit is null && syntax.Offset is null;
        switch (syntax.Body)
        {
            case SelectSyntax select:
                return new SelectBinding(session, scope, new Block(outer, commonTables), names, attributes, recursive).Bind(select, syntax);
            case NestedQuerySyntax nested:
                var inner = Bind(nested.Query, outer, commonTables, names, attributes, recursive);
                return inner is null || isPlain ? inner : Ordered(Wrap(session, inner), syntax);
            case ValuesSyntax values:
                var rows = new ValuesBinding(session, scope).Bind(values, outer, commonTables);
                return rows is null || isPlain ? rows : Ordered(rows, syntax);
            default:
                var set = BindSet((SetOperationSyntax)syntax.Body, outer, commonTables, names, attributes);
                return set is null || isPlain ? set : Ordered(set, syntax);
        }
    }

    private Block? BindArm(QueryBodySyntax body, Block? outer, CommonTableScope? commonTables, NameNeed names, AttributeCollector? attributes) =>
        body is NestedQuerySyntax nested
            ? Bind(nested.Query, outer, commonTables, names, attributes)
            : Bind(new QuerySyntax(body) { Span = body.Span }, outer, commonTables, names, attributes);

    private Block? BindSet(SetOperationSyntax syntax, Block? outer, CommonTableScope? commonTables, NameNeed names, AttributeCollector? attributes)
    {
        if (attributes is not null)
        {
            attributes = attributes.OfArm();
        }

        var left = BindArm(syntax.Left, outer, commonTables, names, attributes);
        var right = BindArm(syntax.Right, outer, commonTables, NameNeed.None, attributes);
        if (left is null || right is null)
        {
            return null;
        }

        if (SetArms.Unify(session, syntax, left, right) is not { } arms)
        {
            return null;
        }

        var set = SetArms.Combine(session, arms.Left, arms.Right, n => new SetSource(n, syntax.Operator, syntax.IsAll, arms.Left.ToQuery(), arms.Right.ToQuery()));
        if (syntax is { Operator: SetOperator.Union, IsAll: true })
        {
            set.Union = new(arms.Left, arms.Right, (DerivedRows)set.Sources[0].Rows);
        }

        return set;
    }

    // The order and bounds of a query whose columns are those of another one.
    private Block Ordered(Block block, QuerySyntax syntax)
    {
        var expressions = new ExpressionBinding(session, scope, block, Clause.Where);
        var orderings = new Orderings(session, expressions);
        foreach (var key in syntax.OrderBy)
        {
            var value = Ordinals.Find(session, block, key.Key, "ORDER BY", out var isOrdinal)?.Value ?? (isOrdinal ? TypedValue.Error : expressions.Bind(key.Key));
            if (value.IsError || Ordinals.IsConstant(session, value, key.Key, "orders") || orderings.Make(key, value) is not { } ordering)
            {
                continue;
            }

            block.OrderBy.Add(ordering);
        }

        Page(session, scope, block, syntax);
        return block;
    }

    /// <summary>The bounds of a query.</summary>
    public static void Page(BindingSession session, BindingScope scope, Block block, QuerySyntax syntax)
    {
        var expressions = new ExpressionBinding(session, scope, new Block(null, null), Clause.Values);
        block.Limit = syntax.Limit is null ? null : RowNumbers.Bind(session, expressions, syntax.Limit, "LIMIT");
        block.Offset = syntax.Offset is null ? null : RowNumbers.Bind(session, expressions, syntax.Offset, "OFFSET");
    }
}
