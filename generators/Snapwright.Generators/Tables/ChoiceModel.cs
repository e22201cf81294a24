using Snapwright.Model.Collections;

namespace Snapwright.Generators.Tables;

/// <summary>An enum that is emitted.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Field">The field or argument whose values it has.</param>
/// <param name="Choices">The texts of its members.</param>
internal sealed record ChoiceModel(string Type, string Field, EquatableArray<string> Choices);
