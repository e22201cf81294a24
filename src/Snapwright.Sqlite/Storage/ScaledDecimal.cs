namespace Snapwright.Sqlite.Storage;

/// <summary>Decimals as integers scaled by a power of ten.</summary>
internal static class ScaledDecimal
{
    private const int MostScale = 28;

    private static readonly decimal[] Powers = MakePowers();

    public static decimal FromScaled(long scaled, int scale)
    {
        var magnitude = scaled < 0 ? unchecked((ulong)-scaled) : (ulong)scaled;
        return new decimal((int)(magnitude & uint.MaxValue), (int)(magnitude >> 32), 0, scaled < 0, (byte)scale);
    }

    /// <summary>The scaled integer; false where the value has more digits behind the point, or too many in front of it.</summary>
    public static bool TryScale(decimal value, int scale, out long scaled)
    {
        scaled = 0;
        if (decimal.Abs(value) > long.MaxValue / Powers[scale])
        {
            return false;
        }

        var shifted = value * Powers[scale];
        var whole = decimal.Truncate(shifted);
        if (whole != shifted || whole is > long.MaxValue or < long.MinValue)
        {
            return false;
        }

        scaled = (long)whole;
        return true;
    }

    /// <summary>Where <see cref="TryScale"/> fails: the nearest double, which compares with integers as it should.</summary>
    public static double ToDouble(decimal value, int scale) => (double)value * (double)Powers[scale];

    private static decimal[] MakePowers()
    {
        var powers = new decimal[MostScale + 1];
        powers[0] = 1;
        for (var i = 1; i <= MostScale; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
