using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Reads attributes as values.</summary>
/// <param name="session">The session.</param>
/// <param name="block">The query that wants them.</param>
internal sealed class AttributeReader(BindingSession session, Block block)
{
    /// <summary>How often fields were named of the query and of those that an attribute is carried out of.</summary>
    public int Uses(PlacedAttribute attribute) => block.FieldUses + attribute.Way.Sum(static r => r.Inner!.FieldUses);

    /// <summary>The value of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="cell">The value that it is an attribute of; null where it is one of no value.</param>
    /// <param name="span">Where it is named.</param>
    public TypedValue Read(PlacedAttribute attribute, TypedValue? cell, SourceSpan span)
    {
        var name = attribute.Syntax.Name.Text;
        var what = attribute.Text is { } text ? $"The attribute '{name}' of {text}" : $"The attribute '{name}'";
        if (attribute.Key is { } key && !session.Open(key, what, span))
        {
            return TypedValue.Error;
        }

        var (arguments, outer, mark) = (session.Arguments, session.Text, session.Mark());
        session.Arguments = attribute.Syntax.Scope == AttributeScope.Constant ? ArgumentScope.None : attribute.Arguments;
        session.Text = attribute.Text;
        var value = attribute.Syntax.Mapping is { } mapping ? Map(attribute, mapping, cell!, span)
            : attribute.Before is { } before ? before.Carry(() => Compute(attribute, span, what))
            : Compute(attribute, span, what);
        (session.Arguments, session.Text) = (arguments, outer);
        if (attribute.Key is not null)
        {
            session.Close();
        }

        return attribute.Text is not null && session.Collapse(mark, span, what) ? TypedValue.Error : value;
    }

    private TypedValue Compute(PlacedAttribute attribute, SourceSpan span, string what)
    {
        var expressions = new ExpressionBinding(session, attribute.Scope, attribute.Names, Clause.Attribute) { ExpandedAt = attribute.Text is null ? null : span };
        if (attribute.Way.Count == 0)
        {
            return expressions.Bind(attribute.Syntax.Value!);
        }

        var groups = attribute.Way[0].Inner!.Groups;
        var (loose, uses) = (groups.Mark, attribute.Way.Select(static r => r.Inner!.FieldUses).ToList());
        groups.IsChecking = true;
        var value = expressions.Bind(attribute.Syntax.Value!);
        groups.IsChecking = false;
        if (groups.Mark > loose)
        {
            var field = groups.Loose[loose].Name;
            groups.Forget(loose);
            return session.Error(FunQlErrorKind.NotAllowed, span, $"{what} uses '{field}', which has more than one value in a group.");
        }

        return Carry(attribute, value, uses, span, what);
    }

    // Out of each query as a further column of it, as soon as it depends on its rows.
    private TypedValue Carry(PlacedAttribute attribute, TypedValue value, List<int> uses, SourceSpan span, string what)
    {
        var isOfRows = false;
        for (var i = 0; i < attribute.Way.Count && value.Node is { } node; i++)
        {
            var rows = attribute.Way[i];
            var inner = rows.Inner!;
            isOfRows |= inner.FieldUses != uses[i];
            if (!isOfRows)
            {
                continue;
            }

            if (inner.IsOpaque || inner.IsDistinct && !inner.Projections.Contains(node))
            {
                return session.Error(FunQlErrorKind.NotAllowed, span, $"{what} depends on rows that DISTINCT or a set operation does not keep apart.");
            }

            var reference = new ColumnReference(rows.Number, DerivedSource.ColumnName(inner.Project(node)), value.Type!.Node);
            rows.Block.Groups.Use(rows, reference, span, attribute.Syntax.Name.Text);
            rows.Block.FieldUses++;
            value = TypedValue.Of(reference, value.Type, value.IsNullable || rows.IsNullable);
        }

        return value;
    }

    private TypedValue Map(PlacedAttribute attribute, MappingSyntax mapping, TypedValue cell, SourceSpan span)
    {
        var type = cell.Type ?? FunQlType.Text;
        if (new MappingBinding(session, attribute.Scope).Bind(attribute.Syntax, mapping, type) is not { Mapping: { } bound } mapped)
        {
            return TypedValue.Error;
        }

        var result = new FunQlType(mapped.Type) { ViewNaming = mapped.ViewNaming };
        return bound.IsOfItems ? MapItems(cell, type, bound, result, span) : Map(session.Node(cell), type, bound, result);
    }

    // What databases hold as an array has no NULLs, and its items have a few types only.
    private TypedValue MapItems(TypedValue cell, FunQlType type, BoundMapping mapping, FunQlType result, SourceSpan span)
    {
        if (result.Kind != TypeKind.Array || !TypeRules.CanBeItem(result.Data.ItemType.Kind))
        {
            return session.Error(FunQlErrorKind.Type, span, "What this 'array MAPPING' yields is no item of an array: those are of int, bigint, float, bool, string or uuid.");
        }

        if (!mapping.IsTotal(type.Choices))
        {
            return session.Error(FunQlErrorKind.NotAllowed, span, "An item of an array is never NULL, and this 'array MAPPING' makes some NULL: its value wants an ELSE, and literals that are not NULL.");
        }

        var array = session.Node(cell);
        var items = new ItemsSource(session.NextSource(), array);
        var item = Map(items.Column(0), new(type.Data.ItemType) { Choices = type.Choices, Reference = type.Reference }, mapping, new(result.Data.ItemType));
        var order = new Ordering(items.Column(1), Descending: false, IsNullable: false);
        var query = new SelectQuery
        {
            From = items,
            Projections = EquatableArray.Of<Expression>(
                new Collection(CollectingFunction.ArrayAgg, EquatableArray.Of(item.Node!), IsDistinct: false, EquatableArray.Of(order), null, result.Data)),
        };
        var none = new FunctionCall(
            ScalarFunction.Coalesce, EquatableArray.Of<Expression>(new ScalarQuery(query) { IsChecked = false }, new ArrayItems(default, result.Data)), result.Data);
        var branch = new ConditionalBranch(new IsNull(array), new Constant(SqlValue.Null(result.Kind), result.Data));
        return TypedValue.Of(cell.IsNullable ? new Conditional(EquatableArray.Of(branch), none, result.Data) : none, result, cell.IsNullable);
    }

    private TypedValue Map(Expression node, FunQlType type, BoundMapping bound, FunQlType result)
    {
        var branches = bound.Cases.Select(c => new ConditionalBranch(
            c.When.IsNull ? new IsNull(node) : new Comparison(ComparisonOperator.Equal, node, session.Node(TypedValue.OfLiteral(c.When, type))),
            session.Node(TypedValue.OfLiteral(c.Then, result))));
        var otherwise = bound.Otherwise is { } other ? session.Node(TypedValue.OfLiteral(other, result)) : null;
        return TypedValue.Of(new Conditional(branches.ToEquatableArray(), otherwise, result.Node), result, isNullable: true);
    }
}
