using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Requests;

/// <summary>
/// Conditions on a decimal column with values finer than its scale, put with values that the column can hold: a database that keeps
/// scaled integers could compare them by a double only, which has too few digits.
/// </summary>
internal static class FinerDecimals
{
    public static CompareFilter Compare(StoredField field, ComparisonOperator comparison, SqlValue value)
    {
        if (Below(field, value) is not { } below)
        {
            return new(field, comparison, value);
        }

        return comparison switch
        {
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => new(field, ComparisonOperator.LessOrEqual, below),
            ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => new(field, ComparisonOperator.Greater, below),
            _ => new(field, comparison, Unheld(field)),
        };
    }

    public static InFilter In(StoredField field, SqlValue[] values) =>
        new(field, SqlValue.Array(Array.ConvertAll(values, value => Below(field, value) is null ? value : Unheld(field))));

    /// <summary>The greatest value of the scale below one that is finer; null where the value has the scale, or is no decimal of a column.</summary>
    private static SqlValue? Below(StoredField field, SqlValue value)
    {
        if (field.Type.Kind != TypeKind.Decimal || AggregateTypes.IsWide(field.Type) || value.Kind != TypeKind.Decimal)
        {
            return null;
        }

        var whole = decimal.Floor(value.AsDecimal);
        var ones = Power(field.Type.Scale);
        var below = whole + (decimal.Floor((value.AsDecimal - whole) * ones) / ones);
        return below == value.AsDecimal ? null : SqlValue.Decimal(below);
    }

    /// <summary>A value of the scale that the column is too short for: no row has it, and NULL stays unknown.</summary>
    private static SqlValue Unheld(StoredField field) => SqlValue.Decimal(Power(field.Type.Precision - field.Type.Scale));

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
