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
        draft.First = seed;
        draft.Columns = ColumnNames.Rename(session, seed, syntax.Columns, syntax.Name)!.Select(static c => c with { Value = c.Value.AsNullable() }).ToList();
        var query = union.Right is NestedQuerySyntax right ? right.Query : new QuerySyntax(union.Right) { Span = union.Right.Span };
        if (queries.Bind(query, outer, inside, NameNeed.None, recursive: draft) is not { } next || !Fits(union, seed, ref next))
        {
            draft.First = null;
            return;
        }

        seed.IsOpaque = true;
        draft.Recursion = draft.RecursiveUses > 0 ? next : null;
        draft.IsAll = union.IsAll;
        if (draft.RecursiveUses == 0)
        {
            var first = SetArms.Combine(session, seed, next, n => new SetSource(n, union.Operator, union.IsAll, seed.ToQuery(), next.ToQuery()));
            draft.First = first;
        }
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

    private bool Fits(SetOperationSyntax union, Block seed, ref Block next)
    {
        if (SetArms.Unify(session, union, seed, next) is not { } arms)
        {
            return false;
        }

        for (var i = 0; i < seed.Columns.Count; i++)
        {
            var (wanted, found) = (seed.Columns[i].Type, arms.Right.Columns[i].Type);
            if (wanted.Kind != found.Kind || wanted.Data.Scale != found.Data.Scale)
            {
                session.Error(
                    FunQlErrorKind.Type,
                    union.Right.Span,
                    $"Column {i + 1} of the recursive query is {found}, and {wanted} in the query before; cast it there.");
                return false;
            }

            Cast(arms.Right, i, wanted);
        }

        next = arms.Right;
        return true;
    }

    private void Cast(Block block, int index, FunQlType type)
    {
        var value = block.Columns[index].Value;
        var isSame = type.Kind is not (Model.Tables.TypeKind.Text or Model.Tables.TypeKind.Decimal) && value.IsTyped;
        if (!isSame)
        {
            var node = new Cast(session.Node(Coercion.To(session, value, type) ?? value), type.Data);
            block.ReplaceColumn(index, TypedValue.Of(node, type, value.IsNullable), node);
        }
    }
}
