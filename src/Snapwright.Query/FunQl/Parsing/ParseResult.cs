using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>What a text was found to say, or why it says nothing.</summary>
/// <param name="Value">The tree; null iff there are errors.</param>
/// <param name="Errors">All that is wrong, in the order of the text.</param>
public sealed record ParseResult<T>(T? Value, EquatableArray<FunQlError> Errors);
