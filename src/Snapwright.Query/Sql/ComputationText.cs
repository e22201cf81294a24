using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Schema;
using Snapwright.Query.Values;

namespace Snapwright.Query.Sql;

/// <summary>
/// How computed values become text for one database: constants, operators, casts and functions. Everything that it writes is one operand, in parentheses where
/// an operator stands outside.
/// </summary>
internal abstract class ComputationText
{
    private protected ComputationText()
    {
    }

    /// <summary>Appends an expression where something binds tighter than a condition.</summary>
    public virtual void WriteOperand(SqlText sql, Expression expression)
    {
        var isOpen = expression is Aggregate { Function: AggregateFunction.Average }
            or (Condition and not (And { Operands.Count: > 0 } or Or { Operands.Count: > 0 } or QuantifiedItems or QuantifiedQuery));
        sql.Append(isOpen ? "(" : "");
        ExpressionWriter.Write(sql, expression);
        sql.Append(isOpen ? ")" : "");
    }

    /// <summary>An expression as one of a type, with a cast where the database keeps the two in different forms.</summary>
    public static Expression Brought(Expression expression, DataType type) => IsSameForm(expression.Type, type) ? expression : new Cast(expression, type);

    /// <summary>Whether values of two types are kept in one form.</summary>
    public static bool IsSameForm(DataType left, DataType right) => left.Kind == right.Kind
        && (left.Kind != TypeKind.Decimal || (left.Scale == right.Scale && AggregateTypes.IsWide(left) == AggregateTypes.IsWide(right)));

    /// <summary>Two sides of a comparison in one form.</summary>
    public static (Expression Left, Expression Right) BroughtTogether(Expression left, Expression right) =>
        !IsSameForm(left.Type, right.Type) && FunQl.Types.Casts.Common(left.Type, right.Type) is { } common
            ? (Brought(left, common), Brought(right, common))
            : (left, right);

    /// <summary>
    /// A side of a comparison without the cast that only gives a column more digits behind the point, for databases that compare decimals of any scale: no index
    /// sees through the cast.
    /// </summary>
    public static Expression Unwidened(Expression side) =>
        side is Cast { Operand: ColumnReference { Type.Kind: TypeKind.Decimal } column, Target.Kind: TypeKind.Decimal } cast
        && !AggregateTypes.IsWide(column.Type) && column.Type.Scale <= cast.Target.Scale
            ? column
            : side;

    public abstract void WriteConstant(SqlText sql, Constant constant);

    public void WriteArithmetic(SqlText sql, Arithmetic arithmetic)
    {
        var (left, right) = (arithmetic.Left, arithmetic.Right);
        switch (arithmetic.Type.Kind)
        {
            case TypeKind.Date:
                var (date, days) = left.Type.Kind == TypeKind.Date ? (left, right) : (right, left);
                WriteDateStep(sql, date, arithmetic.Operator == ArithmeticOperator.Subtract ? new Negation(Brought(days, DataType.BigInt)) : days);
                break;
            case TypeKind.Int when left.Type.Kind == TypeKind.Date:
                WriteDays(sql, left, right);
                break;
            case TypeKind.Int or TypeKind.BigInt:
                WriteInteger(sql, arithmetic.Operator, Brought(left, arithmetic.Type), Brought(right, arithmetic.Type), arithmetic.Type.Kind);
                break;
            case TypeKind.Decimal:
                WriteDecimal(sql, arithmetic.Operator, AsDecimal(left), AsDecimal(right), arithmetic.Type.Scale);
                break;
            default:
                WriteFloat(sql, arithmetic.Operator, Brought(left, DataType.Float), Brought(right, DataType.Float));
                break;
        }
    }

    public abstract void WriteNegation(SqlText sql, Negation negation);

    public abstract void WriteConcatenation(SqlText sql, Concatenation concatenation);

    public abstract void WriteCast(SqlText sql, Cast cast);

