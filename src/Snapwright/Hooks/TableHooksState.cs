namespace Snapwright.Hooks;

/// <summary>Which hooks run around writes of the rows of a table, and whether they can.</summary>
/// <param name="Hooks">The hooks of the table and of those that it inherits from; null for none.</param>
/// <param name="Fault">Why its hooks cannot run; then nothing may be written past them. Null where they can, or there are none.</param>
internal sealed record TableHooksState(HookSet? Hooks, string? Fault)
{
    public static TableHooksState None { get; } = new(null, null);

    /// <summary>How many tables they are of.</summary>
    public int Tables { get; init; }

    /// <summary>Whether tables that inherit from this one have hooks of their own, so that it depends on the row which of them run.</summary>
    public bool AreByType { get; init; }
}
