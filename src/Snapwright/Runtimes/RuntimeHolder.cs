namespace Snapwright.Runtimes;

/// <summary>The runtime that new requests get; null until the server has started.</summary>
public sealed class RuntimeHolder
{
    private Runtime? _current;

    /// <summary>The newest runtime.</summary>
    public Runtime? Current => Volatile.Read(ref _current);

    /// <summary>Makes a runtime the newest; requests that are under way keep theirs.</summary>
    public void Publish(Runtime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        Volatile.Write(ref _current, runtime);
    }

    /// <summary>The newest runtime, where the server is known to have started.</summary>
    internal Runtime Require() => Current ?? throw new InvalidOperationException("The server has not started: there is no runtime yet.");
}