    public void WriteCall(SqlText sql, FunctionCall call)
    {
        var arguments = call.Arguments.ToArray();
        switch (call.Function)
        {
            case ScalarFunction.Coalesce:
                WriteChoice(sql, "coalesce", arguments, call.ResultType);
                break;
            case ScalarFunction.NullIf:
                WriteChoice(sql, "nullif", arguments, call.ResultType);
                break;
            case ScalarFunction.Greatest or ScalarFunction.Least:
                WriteExtreme(sql, call.Function == ScalarFunction.Greatest, [.. arguments.Select(a => Brought(a, call.ResultType))]);
                break;
            case ScalarFunction.Modulo:
                WriteArithmetic(sql, new(ArithmeticOperator.Modulo, arguments[0], arguments[1], call.ResultType));
                break;
            case ScalarFunction.Round or ScalarFunction.Truncate or ScalarFunction.Ceiling or ScalarFunction.Floor
                when arguments.Length == 1 && call.ResultType.Kind is TypeKind.Int or TypeKind.BigInt:
                WriteOperand(sql, arguments[0]);
                break;
            case ScalarFunction.DatePart or ScalarFunction.DateTruncate or ScalarFunction.DateAdd or ScalarFunction.DateDifference:
                WriteTimeCall(sql, call.Function, UnitOf(arguments[0]), [.. arguments.Skip(1)], call.ResultType);
                break;
            default:
                WriteFunction(sql, call.Function, arguments, call.ResultType);
                break;
        }
    }

    public abstract void WriteLike(SqlText sql, LikePattern like);

    public virtual void WriteInItems(SqlText sql, InItems items)
    {
        var type = items.Items.Aggregate((DataType?)items.Value.Type, static (t, i) => t is null ? null : FunQl.Types.Casts.Common(t, i.Type)) ?? items.Value.Type;
        WriteOperand(sql, Brought(items.Value, type));
        sql.Append(" IN (").AppendList(items.Items, ", ", i => WriteOperand(sql, Brought(i, type))).Append(")");
    }

    public abstract void WriteQuantifiedItems(SqlText sql, QuantifiedItems items);

    public abstract void WriteQuantifiedQuery(SqlText sql, QuantifiedQuery query);

    /// <summary>Appends a query that is a value.</summary>
    public virtual void WriteScalarQuery(SqlText sql, ScalarQuery scalar)
    {
        sql.Append("(");
        SelectWriter.Write(sql, scalar.Query);
        sql.Append(")");
    }

    public abstract void WriteArray(SqlText sql, ArrayItems items);

    /// <summary>Appends a source of the items of an array, with its name.</summary>
    public abstract void WriteItems(SqlText sql, ItemsSource items);

    public abstract void WriteJsonObject(SqlText sql, JsonObjectOf json);

    public abstract void WriteJsonArray(SqlText sql, JsonArrayOf json);

    public abstract void WriteJsonPart(SqlText sql, JsonPart part);

    public abstract void WriteCollection(SqlText sql, Collection collection);

    public abstract void WriteWindowCall(SqlText sql, WindowCall call);

    /// <summary>Appends a column of a source that is a query, in a form whose type the database can tell.</summary>
    public virtual void WriteColumn(SqlText sql, Expression value) => sql.Dialect.WriteYielded(sql, value);

    /// <summary>Appends a column of a recursive common table, whose type is the same in its beginning and in what follows.</summary>
    public virtual void WriteRecursiveColumn(SqlText sql, Expression value) => WriteColumn(sql, value);

    private protected abstract void WriteInteger(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, TypeKind kind);

    private protected abstract void WriteDecimal(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, int scale);

    private protected abstract void WriteFloat(SqlText sql, ArithmeticOperator operation, Expression left, Expression right);

    /// <summary>Appends the date that is so many days later.</summary>
    private protected abstract void WriteDateStep(SqlText sql, Expression date, Expression days);

    /// <summary>Appends the days from the second date to the first.</summary>
    private protected abstract void WriteDays(SqlText sql, Expression left, Expression right);

    private protected abstract void WriteExtreme(SqlText sql, bool isGreatest, Expression[] arguments);

    /// <summary>Appends a function whose first argument chooses the SQL.</summary>
    private protected abstract void WriteTimeCall(SqlText sql, ScalarFunction function, string unit, Expression[] arguments, DataType type);

    private protected abstract void WriteFunction(SqlText sql, ScalarFunction function, Expression[] arguments, DataType type);

    private protected void WriteChoice(SqlText sql, string function, Expression[] arguments, DataType type)
    {
        if (arguments.Length == 1)
        {
            WriteOperand(sql, Brought(arguments[0], type));
            return;
        }

        sql.Append(function).Append("(").AppendList(arguments, ", ", a => WriteOperand(sql, Brought(a, type))).Append(")");
    }

    /// <summary>Appends a call with its arguments as they are.</summary>
    private protected void WriteCallOf(SqlText sql, string name, IReadOnlyList<Expression> arguments) =>
        sql.Append(name).Append("(").AppendList(arguments, ", ", a => WriteOperand(sql, a)).Append(")");

