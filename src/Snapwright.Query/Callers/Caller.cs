namespace Snapwright.Query.Callers;

/// <summary>
/// Who asks. Every plan is built for a caller and permissions are woven in for it; until roles exist, everybody may do everything.
/// </summary>
public sealed class Caller
{
    private Caller(string name, bool isSystem)
    {
        Name = name;
        IsSystem = isSystem;
    }

    /// <summary>A request that did not say who it is.</summary>
    public static Caller Anonymous { get; } = new("anonymous", isSystem: false);

    /// <summary>The framework itself: start-up, schema edits, and the application's own code.</summary>
    public static Caller System { get; } = new("system", isSystem: true);

    /// <summary>For logs and the event log.</summary>
    public string Name { get; }

    /// <summary>Whether no permission applies.</summary>
    public bool IsSystem { get; }

    /// <summary>Equal for callers whose plans are equal, so that plans are cached once for all of them.</summary>
    public string PlanKey => IsSystem ? "s" : "a";
}
