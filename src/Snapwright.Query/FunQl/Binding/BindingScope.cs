namespace Snapwright.Query.FunQl.Binding;

/// <summary>Where a text stands and what it may do.</summary>
/// <param name="HomeSchema">The schema of tables that are named without one.</param>
/// <param name="IsPrivileged">Whether it is part of the model (a stored view): it may use fields that are not published, and say who it runs as.</param>
public sealed record BindingScope(string HomeSchema, bool IsPrivileged);
