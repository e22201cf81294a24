using System.Numerics;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>What expressions mean, written from docs/reference/funql-functions.md and not from any SQL.</summary>
internal static class Evaluator
{
    private static readonly BigInteger Bound = BigInteger.Pow(10, 37);

    public static Outcome Of(Expression expression) => expression switch
    {
        ColumnReference e => Outcome.Of(Import(ExpressionTable.ValueOf(e), e.Type)),
        Constant e => Outcome.Of(Import(e.Value, e.Type)),
        BooleanLiteral e => Outcome.Of(e.Value),
        Arithmetic e => Strict(a => Arithmetic(e, a[0], a[1]), e.Left, e.Right),
        Negation e => Strict(a => a[0] is double d ? Outcome.Of(0 - d) : Whole(-Number(a[0]), e.Type), e.Operand),
        Concatenation e => Strict(static a => Outcome.Of(a[0] is string s ? s + (string)a[1] : ((object[])a[0]).Concat((object[])a[1]).ToArray()), e.Left, e.Right),
        Comparison e => Strict(a => Outcome.Of(Holds(e.Operator, Compare(a[0], e.Left.Type, a[1], e.Right.Type))), e.Left, e.Right),
        SameValue e => Same(Of(e.Left), Of(e.Right), e),
        IsOfType e => Strict(a => Outcome.Of(e.Types.Any(t => t.ToString() == (string)a[0])), e.RowType),
        IsNull e => Of(e.Value) is var v && v.HasValue ? v with { Value = v.Value is null } : v,
        IsNotTrue e => Of(e.Operand) is var v && v.HasValue ? v with { Value = v.Value is not true } : v,
        Not e => Strict(static a => Outcome.Of(!(bool)a[0]), e.Operand),
        And e => Logical([.. e.Operands.Select(Of)], decisive: false),
        Or e => Logical([.. e.Operands.Select(Of)], decisive: true),
        InItems e => Logical([.. e.Items.Select(i => Of(new Comparison(ComparisonOperator.Equal, e.Value, i)))], decisive: true),
        QuantifiedItems e => Strict(a => Quantified(e, a), e.Array) is var q && Of(e.Value) is var v ? q.With(v.Errors) with { HasValue = q.HasValue && (v.HasValue || Of(e.Array).Value is null) } : null!,
        Conditional e => Case(e),
        Cast e => Strict(a => EvaluatorCasts.Of(a[0], e.Operand.Type, e.Target), e.Operand),
        LikePattern e => Strict(static a => Outcome.Of(EvaluatorTexts.Like((string)a[0], (string)a[1])), e.Text, e.Pattern),
        ArrayItems e => Items(e),
        JsonObjectOf e => Json(e.Members.SelectMany(static m => new[] { m.Name, m.Value }), static t => "{" + string.Join(',', t.Chunk(2).Select(static p => p[0] + ":" + p[1])) + "}"),
        JsonArrayOf e => Json(e.Items, static t => "[" + string.Join(',', t) + "]"),
        JsonPart e => Strict(a => Outcome.Of(EvaluatorTexts.Part((string)a[0], a[1], e.IsText)), e.Json, e.Step),
        FunctionCall e => Call(e),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    public static BigInteger Number(object value) => value is BigInteger wide ? wide : (long)value;

    public static Outcome Whole(BigInteger number, DataType type)
    {
        var isHeld = type.Kind switch
        {
            TypeKind.Int => number >= int.MinValue && number <= int.MaxValue,
            TypeKind.BigInt => number >= long.MinValue && number <= long.MaxValue,
            _ => BigInteger.Abs(number) < (type.Precision == 38 ? Bound : BigInteger.Pow(10, type.Precision)),
        };
        return !isHeld ? Outcome.Invalid : type.Kind == TypeKind.Decimal ? Outcome.Of(number) : Outcome.Of((long)number);
    }

    public static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);

    public static BigInteger Divided(BigInteger dividend, BigInteger divisor)
    {
        var doubled = (BigInteger.Abs(dividend) * 2 / BigInteger.Abs(divisor) + 1) / 2;
        return dividend.Sign * divisor.Sign < 0 ? -doubled : doubled;
    }

    public static Outcome Real(double value, bool mayBeZero) => !double.IsFinite(value) || (value == 0 && !mayBeZero) ? Outcome.Invalid : Outcome.Of(value == 0 ? 0.0 : value);

