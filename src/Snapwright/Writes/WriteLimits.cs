namespace Snapwright.Writes;

/// <summary>The bounds of writes of many rows.</summary>
public sealed record WriteLimits
{
    /// <summary>Most bytes of a body that is an array or a transaction, 1 to 1073741824. Default 16777216.</summary>
    public int MaxBulkBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most rows that an update or delete by filter changes. Default 1000.</summary>
    public int MaxAffectedRows { get; init; } = 1000;

    /// <summary>Most operations of a transaction. Default 100.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>Hours for which the answer to a request with an <c>Idempotency-Key</c> is kept. Default 24.</summary>
    public int IdempotencyHours { get; init; } = 24;
}
