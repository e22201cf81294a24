using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindAggregate(CallSyntax syntax)
    {
        if (syntax.Over is not null)
        {
            return OverAggregate(syntax);
        }

        var name = syntax.Name.Text;
        if (!clause.AllowsAggregates())
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The aggregate '{name}' cannot stand in {clause.Name()}.{(clause == Clause.Where ? " Conditions on groups stand in HAVING." : "")}");
        }

        if (_isInAggregate)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The aggregate '{name}' stands in another aggregate.");
        }

        var own = block.FieldUses;
        var outer = OuterUses();
        var wasChecking = block.Groups.IsChecking;
        var wasInWindow = _isInWindow;
        block.Groups.IsChecking = false;
        (_isInAggregate, _isInWindow) = (true, false);
        var value = AggregateCall(syntax, isOver: false);
        (_isInAggregate, _isInWindow) = (false, wasInWindow);
        block.Groups.IsChecking = wasChecking;

        // In SQL such an aggregate is one of the outer query, which nobody sees who reads it.
        return !value.IsError && block.FieldUses == own && OuterUses() > outer
            ? session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"The aggregate '{name}' uses fields of the outer query only; it must use one of its own query.")
            : value;
    }

    private int OuterUses()
    {
        var uses = 0;
        for (var outer = block.Outer; outer is not null; outer = outer.Outer)
        {
            uses += outer.FieldUses;
        }

        return uses;
    }

    private TypedValue AggregateCall(CallSyntax syntax, bool isOver)
    {
        var filter = syntax.Filter is null ? null : BindCondition(syntax.Filter, "The condition of FILTER");
        var arguments = syntax.Arguments.Select(Bind).ToList();
        var order = new Orderings(session, this).Bind(syntax.OrderBy);
        if (syntax.Filter is not null && filter is null || arguments.Exists(static a => a.IsError) || order is null)
        {
            return TypedValue.Error;
        }

        return Calls.Aggregate(syntax.Name.Text) is { } function
            ? Plain(syntax, function, arguments, filter, isOver)
            : Collecting(syntax, Calls.Collects(syntax.Name.Text)!.Value, arguments, order, filter, isOver);
    }

    private TypedValue Plain(CallSyntax syntax, AggregateFunction function, List<TypedValue> arguments, Expression? filter, bool isOver)
    {
        var name = syntax.Name.Text;
        if (syntax.IsStar)
        {
            return function != AggregateFunction.Count
                ? session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"Only count takes *, and not '{name}'.")
                : Counted(filter is null ? null : new ValueWhere(filter, new Constant(SqlValue.Int(1), DataType.Int)), AggregateFunction.Count);
        }

        if (arguments.Count != 1)
        {
            return Wrong(syntax.Span, $"'{name}' takes one argument, and not {arguments.Count}.");
        }

        if (syntax.OrderBy.Count > 0)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.OrderBy[0].Span, $"The order does not matter to '{name}'.");
        }

        var argument = arguments[0];
        if (argument.IsNull)
        {
            return Wrong(syntax.Arguments[0].Span, $"'{name}' of NULL has no type; cast it.");
        }

        var type = argument.Type!;
        var isDistinct = syntax.Quantifier == CallQuantifier.Distinct && function is not (AggregateFunction.Min or AggregateFunction.Max);
        if (isDistinct && isOver)
        {
            return session.NotSupported(syntax.Span, "DISTINCT over a window");
        }

        if (!Takes(function, type, isDistinct))
        {
            return Wrong(syntax.Arguments[0].Span, $"'{name}' does not take {type}.");
        }

        if (type.Kind == TypeKind.Interval && function is AggregateFunction.Sum or AggregateFunction.Average)
        {
            return Summed(function, argument, filter, isDistinct, isOver);
        }

        var node = isDistinct ? Compared(argument) : session.Node(argument);
        var operand = filter is null ? node : new ValueWhere(filter, node);
        if (function == AggregateFunction.Count)
        {
            return Counted(operand, isDistinct ? AggregateFunction.CountDistinct : AggregateFunction.Count);
        }

        var result = function is AggregateFunction.Min or AggregateFunction.Max ? type : new(AggregateTypes.Of(function, type.Data));
        var isNullable = argument.IsNullable || filter is not null || isOver || block.Groups.Keys.Count == 0;
        return TypedValue.Of(new Aggregate(function, operand, result.Node) { IsDistinct = isDistinct }, result, isNullable);
    }

    private static TypedValue Counted(Expression? operand, AggregateFunction function) =>
        TypedValue.Of(new Aggregate(function, operand, DataType.BigInt), FunQlType.BigInt, isNullable: false);

    private static bool Takes(AggregateFunction function, FunQlType type, bool isDistinct) => function switch
    {
        AggregateFunction.Count => !isDistinct || TypeRules.IsComparable(type.Data),
        AggregateFunction.Sum or AggregateFunction.Average => type.IsNumber || type.Kind == TypeKind.Interval,
        _ => type.IsNumber || type.Kind is TypeKind.Interval or TypeKind.Text or TypeKind.Date or TypeKind.Time or TypeKind.DateTime,
    };

    private TypedValue Collecting(
        CallSyntax syntax, CollectingFunction function, List<TypedValue> arguments, IReadOnlyList<Ordering> order, Expression? filter, bool isOver)
    {
        var name = syntax.Name.Text;
        var wanted = function is CollectingFunction.StringAgg or CollectingFunction.JsonObjectAgg ? 2 : 1;
        if (syntax.IsStar || arguments.Count != wanted)
        {
            return Wrong(syntax.Span, $"'{name}' takes {(wanted == 1 ? "one argument" : "two arguments")}.");
        }

        var isDistinct = syntax.Quantifier == CallQuantifier.Distinct;
        if (isOver && (isDistinct || order.Count > 0))
        {
            return session.NotSupported(syntax.Span, "DISTINCT or ORDER BY in an aggregate over a window");
        }

        if (CollectedArguments(syntax, function, arguments) is not { } typed)
        {
            return TypedValue.Error;
        }

        var nodes = typed.Select(InJson).ToEquatableArray();
        if (isDistinct && !CanBeDistinct(syntax, nodes, order))
        {
            return TypedValue.Error;
        }

        var item = typed[0].Type ?? FunQlType.Text;
        var type = function switch
        {
            CollectingFunction.BoolAnd or CollectingFunction.BoolOr => FunQlType.Boolean,
            CollectingFunction.StringAgg => FunQlType.Text,
            CollectingFunction.ArrayAgg => new(DataType.ArrayOf(item.Kind)) { Reference = item.Reference, Choices = item.Choices },
            _ => FunQlType.Json,
        };
        return TypedValue.Of(new Collection(function, nodes, isDistinct, order.ToEquatableArray(), filter, type.Data), type, isNullable: true);
    }

    private List<TypedValue>? CollectedArguments(CallSyntax syntax, CollectingFunction function, List<TypedValue> arguments)
    {
        var name = syntax.Name.Text;
        switch (function)
        {
            case CollectingFunction.BoolAnd or CollectingFunction.BoolOr:
                return Condition(arguments[0], syntax.Arguments[0].Span, $"The argument of '{name}'") is { } condition ? [condition] : null;
            case CollectingFunction.StringAgg:
                return Bring(arguments[0], FunQlType.Text, syntax.Arguments[0].Span, $"The first argument of '{name}'") is { } text
                    && Bring(arguments[1], FunQlType.Text, syntax.Arguments[1].Span, $"The separator of '{name}'") is { } separator
                    && IsFixed(syntax, separator)
                    ? [text, separator]
                    : null;
            case CollectingFunction.ArrayAgg:
                if (arguments[0].Type is not { } type || !TypeRules.CanBeItem(type.Kind))
                {
                    Wrong(syntax.Arguments[0].Span, $"An array has no items of {Describe(arguments[0])}; json_agg takes every type.");
                    return null;
                }

                return arguments;
            case CollectingFunction.JsonObjectAgg:
                if (Bring(arguments[0], FunQlType.Text, syntax.Arguments[0].Span, $"The first argument of '{name}', the names,") is not { } names)
                {
                    return null;
                }

                if (names.IsNullable)
                {
                    Wrong(syntax.Arguments[0].Span, $"The names of '{name}' cannot be NULL, and this may be; use coalesce.");
                    return null;
                }

                return [names, arguments[1]];
            default:
                return arguments;
        }
    }

    private bool IsFixed(CallSyntax syntax, TypedValue separator)
    {
        if (session.Node(separator) is Constant or Parameter)
        {
            return true;
        }

        session.Error(FunQlErrorKind.NotAllowed, syntax.Arguments[1].Span, $"The separator of '{syntax.Name.Text}' is a literal or an argument.");
        return false;
    }

    private bool CanBeDistinct(CallSyntax syntax, EquatableArray<Expression> nodes, IReadOnlyList<Ordering> order)
    {
        if (syntax.Name.Text.StartsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            session.NotSupported(syntax.Span, $"'{syntax.Name.Text}' of DISTINCT values");
            return false;
        }

        for (var i = 0; i < order.Count; i++)
        {
            if (order[i].Key != nodes[0])
            {
                session.Error(FunQlErrorKind.NotAllowed, syntax.OrderBy[i].Span, "With DISTINCT, the order can only be that of what is collected.");
                return false;
            }
        }

        return true;
    }
}
