namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A row of the data set, as the evaluator sees it: values by field, references as keys.</summary>
/// <param name="Id">The key.</param>
/// <param name="Values">
/// Null, or <c>long</c>, <c>decimal</c>, <c>double</c>, <c>bool</c>, or text; dates, times, instants and UUIDs are text, in a form whose order is theirs.
/// </param>
public sealed record Row(int Id, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>The key it refers to by a relation.</summary>
    public int? Reference(string relation) => Values[relation] is long key ? (int)key : null;
}
