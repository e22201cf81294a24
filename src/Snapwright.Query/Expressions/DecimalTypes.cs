using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>
/// The types of computed decimals: <see cref="AggregateTypes.Digits"/> as their precision, which tells them from columns, and a scale. Their values have at most
/// <see cref="Digits"/> digits, before and behind the point together; a greater one is an error of the request on every database.
/// </summary>
public static class DecimalTypes
{
    /// <summary>The digits that a computed decimal can have.</summary>
    public const int Digits = 37;

    /// <summary>The most digits behind the point that a product has, unless a factor has more.</summary>
    public const int ProductScale = 18;

    /// <summary>The type of computed decimals of a scale.</summary>
    public static DataType Wide(int scale) => new(TypeKind.Decimal, 0, AggregateTypes.Digits, scale);
}
