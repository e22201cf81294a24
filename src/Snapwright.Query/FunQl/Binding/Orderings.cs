using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds the keys of orders.</summary>
internal sealed class Orderings(BindingSession session, ExpressionBinding expressions)
{
    /// <summary>The keys of an order in an aggregate or a window; null with a fault.</summary>
    /// <param name="syntaxes">The keys.</param>
    /// <param name="hasPeers">Whether rows that compare as equal are one place, as in windows.</param>
    public List<Ordering>? Bind(EquatableArray<OrderingSyntax> syntaxes, bool hasPeers = false)
    {
        var orderings = new List<Ordering>();
        var isBroken = false;
        foreach (var syntax in syntaxes)
        {
            var value = expressions.Bind(syntax.Key);
            if (value.IsError || Make(syntax, value) is not { } ordering)
            {
                isBroken = true;
            }
            else
            {
                orderings.Add(hasPeers ? ordering with { Key = expressions.Compared(value) } : ordering);
            }
        }

        return isBroken ? null : orderings;
    }

    /// <summary>A key with a value; null with a fault.</summary>
    public Ordering? Make(OrderingSyntax syntax, TypedValue value)
    {
        if (value.Type is { } type && !TypeRules.IsComparable(type.Data))
        {
            session.Error(FunQlErrorKind.Type, syntax.Key.Span, $"{type} has no order.");
            return null;
        }

        return Of(syntax, session.Node(value), value.IsNullable);
    }

    public static Ordering Of(OrderingSyntax syntax, Expression key, bool isNullable) => new(key, syntax.IsDescending, isNullable)
    {
        NullsFirst = syntax.Nulls == NullsPlacement.Default ? syntax.IsDescending : syntax.Nulls == NullsPlacement.First,
    };
}
