using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds WITH.</summary>
internal sealed class CommonTableBinding(BindingSession session, BindingScope scope)
{
    /// <summary>What a query with these common tables sees; they are added to its own.</summary>
    public CommonTableScope? Bind(WithSyntax syntax, Block? outer, CommonTableScope? visible, List<CommonTableDraft> own)
    {
        foreach (var table in syntax.Tables)
        {
            if (own.Exists(t => t.Name == table.Name.Text))
            {
                session.Error(FunQlErrorKind.Name, table.Name.Span, $"Two common tables are called '{table.Name.Text}'.");
                continue;
            }

            var draft = new CommonTableDraft(table.Name.Text, session.NextCommonTable()) { IsMaterialized = table.IsMaterialized };
            BindTable(table, draft, outer, visible, syntax.IsRecursive);
            draft.IsOpen = false;
            visible = new(draft, visible);
            if (draft.First is not null)
            {
                own.Add(draft);
            }
        }

        return visible;
    }

    private void BindTable(CommonTableSyntax syntax, CommonTableDraft draft, Block? outer, CommonTableScope? visible, bool isRecursive)
    {
        var queries = new QueryBinding(session, scope);
        if (isRecursive && syntax.Query is { Body: SetOperationSyntax { Operator: SetOperator.Union } union, With: null, Limit: null, Offset: null, OrderBy.Count: 0 }
            && union.Right is SelectSyntax or NestedQuerySyntax { Query: { Body: SelectSyntax, With: null } })
        {
            BindRecursive(syntax, union, draft, outer, visible);
            return;
        }

        // Its name is known in it, so that it is told where it reads itself, and not that there is no such table.
        draft.IsOpen = isRecursive;
        var inside = isRecursive ? new CommonTableScope(draft, visible) : visible;
        if (queries.Bind(syntax.Query, outer, inside, syntax.Columns.Count > 0 ? NameNeed.None : NameNeed.All, new AttributeCollector()) is not { } block
            || ColumnNames.Rename(session, block, syntax.Columns, syntax.Name) is not { } columns)
        {
            return;
        }

        draft.First = block;
        draft.Columns = columns;
    }

    private void BindRecursive(CommonTableSyntax syntax, SetOperationSyntax union, CommonTableDraft draft, Block? outer, CommonTableScope? visible)
    {
        draft.IsOpen = true;
        var queries = new QueryBinding(session, scope);
        var names = syntax.Columns.Count > 0 ? NameNeed.None : NameNeed.All;
        var inside = new CommonTableScope(draft, visible);
        var seed = union.Left is NestedQuerySyntax left
            ? queries.Bind(left.Query, outer, inside, names)
            : queries.Bind(new QuerySyntax(union.Left) { Span = union.Left.Span }, outer, inside, names);
        if (seed is null || ColumnNames.Rename(session, seed, syntax.Columns, syntax.Name) is null || seed.Columns.Exists(static c => c.Value.IsError))
        {
            return;
        }

        seed = Widen(seed);
        seed.IsOpaque = true;
        var query = union.Right is NestedQuerySyntax right ? right.Query : new QuerySyntax(union.Right) { Span = union.Right.Span };
        draft.First = seed;

        // What follows is taken to be NULL only where it has to be: first where the rows before can be, then everywhere.
        if (BindNext(syntax, union, query, draft, outer, inside, isNullable: false) is not { } next
            || MayBeNull(seed, next) && BindNext(syntax, union, query, draft, outer, inside, isNullable: true) is null)
        {
            draft.First = null;
            return;
        }

        if (draft.RecursiveUses > 0)
        {
            draft.Recursion = draft.Next;
            draft.IsAll = union.IsAll;
            return;
        }

        var last = draft.Next!;
        draft.First = SetArms.Combine(session, seed, last, n => new SetSource(n, union.Operator, union.IsAll, seed.ToQuery(), last.ToQuery()));
    }

