namespace Snapwright.Problems;

/// <summary>A kind of error answer.</summary>
/// <param name="Code">Stable, in snake case; the end of the problem's type.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The same for every answer of the kind.</param>
/// <param name="Meaning">What a client should make of it; for the reference.</param>
public sealed record ProblemCode(string Code, int Status, string Title, string Meaning);