    /// <summary>The order of two values.</summary>
    public static int Compare(object left, DataType leftType, object right, DataType rightType) => (left, right) switch
    {
        (string a, string b) => EvaluatorTexts.CodePoints(a).AsSpan().SequenceCompareTo(EvaluatorTexts.CodePoints(b)),
        (double a, double b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (DateTime a, DateTime b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()),
        _ => (Number(left) * Power(rightType.Scale)).CompareTo(Number(right) * Power(leftType.Scale)),
    };

    public static Outcome Strict(Func<object[], Outcome> function, params Expression[] arguments) => Outcome.Strict([.. arguments.Select(Of)], function);

    private static object? Import(SqlValue value, DataType type) => value.IsNull ? null : value.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => value.AsInt64,
        TypeKind.Float => value.AsDouble,
        TypeKind.Decimal => new BigInteger(value.AsDecimal * (decimal)Power(type.Scale)),
        TypeKind.Boolean => value.AsBoolean,
        TypeKind.Uuid => value.AsGuid,
        TypeKind.Date => new DateTime(value.AsInt64 * TimeSpan.TicksPerDay),
        TypeKind.Time => new TimeSpan(value.AsInt64),
        TypeKind.DateTime => new DateTime(value.AsInt64),
        TypeKind.Array => value.AsArray.Select(i => Import(i, type.ItemType)!).ToArray(),
        _ => value.AsString,
    };

    private static Outcome Arithmetic(Arithmetic e, object left, object right)
    {
        switch (e.Type.Kind)
        {
            case TypeKind.Date:
                var (date, days) = left is DateTime l ? (l, (long)right) : ((DateTime)right, (long)left);
                return EvaluatorTimes.Add("day", e.Operator == ArithmeticOperator.Subtract ? -days : days, date);
            case TypeKind.Int when left is DateTime from:
                return Outcome.Of((long)(from - (DateTime)right).TotalDays);
            case TypeKind.Float:
                var (a, b) = (Real(left, e.Left.Type), Real(right, e.Right.Type));
                return e.Operator switch
                {
                    ArithmeticOperator.Add => Real(a + b, true),
                    ArithmeticOperator.Subtract => Real(a - b, true),
                    ArithmeticOperator.Multiply => Real(a * b, a == 0 || b == 0),
                    _ => b == 0 ? Outcome.ByZero : Real(a / b, a == 0),
                };
        }

        var (x, y, s, t, u) = (Number(left), Number(right), e.Left.Type.Scale, e.Right.Type.Scale, e.Type.Scale);
        if (e.Operator is ArithmeticOperator.Divide or ArithmeticOperator.Modulo && y.IsZero)
        {
            return Outcome.ByZero;
        }

        var isInteger = e.Type.Kind != TypeKind.Decimal;
        return Whole(
            e.Operator switch
            {
                ArithmeticOperator.Add => (x * Power(u - s)) + (y * Power(u - t)),
                ArithmeticOperator.Subtract => (x * Power(u - s)) - (y * Power(u - t)),
                ArithmeticOperator.Multiply => Divided(x * y, Power(s + t - u)),
                ArithmeticOperator.Divide => isInteger ? BigInteger.Divide(x, y) : Divided(x * Power(u + t), y * Power(s)),
                _ => BigInteger.Remainder(x * Power(u - s), y * Power(u - t)),
            },
            e.Type);
    }

    private static double Real(object value, DataType type) => value is double d ? d : (double)EvaluatorCasts.Of(value, type, DataType.Float).Value!;