    private static bool MayBeNull(Block seed, Block next)
    {
        for (var i = 0; i < seed.Columns.Count; i++)
        {
            if (next.Columns[i].Value.IsNullable && !seed.Columns[i].Value.IsNullable)
            {
                return true;
            }
        }

        return false;
    }

    private Block? BindNext(
        CommonTableSyntax syntax, SetOperationSyntax union, QuerySyntax query, CommonTableDraft draft, Block? outer, CommonTableScope inside, bool isNullable)
    {
        draft.RecursiveUses = 0;
        draft.Columns = ColumnNames.Rename(session, draft.First!, syntax.Columns, syntax.Name)!
            .Select(c => c with { Value = TypedValue.Of(BooleanLiteral.True, c.Type, isNullable || c.Value.IsNullable) })
            .ToList();
        var next = new QueryBinding(session, scope).Bind(query, outer, inside, NameNeed.None, recursive: draft);
        return draft.Next = next is null ? null : Fit(union, draft.First!, next);
    }

    // A type without a bound of its own: what follows may be longer than what comes first.
    private Block Widen(Block seed)
    {
        var types = seed.Columns.Select(static c => c.Type.Kind switch
        {
            Model.Tables.TypeKind.Text => c.Type with { Data = Model.Tables.DataType.Text },
            Model.Tables.TypeKind.Decimal => c.Type with { Data = DecimalTypes.Wide(c.Type.Data.Scale) },
            _ => c.Type,
        }).ToList();
        var brought = seed.IsDistinct || seed.OrderBy.Count > 0 ? QueryBinding.Wrap(session, seed) : seed;
        for (var i = 0; i < types.Count; i++)
        {
            Cast(brought, i, types[i]);
        }

        return brought;
    }

    private Block? Fit(SetOperationSyntax union, Block seed, Block next)
    {
        if (seed.Columns.Count != next.Columns.Count)
        {
            session.Error(
                FunQlErrorKind.Type, union.Right.Span, $"Both sides of UNION must have as many columns: there are {seed.Columns.Count} and {next.Columns.Count}.");
            return null;
        }

        var types = new List<FunQlType>();
        for (var i = 0; i < seed.Columns.Count; i++)
        {
            var (wanted, found) = (seed.Columns[i].Type, next.Columns[i].Value);
            if (found.IsError)
            {
                return null;
            }

            if (Coercion.To(session, found, wanted) is null)
            {
                session.Error(
                    FunQlErrorKind.Type,
                    union.Right.Span,
                    $"Column {i + 1} of the recursive query is {found.Type}, and {wanted} in the query before; cast one of them.");
                return null;
            }

            if (!union.IsAll && wanted.Kind == Model.Tables.TypeKind.Interval)
            {
                session.NotSupported(union.Right.Span, "An interval in a recursive UNION, other than UNION ALL,");
                return null;
            }

            if (!union.IsAll && !TypeRules.IsComparable(wanted.Data))
            {
                session.Error(FunQlErrorKind.Type, union.Right.Span, $"Column {i + 1} is json or an array, and UNION compares rows; use UNION ALL.");
                return null;
            }

            types.Add(wanted);
        }

        var brought = SetArms.Bring(session, next, types);
        for (var i = 0; i < types.Count; i++)
        {
            Cast(brought, i, types[i]);
        }

        return brought;
    }

    private void Cast(Block block, int index, FunQlType type)
    {
        var value = block.Columns[index].Value;
        var isSame = type.Kind is not (Model.Tables.TypeKind.Text or Model.Tables.TypeKind.Decimal or Model.Tables.TypeKind.Interval) && value.IsTyped;
        if (!isSame)
        {
            var node = new Cast(session.Node(Coercion.To(session, value, type) ?? value), type.Node);
            block.ReplaceColumn(index, TypedValue.Of(node, type, value.IsNullable), node);
        }
    }
}
