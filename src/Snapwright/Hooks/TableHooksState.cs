namespace Snapwright.Hooks;

/// <summary>Whether a table has hooks, and whether they can run.</summary>
/// <param name="Hooks">The hooks; null for none.</param>
/// <param name="Fault">Why its hooks cannot run; then nothing may be written past them. Null where they can, or there are none.</param>
internal sealed record TableHooksState(HookSet? Hooks, string? Fault)
{
    public static TableHooksState None { get; } = new(null, null);
}
