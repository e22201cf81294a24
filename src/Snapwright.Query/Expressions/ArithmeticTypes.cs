using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>The types of <see cref="Arithmetic"/>.</summary>
public static class ArithmeticTypes
{
    /// <summary>
    /// The type of the result; null where the operator does not take the types. Integers stay integers (<c>7 / 2</c> is 3, <c>-7 / 2</c> is -3), of 64 bits where
    /// a side has 64; with a decimal it is a decimal, with a float a float; a date with days is a date, a date less a date is days.
    /// </summary>
    public static DataType? Of(ArithmeticOperator operation, DataType left, DataType right)
    {
        switch (left.Kind, right.Kind)
        {
            case (TypeKind.Date, TypeKind.Int) when operation is ArithmeticOperator.Add or ArithmeticOperator.Subtract:
                return left;
            case (TypeKind.Int, TypeKind.Date) when operation is ArithmeticOperator.Add:
                return right;
            case (TypeKind.Date, TypeKind.Date) when operation is ArithmeticOperator.Subtract:
                return DataType.Int;
        }

        if (!FunQl.Types.Casts.IsNumber(left) || !FunQl.Types.Casts.IsNumber(right))
        {
            return null;
        }

        if (left.Kind == TypeKind.Float || right.Kind == TypeKind.Float)
        {
            return operation == ArithmeticOperator.Modulo ? null : DataType.Float;
        }

        if (left.Kind == TypeKind.Decimal || right.Kind == TypeKind.Decimal)
        {
            return DecimalTypes.Wide(ScaleOf(operation, left.Scale, right.Scale));
        }

        return left.Kind == TypeKind.BigInt || right.Kind == TypeKind.BigInt ? DataType.BigInt : DataType.Int;
    }

    private static int ScaleOf(ArithmeticOperator operation, int left, int right) => operation switch
    {
        ArithmeticOperator.Multiply => Math.Min(left + right, Math.Max(DecimalTypes.ProductScale, Math.Max(left, right))),
        ArithmeticOperator.Divide => Math.Max(AggregateTypes.AverageScale, Math.Max(left, right)),
        _ => Math.Max(left, right),
    };
}
