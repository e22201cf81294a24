namespace Snapwright.Runtimes;

/// <summary>
/// How many streams run side by side, and how long each: a stream holds a connection for as long as its client reads, and whoever reads slowly must not
/// hold them all.
/// </summary>
internal sealed class StreamPlaces(int count, TimeSpan time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);

    /// <summary>The most time of one.</summary>
    public TimeSpan Time { get; } = time;

    /// <summary>The number of places.</summary>
    public int Count { get; } = count;

    /// <summary>Takes a place; false where none is free.</summary>
    public bool TryTake() => _free.Wait(0);

    /// <summary>Gives a place back.</summary>
    public void Return() => _free.Release();

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
