using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>
/// The types of aggregates. Sums and averages of exact numbers are decimals of <see cref="Digits"/> digits, which no sum of a table reaches; a database
/// that has no such numbers keeps them in its own way.
/// </summary>
public static class AggregateTypes
{
    /// <summary>The digits of exact sums and averages; more than any column has, so that the type can be told.</summary>
    public const int Digits = 38;

    /// <summary>The fewest digits behind the point of an average.</summary>
    public const int AverageScale = 6;

    /// <summary>Whether a type is that of exact sums and averages.</summary>
    public static bool IsWide(DataType type) => type.Kind == TypeKind.Decimal && type.Precision == Digits;

    /// <summary>The type in which values of a type are yielded: no reader has numbers of that many digits, so that their text is.</summary>
    public static DataType Shown(DataType type) => IsWide(type) ? DataType.Json : type;

    /// <summary>The type of an aggregate over values of a type.</summary>
    public static DataType Of(AggregateFunction function, DataType operand) => function switch
    {
        AggregateFunction.Count or AggregateFunction.CountDistinct => DataType.BigInt,
        AggregateFunction.Min or AggregateFunction.Max => operand,
        _ when operand.Kind == TypeKind.Float => DataType.Float,
        AggregateFunction.Sum => new(TypeKind.Decimal, 0, Digits, operand.Scale),
        _ => new(TypeKind.Decimal, 0, Digits, Math.Max(operand.Scale, AverageScale)),
    };
}