    private static bool Holds(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static Outcome Same(Outcome left, Outcome right, SameValue e)
    {
        var errors = left.Errors | right.Errors;
        return !left.HasValue || !right.HasValue ? new(false, null, errors)
            : new(true, left.Value is null || right.Value is null ? left.Value is null && right.Value is null : Compare(left.Value, e.Left.Type, right.Value, e.Right.Type) == 0, errors);
    }

    // What decides may be looked at before what fails, or behind it.
    private static Outcome Logical(Outcome[] operands, bool decisive)
    {
        var errors = operands.Aggregate(Errors.None, static (e, o) => e | o.Errors);
        var known = operands.Where(static o => o.HasValue).ToArray();
        if (Array.Exists(known, o => o.Value is bool b && b == decisive))
        {
            return new(true, decisive, errors);
        }

        return new(known.Length == operands.Length, Array.Exists(known, static o => o.Value is null) ? null : !decisive, errors);
    }

    private static Outcome Quantified(QuantifiedItems e, object[] array)
    {
        var item = e.Array.Type.ItemType;
        var value = Of(e.Value).Value;
        var results = ((object[])array[0]).Select(i => value is null ? (bool?)null : Holds(e.Operator, Compare(value, e.Value.Type, i, item))).ToArray();
        return Outcome.Of(results.Contains(!e.IsAll) ? !e.IsAll : results.Contains(null) ? null : e.IsAll);
    }

    // A branch that is not taken can fail only where it is constant: databases compute constants when they like.
    private static Outcome Case(Conditional e)
    {
        var errors = Errors.None;
        Outcome? taken = null;
        foreach (var branch in e.Branches)
        {
            if (taken is not null)
            {
                errors |= Early(branch.When) | Early(branch.Then);
                continue;
            }

            var when = Of(branch.When);
            errors |= when.Errors;
            if (!when.HasValue && branch.When is And both && both.Operands.Any(static o => Of(o) is { HasValue: true, Value: not true }))
            {
                // It is not true, whatever the operand would be that fails.
                errors |= Early(branch.Then);
            }
            else if (!when.HasValue)
            {
                taken = new(false, null, when.Errors);
            }
            else if (when.Value is true)
            {
                taken = Of(new Cast(branch.Then, e.ResultType));
            }
            else
            {
                errors |= Early(branch.Then);
            }
        }

        if (e.Otherwise is { } otherwise)
        {
            taken = taken is null ? Of(new Cast(otherwise, e.ResultType)) : taken.With(Early(otherwise));
        }

        return (taken ?? Outcome.Of(null)).With(errors);
    }

    private static Errors Early(Expression expression) => IsConstant(expression) || Children.Of(expression).Any(static c => Early(c) != Errors.None) ? Of(expression).Errors : Errors.None;

    private static bool IsConstant(Expression expression) => expression is not ColumnReference && Children.Of(expression).All(IsConstant);

    private static Outcome Items(ArrayItems e)
    {
        var items = e.Items.Select(Of).ToArray();
        var errors = items.Aggregate(Errors.None, static (x, i) => x | i.Errors);
        return new(items.All(static i => i.HasValue), items.Where(static i => i.Value is not null).Select(static i => i.Value!).ToArray(), errors);
    }

    private static Outcome Json(IEnumerable<Expression> values, Func<string[], string> join)
    {
        var outcomes = values.Select(static v => Of(new Cast(v, DataType.Json))).ToArray();
        var errors = outcomes.Aggregate(Errors.None, static (x, i) => x | i.Errors);
        return new(outcomes.All(static i => i.HasValue), join([.. outcomes.Select(static o => (string?)o.Value ?? "null")]), errors);
    }

    private static Outcome Call(FunctionCall e)
    {
        var arguments = e.Arguments.ToArray();
        switch (e.Function)
        {
            case ScalarFunction.Coalesce:
                var errors = Errors.None;
                for (var i = 0; i < arguments.Length; i++)
                {
                    var outcome = Of(new Cast(arguments[i], e.ResultType));
                    errors |= outcome.Errors;
                    if (!outcome.HasValue || outcome.Value is not null)
                    {
                        return outcome.With(errors | arguments.Skip(i + 1).Aggregate(Errors.None, static (x, a) => x | Early(a)));
                    }
                }

                return Outcome.Of(null).With(errors);
            case ScalarFunction.Greatest or ScalarFunction.Least or ScalarFunction.Concat or ScalarFunction.ConcatWithSeparator:
                return Collected(e);
            case ScalarFunction.NullIf:
                var (first, second) = (Of(new Cast(arguments[0], e.ResultType)), Of(new Cast(arguments[1], e.ResultType)));
                return !first.HasValue || !second.HasValue ? new(first.HasValue && first.Value is null, null, first.Errors | second.Errors)
                    : first.With(second.Errors) with { Value = first.Value is null || (second.Value is not null && Compare(first.Value, e.Type, second.Value, e.Type) == 0) ? null : first.Value };
            case ScalarFunction.ArrayAppend:
                var (array, item) = (Of(arguments[0]), Of(arguments[1]));
                return new(array.HasValue && item.HasValue, array.Value is object[] a ? item.Value is null ? a : [.. a, item.Value] : null, array.Errors | item.Errors);
            default:
                return Outcome.Strict([.. arguments.Select(Of)], a => EvaluatorTexts.Call(e, a) ?? EvaluatorTimes.Call(e, a) ?? EvaluatorNumbers.Call(e, a));
        }
    }

    private static Outcome Collected(FunctionCall e)
    {
        var all = e.Arguments.Select(a => Of(new Cast(a, e.ResultType))).ToArray();
        var errors = all.Aggregate(Errors.None, static (x, i) => x | i.Errors);
        if (!all.All(static i => i.HasValue))
        {
            return new(e.Function == ScalarFunction.ConcatWithSeparator && all[0].HasValue && all[0].Value is null, null, errors);
        }

        var values = all.Select(static o => o.Value).OfType<object>().ToArray();
        object? value = e.Function switch
        {
            ScalarFunction.Concat => string.Concat(values),
            ScalarFunction.ConcatWithSeparator => all[0].Value is string mark ? string.Join(mark, values.Skip(1)) : null,
            _ when values.Length == 0 => null,
            ScalarFunction.Greatest => values.Aggregate((x, y) => Compare(y, e.Type, x, e.Type) > 0 ? y : x),
            _ => values.Aggregate((x, y) => Compare(y, e.Type, x, e.Type) < 0 ? y : x),
        };
        return new(true, value, errors);
    }
}
