namespace Snapwright.Data.Rows;

/// <summary>Gives decimals the scale of their column.</summary>
public static class DecimalScale
{
    /// <summary>
    /// The same value with exactly <paramref name="scale"/> (0 to 28) digits behind the point; further digits, which a column of
    /// that scale cannot have, are rounded to even.
    /// </summary>
    public static decimal Exactly(decimal value, int scale)
    {
        if (value.Scale == scale)
        {
            return value;
        }

        var rounded = decimal.Round(value, scale);
        return rounded.Scale == scale ? rounded : rounded + new decimal(0, 0, 0, isNegative: false, (byte)scale);
    }
}
