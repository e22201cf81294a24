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
        return PackedInterval.Read(decimal.Parse(row.GetJson(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
