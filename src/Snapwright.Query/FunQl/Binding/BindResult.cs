using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A bound view, or all that is wrong with its text.</summary>
/// <param name="View">The view; null iff there are errors.</param>
/// <param name="Errors">The errors, in the order of the text.</param>
public sealed record BindResult(BoundView? View, EquatableArray<FunQlError> Errors);
