namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>One request of a scenario and what is known of its answer.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, as they are written: what a URL cannot hold is escaped when it is sent.</param>
/// <param name="Headers">Headers of the request.</param>
/// <param name="Body">The template of the body; null for none.</param>
/// <param name="Status">The status that is expected of every way.</param>
/// <param name="Answer">The whole body that is expected, normalised; null where it is only compared.</param>
public sealed record Step(
    string Name, string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Body, int Status, string? Answer);
