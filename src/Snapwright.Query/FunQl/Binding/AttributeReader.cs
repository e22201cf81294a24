using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

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
        var value = attribute.Syntax.Mapping is { } mapping ? Map(attribute, mapping, cell!, span) : Compute(attribute, span, what);
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
        if (mapping.IsOfItems)
        {
            return session.NotSupported(span, "The value of an array MAPPING");
        }

        if (new MappingBinding(session, attribute.Scope).Bind(attribute.Syntax, mapping, new(null, cell, 0)) is not { Attribute: { Mapping: { } bound } pending })
        {
            return TypedValue.Error;
        }

        block.FieldUses++;
        var (type, result) = (cell.Type ?? FunQlType.Text, new FunQlType(pending.Type) { ViewNaming = pending.ViewNaming });
        var node = session.Node(cell);
        var branches = bound.Cases.Select(c => new ConditionalBranch(
            c.When.IsNull ? new IsNull(node) : new Comparison(ComparisonOperator.Equal, node, session.Node(TypedValue.OfLiteral(c.When, type))),
            session.Node(TypedValue.OfLiteral(c.Then, result))));
        var otherwise = bound.Otherwise is { } other ? session.Node(TypedValue.OfLiteral(other, result)) : null;
        return TypedValue.Of(new Conditional(branches.ToEquatableArray(), otherwise, result.Node), result, isNullable: true);
    }
}
