using Snapwright.Problems;

namespace Snapwright.Writes;

/// <summary>What became of a write.</summary>
internal enum WriteState
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no row of the key.</summary>
    NotFound,

    /// <summary>It was refused, and nothing was written.</summary>
    Refused,
}

/// <summary>What became of a write, and why it was refused.</summary>
internal readonly record struct WriteOutcome(WriteState State, ApiProblem? Problem)
{
    public static WriteOutcome Done { get; } = new(WriteState.Done, null);

    public static WriteOutcome NotFound { get; } = new(WriteState.NotFound, null);

    public static WriteOutcome Refused(ApiProblem problem) => new(WriteState.Refused, problem);
}
