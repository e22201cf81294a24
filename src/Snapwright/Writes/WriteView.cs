using Snapwright.Query.Requests;

namespace Snapwright.Writes;

/// <summary>What a client wants to see of the rows that it writes.</summary>
/// <param name="Selection">The fields; null for the default ones.</param>
/// <param name="IsMinimal">Whether it wants no rows.</param>
/// <param name="Preference">The preference that is applied, as <c>Preference-Applied</c> says it; null for none.</param>
internal sealed record WriteView(Selection? Selection, bool IsMinimal, string? Preference)
{
    /// <summary>Whether rows are wanted as a write yields them.</summary>
    public bool IsDefault => !IsMinimal && Selection is null;
}
