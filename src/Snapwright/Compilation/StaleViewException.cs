namespace Snapwright.Compilation;

/// <summary>
/// The running view is gone, broken, or has changed in a way that the typed method compiled into the application cannot express: it works
/// again after the next build.
/// </summary>
public sealed class StaleViewException(string view, string reason)
    : Exception($"View '{view}' {reason}. Export the metadata and build again.")
{
    /// <summary>The view: <c>overdue_loans</c>, or <c>schema.overdue_loans</c>.</summary>
    public string View { get; } = view;
}
