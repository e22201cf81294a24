using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.FunQl.Types;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindUnary(UnarySyntax syntax)
    {
        if (syntax.Operator == UnaryOperator.Not)
        {
            var condition = Bind(syntax.Operand);
            return Condition(condition, syntax.Operand.Span, "What stands behind NOT") is { } operand
                ? TypedValue.Of(new Not(session.Node(operand)), FunQlType.Boolean, operand.IsNullable).WithFacts(operand.Facts.Negated())
                : TypedValue.Error;
        }

        if (syntax.Operator == UnaryOperator.Minus && Literals.Negative(session, syntax.Operand) is { } literal)
        {
            return literal;
        }

        var value = Bind(syntax.Operand);
        if (value.IsError || value.IsNull)
        {
            return value;
        }

        if (value.Type!.Kind == TypeKind.Interval)
        {
            return syntax.Operator == UnaryOperator.Plus ? value : NegatedInterval(value);
        }

        if (!value.Type!.IsNumber)
        {
            return Wrong(syntax.Operand.Span, $"A sign stands before numbers, and this is {Describe(value)}.");
        }

        return syntax.Operator == UnaryOperator.Plus
            ? value
            : Literals.Negated(value) is { } negated ? negated
            : TypedValue.Of(new Negation(session.Node(value)), new(value.Type.Data), value.IsNullable);
    }

    // A chain of a thousand ANDs is one node, and not a tree a thousand levels deep.
    private TypedValue BindLogical(BinarySyntax syntax)
    {
        var operands = new List<ExpressionSyntax>();
        Chain(syntax, syntax.Operator, operands);
        var nodes = new List<Expression>();
        var (isNullable, isBroken) = (false, false);
        var isAnd = syntax.Operator == BinaryOperator.And;
        TypeFacts? facts = null;
        foreach (var operand in operands)
        {
            // What stands behind matters only where what stands before does not decide.
            var known = (isAnd ? facts?.WhenTrue : facts?.WhenFalse) ?? TypeFacts.None.WhenTrue;
            if (Condition(BindWhere(known, operand), operand.Span, isAnd ? "A side of AND" : "A side of OR") is { } condition)
            {
                nodes.Add(session.Node(condition));
                isNullable |= condition.IsNullable;
                facts = facts is null ? condition.Facts : isAnd ? facts.And(session.Model, condition.Facts) : facts.Or(session.Model, condition.Facts);
            }
            else
            {
                isBroken = true;
            }
        }

        return isBroken
            ? TypedValue.Error
            : TypedValue.Of(isAnd ? new And(nodes.ToEquatableArray()) : new Or(nodes.ToEquatableArray()), FunQlType.Boolean, isNullable).WithFacts(facts!);
    }

    private static void Chain(BinarySyntax syntax, BinaryOperator operation, List<ExpressionSyntax> operands)
    {
        ExpressionSyntax left = syntax;
        while (left is BinarySyntax binary && binary.Operator == operation)
        {
            operands.Add(binary.Right);
            left = binary.Left;
        }

        operands.Add(left);
        operands.Reverse();
    }

    private TypedValue BindBinary(BinarySyntax syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (AnyError(left, right))
        {
            return TypedValue.Error;
        }

        return syntax.Operator switch
        {
            BinaryOperator.Add => Arithmetic(ArithmeticOperator.Add, left, right, syntax),
            BinaryOperator.Subtract => Arithmetic(ArithmeticOperator.Subtract, left, right, syntax),
            BinaryOperator.Multiply => Arithmetic(ArithmeticOperator.Multiply, left, right, syntax),
            BinaryOperator.Divide => Arithmetic(ArithmeticOperator.Divide, left, right, syntax),
            BinaryOperator.Modulo => Arithmetic(ArithmeticOperator.Modulo, left, right, syntax),
            BinaryOperator.Concatenate => Concatenate(left, right, syntax),
            BinaryOperator.JsonPart => JsonPartOf(left, right, syntax, isText: false),
            BinaryOperator.JsonPartText => JsonPartOf(left, right, syntax, isText: true),
            _ => Compare(Comparisons.Of(syntax.Operator), left, right, syntax.Left, syntax.Right),
        };
    }

    private TypedValue Arithmetic(ArithmeticOperator operation, TypedValue left, TypedValue right, BinarySyntax syntax)
    {
        if (left.IsNull && right.IsNull)
        {
            return TypedValue.Null;
        }

        if (BindIntervals(operation, left, right, syntax) is { } interval)
        {
            return interval;
        }

        var leftType = left.Type?.Data ?? NullSide(right.Type!.Data, operation);
        var rightType = right.Type?.Data ?? NullSide(left.Type!.Data, operation);
        if (left.Literal is { } l && rightType.Kind == TypeKind.Decimal && l.Kind is TypeKind.Int or TypeKind.BigInt)
        {
            leftType = Coercion.LiteralDecimal(left);
        }

        if (right.Literal is { } r && leftType.Kind == TypeKind.Decimal && r.Kind is TypeKind.Int or TypeKind.BigInt)
        {
            rightType = Coercion.LiteralDecimal(right);
        }

        if (ArithmeticTypes.Of(operation, leftType, rightType) is not { } result)
        {
            return Wrong(syntax.Span, $"{Comparisons.Symbol(syntax.Operator)} does not take {Describe(left)} and {Describe(right)}.");
        }

        var (leftNode, rightNode) = (Side(left, leftType, result), Side(right, rightType, result));
        return TypedValue.Of(new Arithmetic(operation, leftNode, rightNode, result), new(result), left.IsNullable || right.IsNullable);
    }

    private static DataType NullSide(DataType other, ArithmeticOperator operation) =>
        other.Kind == TypeKind.Date ? operation == ArithmeticOperator.Subtract ? DataType.Date : DataType.Int : other;

    // A side keeps its own scale, but it is of the kind that is computed with.
    private Expression Side(TypedValue side, DataType type, DataType result)
    {
        var wanted = result.Kind switch
        {
            TypeKind.Decimal when type.Kind is TypeKind.Int or TypeKind.BigInt => DecimalTypes.Wide(0),
            TypeKind.Float or TypeKind.BigInt => result,
            _ => type,
        };
        return session.Node(Coercion.To(session, side, new(wanted)) ?? side);
    }

    private TypedValue Concatenate(TypedValue left, TypedValue right, BinarySyntax syntax)
    {
        if (left.Type is { Kind: TypeKind.Array } || right.Type is { Kind: TypeKind.Array })
        {
            return Coercion.Common(left, right) is { } type && Coercion.To(session, left, type) is { } l && Coercion.To(session, right, type) is { } r
                ? TypedValue.Of(new Concatenation(session.Node(l), session.Node(r)), type, l.IsNullable || r.IsNullable)
                : Wrong(syntax.Span, $"|| does not take {Describe(left)} and {Describe(right)}.");
        }

        if (left.Type is { Kind: not TypeKind.Text } && right.Type is { Kind: not TypeKind.Text })
        {
            return Wrong(syntax.Span, $"|| wants a string on one side, and these are {Describe(left)} and {Describe(right)}.");
        }

        return TypedValue.Of(new Concatenation(AsText(left), AsText(right)), FunQlType.Text, left.IsNullable || right.IsNullable);
    }

    private Expression AsText(TypedValue value) =>
        value.Type is { Kind: TypeKind.Interval } ? IntervalText(value)
        : value.Type is { Kind: not TypeKind.Text } ? new Cast(session.Node(value), DataType.Text) : session.Node(value);

    private TypedValue JsonPartOf(TypedValue json, TypedValue step, BinarySyntax syntax, bool isText)
    {
        var symbol = isText ? "->>" : "->";
        if (json.Type is not null and not { Kind: TypeKind.Json })
        {
            return Wrong(syntax.Left.Span, $"{symbol} takes a part of a json, and this is {Describe(json)}.");
        }

        if (step.Type is not null and not { Kind: TypeKind.Text or TypeKind.Int })
        {
            return Wrong(syntax.Right.Span, $"Behind {symbol} stands the name of a property (string) or the place of an item (int), and this is {Describe(step)}.");
        }

        var of = Coercion.To(session, json, FunQlType.Json)!;
        return TypedValue.Of(new JsonPart(session.Node(of), session.Node(step), isText), isText ? FunQlType.Text : FunQlType.Json, isNullable: true);
    }

    private TypedValue Compare(ComparisonOperator operation, TypedValue left, TypedValue right, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax) =>
        BringTogether(left, right, leftSyntax, rightSyntax, operation is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual)) is { } sides
            ? TypedValue.Of(new Comparison(operation, sides.Left, sides.Right), FunQlType.Boolean, left.IsNullable || right.IsNullable)
            : TypedValue.Error;

    /// <summary>Two values as ones of one type; null with a fault where they cannot be compared.</summary>
    private (Expression Left, Expression Right)? BringTogether(
        TypedValue left, TypedValue right, ExpressionSyntax leftSyntax, ExpressionSyntax rightSyntax, bool isOrder)
    {
        if (AnyError(left, right))
        {
            return null;
        }

        if (IsUnread(left, right, leftSyntax) || IsUnread(right, left, rightSyntax))
        {
            return null;
        }

        var span = SourceSpan.Between(leftSyntax.Span, rightSyntax.Span);
        if (Coercion.Common(left, right) is not { } type
            || Coercion.To(session, left, type) is not { } l
            || Coercion.To(session, right, type) is not { } r)
        {
            Wrong(span, $"{Describe(left)} cannot be compared with {Describe(right)}.{CastHint(left, right.Type!)}{CastHint(right, left.Type!)}");
            return null;
        }

        if (!IsComparable(type, span, isOrder) || !AreChoices(left, right, rightSyntax) || !AreChoices(right, left, leftSyntax))
        {
            return null;
        }

        return (Compared(l), Compared(r));
    }

    // A text literal next to a date is meant to be one.
    private bool IsUnread(TypedValue value, TypedValue other, ExpressionSyntax syntax) =>
        value.Literal is { IsNull: false, Kind: TypeKind.Text } text
        && other.Type is { Kind: TypeKind.Date or TypeKind.Time or TypeKind.DateTime or TypeKind.Uuid or TypeKind.Interval } type
        && TextLiterals.As(session, text.AsString, type, syntax.Span).IsError;

    private bool IsComparable(FunQlType type, SourceSpan span, bool isOrder)
    {
        if (TypeRules.IsComparable(type.Data))
        {
            return true;
        }

        var way = type.Kind == TypeKind.Json ? "a part of it as text (->>) can" : "its items can (= ANY, array_contains, array_to_string)";
        Wrong(span, isOrder ? $"{type} has no order." : $"Two values of {type} cannot be compared; {way}.");
        return false;
    }

    // A literal that an enum does not have would never be equal to it: it is a slip of the pen.
    private bool AreChoices(TypedValue value, TypedValue other, ExpressionSyntax syntax)
    {
        if (value.Type is not { Choices: { Count: > 0 } choices, Kind: TypeKind.Text }
            || other.Literal is not { IsNull: false, Kind: TypeKind.Text } text
            || choices.Contains(text.AsString))
        {
            return true;
        }

        Wrong(syntax.Span, $"'{text.AsString}' is none of the choices of the enum. {NameLookup.Suggest(text.AsString, choices)}");
        return false;
    }

    private TypedValue BindCast(CastSyntax syntax)
    {
        var value = Bind(syntax.Operand);
        if (TypeReader.Read(session, scope, syntax.Type, isCast: true) is not { } target || value.IsError)
        {
            return TypedValue.Error;
        }

        if (value.Type is not { } type)
        {
            return TypedValue.OfLiteral(Values.SqlValue.Null(target.Kind), target);
        }

        if (target.Kind == TypeKind.Decimal)
        {
            target = new(Casts.DecimalOf(type.Data));
        }

        if (value.Literal is { IsNull: false, Kind: TypeKind.Text } text && target.Kind is not (TypeKind.Text or TypeKind.Array))
        {
            return TextLiterals.As(session, text.AsString, target, syntax.Operand.Span);
        }

        if (type.Kind == target.Kind && type.Kind != TypeKind.Decimal && type.Kind != TypeKind.Array)
        {
            return value.WithType(target);
        }

        if (type.Kind == TypeKind.Interval || target.Kind == TypeKind.Interval)
        {
            return CastInterval(syntax, value, target);
        }

        return value.Literal is not null && Coercion.To(session, value, target) is { Literal: not null } literal
            ? literal
            : Casts.IsExplicit(type.Data, target.Data)
                ? TypedValue.Of(new Cast(session.Node(value), target.Data), target, value.IsNullable)
                : Wrong(syntax.Span, $"{Describe(value)} cannot be cast to {target}.");
    }
}
