namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>A random request, with the answer that is due. Its text shows the request.</summary>
public abstract class Trial
{
    /// <summary>Whether there is something in the answer.</summary>
    public abstract bool FindsSomething { get; }

    /// <summary>The request, new with each call.</summary>
    public abstract HttpRequestMessage Request();

    /// <summary>What is wrong with the body of an answer; null for nothing.</summary>
    public abstract string? Fault(string body);
}
