using System.Globalization;

namespace Snapwright.Query.Schema;

/// <summary>The text of values that both dialects write alike.</summary>
internal static class LiteralText
{
    public static string Date(long dayNumber) =>
        new DateTime(dayNumber * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(long ticks) => new DateTime(ticks).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string DateTime(long utcTicks) =>
        new DateTime(utcTicks).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Scaled(decimal value, int scale)
    {
        for (var i = 0; i < scale; i++)
        {
            value *= 10m;
        }

        return decimal.Truncate(value).ToString(CultureInfo.InvariantCulture);
    }
}