    private protected static string UnitOf(Expression argument) => argument is Constant { Value: { IsNull: false, Kind: TypeKind.Text } unit }
        ? unit.AsString
        : throw new ArgumentException("A unit of time is not a constant.", nameof(argument));

    private protected static string Symbol(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        _ => "%",
    };

    /// <summary>The comparison that is true where another is false.</summary>
    private protected static ComparisonOperator Opposite(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        ComparisonOperator.NotEqual => ComparisonOperator.Equal,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        _ => ComparisonOperator.Less,
    };

    /// <summary>A text in quotes; it must not come from a request: those are parameters.</summary>
    private protected static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";

    private protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text of a value that is written alike everywhere; a negative number stands in parentheses.</summary>
    private protected static string LiteralOf(SqlValue value) => value.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => Parenthesised(value.AsInt64.ToString(CultureInfo.InvariantCulture)),
        TypeKind.Decimal => Parenthesised(value.AsDecimal.ToString(CultureInfo.InvariantCulture)),
        TypeKind.Text or TypeKind.Json => Quoted(value.AsString),
        TypeKind.Uuid => Quoted(value.AsGuid.ToString("D", CultureInfo.InvariantCulture)),
        TypeKind.Date => Quoted(LiteralText.Date(value.AsInt64)),
        TypeKind.Time => Quoted(LiteralText.Time(value.AsInt64)),
        TypeKind.DateTime => Quoted(LiteralText.DateTime(value.AsInt64)),
        _ => throw new NotSupportedException($"{value.Kind} has no literal."),
    };

    private protected static string FloatLiteral(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return Parenthesised(text.Contains('E') ? text : text + "E0");
    }

    private protected static string Parenthesised(string number) => number[0] == '-' ? "(" + number + ")" : number;

    /// <summary>The most digits in front of the point that a number can have.</summary>
    private protected static int IntegerDigits(Expression number) => number switch
    {
        { Type.Kind: TypeKind.Int } => 10,
        { Type.Kind: TypeKind.BigInt } => 19,
        Constant { Value: { IsNull: false, Kind: TypeKind.Decimal } value } => decimal.Truncate(Math.Abs(value.AsDecimal)).ToString(CultureInfo.InvariantCulture).Length,
        Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract, Type.Kind: TypeKind.Decimal } sum =>
            Math.Min(Math.Max(IntegerDigits(sum.Left), IntegerDigits(sum.Right)) + 1, DecimalTypes.Digits - sum.Type.Scale),
        Arithmetic { Operator: ArithmeticOperator.Multiply, Type.Kind: TypeKind.Decimal } product =>
            Math.Min(IntegerDigits(product.Left) + IntegerDigits(product.Right), DecimalTypes.Digits - product.Type.Scale),
        Cast { Target.Kind: TypeKind.Decimal } cast when cast.Operand.Type.Kind is TypeKind.Int or TypeKind.BigInt => IntegerDigits(cast.Operand),
        Cast { Target.Kind: TypeKind.Decimal } cast when cast.Operand.Type.Kind is TypeKind.Decimal =>
            Math.Min(IntegerDigits(cast.Operand) + 1, DecimalTypes.Digits - cast.Target.Scale),
        { Type: { Kind: TypeKind.Decimal } type } when AggregateTypes.IsWide(type) => DecimalTypes.Digits - type.Scale,
        { Type: { Kind: TypeKind.Decimal } type } => type.Precision - type.Scale,
        _ => DecimalTypes.Digits,
    };

    /// <summary>Whether the exact result of an operator needs neither a check of its size nor rounding.</summary>
    private protected static bool IsExact(ArithmeticOperator operation, Expression left, Expression right, int scale) => operation switch
    {
        ArithmeticOperator.Add or ArithmeticOperator.Subtract => Math.Max(IntegerDigits(left), IntegerDigits(right)) + 1 + scale <= DecimalTypes.Digits,
        ArithmeticOperator.Multiply => left.Type.Scale + right.Type.Scale == scale && IntegerDigits(left) + IntegerDigits(right) + scale <= DecimalTypes.Digits,
        ArithmeticOperator.Modulo => true,
        _ => false,
    };

    private static Expression AsDecimal(Expression number) => number.Type.Kind == TypeKind.Decimal ? number : new Cast(number, DecimalTypes.Wide(0));
}
