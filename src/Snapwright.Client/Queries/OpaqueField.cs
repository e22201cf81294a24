namespace Snapwright.Client.Queries;

/// <summary>A field without comparisons (JSON, arrays): only whether it is null.</summary>
public sealed class OpaqueField(FieldPath path) : Field(path);
