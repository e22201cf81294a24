namespace Snapwright.Data.Tests.Schema;

/// <summary>A clock that stands.</summary>
internal sealed class TestTime : TimeProvider
{
    public static DateTime Now { get; } = new(2026, 11, 21, 3, 11, 4, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(Now);
}
