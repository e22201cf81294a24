namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A row of the data set, as the evaluator sees it: values by field, what a to-one relation leads to as a key, links as lists of keys.</summary>
/// <param name="Key">The key: <c>long</c>, or the text of a UUID.</param>
/// <param name="Values">
/// Null, or <c>long</c>, <c>decimal</c>, <c>double</c>, <c>bool</c>, or text; dates, times, instants and UUIDs are text, in a form whose order is theirs.
/// </param>
public sealed record Row(object Key, Dictionary<string, object?> Values)
{
    /// <summary>The fields that it was sent without; their values are the defaults.</summary>
    public HashSet<string> Omitted { get; init; } = [];
}
