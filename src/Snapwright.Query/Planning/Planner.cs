namespace Snapwright.Query.Planning;

/// <summary>Makes plans.</summary>
public sealed class Planner;
