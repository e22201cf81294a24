using System.Diagnostics;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>
/// The time that is left of a statement's. Npgsql bounds every single wait for the server, and a statement that sends a row now and then would never
/// end by that; so the waits are added up.
/// </summary>
internal struct StatementTime(TimeSpan most)
{
    private readonly bool _isBounded = most != Timeout.InfiniteTimeSpan;
    private TimeSpan _left = most;

    /// <summary>Whether all is spent.</summary>
    public readonly bool IsSpent => _isBounded && _left < TimeSpan.Zero;

    /// <summary>Takes off the time since a timestamp of <see cref="Stopwatch"/>.</summary>
    public void SpendSince(long timestamp) => _left -= Stopwatch.GetElapsedTime(timestamp);

    /// <summary>A time in Npgsql's unit: whole seconds, 0 for no bound.</summary>
    public static int Seconds(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? 0 : Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
