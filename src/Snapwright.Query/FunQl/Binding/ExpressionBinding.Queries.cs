using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindExists(ExistsSyntax syntax) => Query(syntax.Query) is { } inner
        ? Truth(new Exists(inner.ToQuery()), isNullable: false)
        : TypedValue.Error;

    private TypedValue BindScalarQuery(ScalarQuerySyntax syntax)
    {
        if (Query(syntax.Query) is not { } inner || OneColumn(inner, syntax.Query) is not { } column)
        {
            return TypedValue.Error;
        }

        return Cell(inner, column);
    }

    /// <summary>The values of a row that is a query, one for each of some fields; null with a fault.</summary>
    public IReadOnlyList<TypedValue>? BindRow(QuerySyntax syntax, int fields)
    {
        if (Query(syntax) is not { } inner || inner.Columns.Exists(static c => c.Value.IsError))
        {
            return null;
        }

        if (inner.Columns.Count != fields)
        {
            Wrong(syntax.Span, $"The query yields {inner.Columns.Count} values for {fields} fields.");
            return null;
        }

        // No database but one has rows as values, so that each is a query of its own. Of rows that are all different there is more than one where a column has more than one
        // value, so that these queries refuse what that would; but a bound would count other rows in each.
        inner = inner.IsDistinct && (inner.Limit ?? inner.Offset) is not null ? QueryBinding.Wrap(session, inner) : inner;
        return inner.Columns.ConvertAll(c => Cell(inner, c));
    }

    private static TypedValue Cell(Block inner, OutputColumn column)
    {
        // One row is certain of a query that aggregates all of its rows.
        var isOneRow = inner.Groups is { IsGrouped: true, Keys.Count: 0 } && inner is { Having: null, Limit: null, Offset: null };
        var isChecked = !isOneRow && inner is not { Limit: RowCount { Value: 1 } } && !IsByKey(inner);
        var query = inner.ToQuery([inner.Projections[column.Ordinal]]);
        return TypedValue.Of(new ScalarQuery(query) { IsChecked = isChecked }, column.Type, !isOneRow || column.Value.IsNullable);
    }

    // Whether its rows are those of one table, of which the key says one.
    private static bool IsByKey(Block inner) => inner.From is SourceLeaf leaf
        && leaf.Sources.First() is TableRows rows
        && inner.Conditions.SelectMany(static c => c is And all ? [.. all.Operands] : new[] { c })
            .Any(c => c is Comparison { Operator: ComparisonOperator.Equal } equal && (equal.Left == rows.KeyReference || equal.Right == rows.KeyReference));

    private TypedValue BindInQuery(InQuerySyntax syntax)
    {
        var value = Bind(syntax.Value);
        if (QuerySide(value, syntax.Value, syntax.Query, isOrder: false) is not { } side)
        {
            return TypedValue.Error;
        }

        var test = new InQuery(side.Value, side.Query);
        return Truth(syntax.IsNegated ? new Not(test) : test, isNullable: true);
    }

    // A value and the rows of a query that it is compared with, brought to one type.
    private (Expression Value, SelectQuery Query)? QuerySide(TypedValue value, ExpressionSyntax valueSyntax, QuerySyntax querySyntax, bool isOrder)
    {
        if (Query(querySyntax) is not { } inner || OneColumn(inner, querySyntax) is not { } column || value.IsError)
        {
            return null;
        }

        var given = TypedValue.Of(BooleanLiteral.True, column.Type, isNullable: true);
        if (Coercion.Common(value, given) is not { } type
            || Coercion.To(session, value, type) is not { } brought
            || Coercion.To(session, column.Value.IsTyped ? column.Value : given, type) is not { } cell)
        {
            Wrong(SourceSpan.Between(valueSyntax.Span, querySyntax.Span), $"{Describe(value)} cannot be compared with rows of {column.Type}.");
            return null;
        }

        if (!IsComparable(type, querySyntax.Span, isOrder))
        {
            return null;
        }

        // A query that compares its own rows cannot have another column put into it.
        if (ReferenceEquals(cell, column.Value) && type.Kind != TypeKind.Interval)
        {
            return (session.Node(brought), inner.ToQuery());
        }

        var wrapped = QueryBinding.Wrap(session, inner);
        var outside = Coercion.To(session, wrapped.Columns[0].Value, type)!;
        return (Compared(brought), wrapped.ToQuery([Compared(outside)]));
    }

    private Block? Query(QuerySyntax syntax)
    {
        if (session.IsDefinition)
        {
            session.NotSupported(syntax.Span, "A query in what the schema is made of");
            return null;
        }

        var inner = new QueryBinding(session, scope).Bind(syntax, block, block.CommonTables, NameNeed.None);
        if (inner is { Limit: null, Offset: null })
        {
            // Whichever of its rows comes first, it is the same value.
            inner.OrderBy.Clear();
        }

        return inner is { IsDistinct: true, OrderBy.Count: > 0 } ? QueryBinding.Wrap(session, inner) : inner;
    }

    private OutputColumn? OneColumn(Block inner, QuerySyntax syntax)
    {
        if (inner.Columns.Count == 1)
        {
            return inner.Columns[0].Value.IsError ? null : inner.Columns[0];
        }

        session.Error(FunQlErrorKind.Type, syntax.Span, $"A query that is a value has one column, and this one has {inner.Columns.Count}.");
        return null;
    }
}
