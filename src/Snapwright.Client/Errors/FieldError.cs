namespace Snapwright.Client.Errors;

/// <summary>What is wrong with one field or parameter of a request.</summary>
/// <param name="Field">The path: <c>title</c>, <c>author.id</c>; empty where the request as a whole is wrong.</param>
/// <param name="Code">Stable, in snake case.</param>
/// <param name="Message">What is wrong and what is expected, for people.</param>
public sealed record FieldError(string Field, string Code, string Message);
