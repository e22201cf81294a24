using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Expressions;

/// <summary>
/// A value that the plan itself knows. In statements only numbers, booleans and NULL stand as text, which is made from the value and never from what
/// somebody wrote; texts and all others are parameters there. In definitions of a schema, where there are no parameters, the dialect quotes it.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="ConstantType">Its type.</param>
public sealed record Constant(SqlValue Value, DataType ConstantType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ConstantType;
}

/// <summary>The operators of numbers, and of dates.</summary>
public enum ArithmeticOperator
{
    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Subtract,

    /// <summary>*</summary>
    Multiply,

    /// <summary>/</summary>
    Divide,

    /// <summary>%</summary>
    Modulo,
}

/// <summary>Computes with two numbers; NULL where a side is. The sides have been brought to kinds that go together.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right, DataType ResultType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>A number with the other sign.</summary>
public sealed record Negation(Expression Operand) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Operand.Type;
}

/// <summary>Two texts, or two arrays of one type, one behind the other; NULL where a side is.</summary>
public sealed record Concatenation(Expression Left, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Left.Type.Kind == TypeKind.Text ? DataType.Text : Left.Type;
}

/// <summary>The value of the first branch whose condition is true.</summary>
/// <param name="Branches">At least one.</param>
/// <param name="Otherwise">Where none is; null for NULL.</param>
/// <param name="ResultType">The type of all of them.</param>
public sealed record Conditional(EquatableArray<ConditionalBranch> Branches, Expression? Otherwise, DataType ResultType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>A branch of a <see cref="Conditional"/>.</summary>
public sealed record ConditionalBranch(Expression When, Expression Then);

/// <summary>A value as one of another type; which casts there are is said by <see cref="FunQl.Types.Casts"/>.</summary>
public sealed record Cast(Expression Operand, DataType Target) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Target;
}

/// <summary>A function of the library.</summary>
/// <param name="Function">Which.</param>
/// <param name="Arguments">Its arguments, of the types that its signature wants.</param>
/// <param name="ResultType">The type of its result.</param>
public sealed record FunctionCall(ScalarFunction Function, EquatableArray<Expression> Arguments, DataType ResultType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>Whether a text is like a pattern of <c>%</c> and <c>_</c>, <c>\</c> taking their meaning away.</summary>
/// <param name="Text">The text.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="IsCaseless">Whether both are folded first, as <see cref="ContainsText"/> does.</param>
public sealed record LikePattern(Expression Text, Expression Pattern, bool IsCaseless) : Condition;

/// <summary>Whether a value is one of some expressions; at least one.</summary>
public sealed record InItems(Expression Value, EquatableArray<Expression> Items) : Condition;

/// <summary>Whether a value is one of the rows of a query with one projection.</summary>
public sealed record InQuery(Expression Value, Plans.SelectQuery Query) : Condition;

/// <summary>Whether a comparison holds for any, or for all, items of an array.</summary>
public sealed record QuantifiedItems(ComparisonOperator Operator, bool IsAll, Expression Value, Expression Array) : Condition;

/// <summary>Whether a comparison holds for any, or for all, rows of a query with one projection.</summary>
public sealed record QuantifiedQuery(ComparisonOperator Operator, bool IsAll, Expression Value, Plans.SelectQuery Query) : Condition;

/// <summary>An array of some values.</summary>
public sealed record ArrayItems(EquatableArray<Expression> Items, DataType ArrayType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ArrayType;
}

/// <summary>A JSON object of some values.</summary>
public sealed record JsonObjectOf(EquatableArray<JsonMember> Members) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Json;
}

/// <summary>A property of a <see cref="JsonObjectOf"/>.</summary>
/// <param name="Name">Its name: a parameter, or a constant in definitions of a schema.</param>
/// <param name="Value">Its value.</param>
public sealed record JsonMember(Expression Name, Expression Value);

/// <summary>A JSON array of some values.</summary>
public sealed record JsonArrayOf(EquatableArray<Expression> Items) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Json;
}

/// <summary>A part of a JSON value: the property of a text, or the item of an integer; NULL where there is none.</summary>
/// <param name="Json">The JSON value.</param>
/// <param name="Step">A text or an integer.</param>
/// <param name="IsText">Whether as text: that of a string without quotes, of anything else its JSON; JSON's null is NULL.</param>
public sealed record JsonPart(Expression Json, Expression Step, bool IsText) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => IsText ? DataType.Text : DataType.Json;
}
