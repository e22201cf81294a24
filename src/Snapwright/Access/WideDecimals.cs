using System.Globalization;
using Snapwright.Data.Rows;

namespace Snapwright.Access;

/// <summary>Decimals that databases compute with more digits than a column can have: they travel as text.</summary>
public static class WideDecimals
{
    /// <summary>The value of a computed decimal. C# keeps 28 digits: what is behind them is rounded.</summary>
    /// <exception cref="OverflowException">There are more than 28 digits before the point.</exception>
    public static decimal GetWideDecimal(this RowReader row, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(row);
        return decimal.Parse(row.GetJson(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
