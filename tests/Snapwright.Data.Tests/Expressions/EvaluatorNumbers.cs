using System.Numerics;
using Snapwright.Query.Expressions;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Functions of numbers.</summary>
internal static class EvaluatorNumbers
{
    public static Outcome Call(FunctionCall call, object[] a) => call.Function == ScalarFunction.Modulo
        ? Evaluator.Of(new Arithmetic(ArithmeticOperator.Modulo, call.Arguments[0], call.Arguments[1], call.Type))
        : a[0] is double d ? OfDouble(call, d) : OfExact(call, Evaluator.Number(a[0]), a.Length == 2 ? (long)a[1] : 0);

    private static Outcome OfDouble(FunctionCall call, double d) => call.Function switch
    {
        ScalarFunction.Absolute => Outcome.Of(Math.Abs(d)),
        ScalarFunction.Round => Evaluator.Real(Math.Round(d, MidpointRounding.AwayFromZero), true),
        ScalarFunction.Truncate => Evaluator.Real(Math.Truncate(d), true),
        ScalarFunction.Ceiling => Evaluator.Real(Math.Ceiling(d), true),
        ScalarFunction.Floor => Evaluator.Real(Math.Floor(d), true),
        ScalarFunction.Sign => Outcome.Of((long)Math.Sign(d)),
        _ => throw new NotSupportedException(call.Function.ToString()),
    };

    private static Outcome OfExact(FunctionCall call, BigInteger x, long digits)
    {
        var one = Evaluator.Power(call.Arguments[0].Type.Scale);
        var unit = Evaluator.Power((int)Math.Clamp(call.Arguments[0].Type.Scale - digits, 0, 100));
        var isWhole = call.Arguments.Count == 1;
        return Evaluator.Whole(
            call.Function switch
            {
                ScalarFunction.Absolute => BigInteger.Abs(x),
                ScalarFunction.Sign => x.Sign,
                ScalarFunction.Round => isWhole ? Evaluator.Divided(x, one) : Evaluator.Divided(x, unit) * unit,
                ScalarFunction.Truncate => isWhole ? BigInteger.Divide(x, one) : BigInteger.Divide(x, unit) * unit,
                ScalarFunction.Floor => BigInteger.Divide(x - (((x % one) + one) % one), one),
                ScalarFunction.Ceiling => -BigInteger.Divide(-x - (((-x % one) + one) % one), one),
                _ => throw new NotSupportedException(call.Function.ToString()),
            },
            call.Type);
    }
}
