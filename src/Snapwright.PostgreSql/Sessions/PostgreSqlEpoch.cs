namespace Snapwright.PostgreSql.Sessions;

/// <summary>
/// PostgreSQL counts days and microseconds from 2000-01-01. Dates and instants are sent and read as those numbers:
/// Npgsql's own conversions turn 0001-01-01 and 9999-12-31 into <c>-infinity</c> and <c>infinity</c>.
/// </summary>
internal static class PostgreSqlEpoch
{
    private const int Days = 730_119;
    private const long Ticks = Days * TimeSpan.TicksPerDay;

    public static int ToDate(long dayNumber) => (int)(dayNumber - Days);

    public static DateOnly FromDate(int days) => DateOnly.FromDayNumber(days + Days);

    public static long ToInstant(long utcTicks) => (utcTicks - Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime FromInstant(long microseconds) => new((microseconds * TimeSpan.TicksPerMicrosecond) + Ticks, DateTimeKind.Utc);

    public static long ToTime(long ticks) => ticks / TimeSpan.TicksPerMicrosecond;

    public static TimeOnly FromTime(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
