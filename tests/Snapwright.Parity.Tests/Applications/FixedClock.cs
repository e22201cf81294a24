namespace Snapwright.Parity.Tests.Applications;

/// <summary>A clock that stands still, so that stamps are the same everywhere; finer than what is stored.</summary>
public sealed class FixedClock : TimeProvider
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 11, 21, 3, 11, 4, TimeSpan.Zero).AddTicks(1_234_567);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
