namespace Snapwright.Client.Queries;

/// <summary>A relation whose rows come along.</summary>
/// <param name="Path">The way to it.</param>
/// <param name="Take">Most rows per parent of a to-many relation; null for the server's default.</param>
internal sealed record Include(FieldPath Path, int? Take);
