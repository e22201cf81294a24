using System.Globalization;
using Snapwright.Data.Rows;
using Snapwright.Model.Values;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>Intervals in rows: databases have them as one number, which travels as text.</summary>
public static class Intervals
{
    /// <summary>The interval of a column.</summary>
    public static Interval GetInterval(this RowReader row, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Read(row.GetJson(ordinal));
    }

    internal static Interval Read(string number) => PackedInterval.Read(decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
}
