namespace Snapwright.Views;

/// <summary>What is served of views beyond their rows: the section <c>Snapwright:Views</c>. Both are off by default, and on in the environment Development.</summary>
public sealed record ViewSettings
{
    /// <summary>Whether callers may see how a view is run (<c>/explain</c>), and why one is broken.</summary>
    public bool AllowExplain { get; init; }

    /// <summary>Whether callers may send queries of their own (<c>POST /api/views/query</c>).</summary>
    public bool AllowAnonymousQueries { get; init; }
}
