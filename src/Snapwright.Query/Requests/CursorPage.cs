using Snapwright.Model.Collections;
using Snapwright.Query.Values;

namespace Snapwright.Query.Requests;

/// <summary>A page that begins at a place in the order of the rows, wherever that place now is, instead of behind a number of rows.</summary>
/// <param name="IsBackward">Whether the page ends at the place (<c>last</c>, <c>before</c>); the rows come in the order of the sort all the same.</param>
/// <param name="Position">
/// The values of <see cref="SortOrder"/> of the row at the place, which need not be there any more; null for the beginning, or the end.
/// </param>
public sealed record CursorPage(bool IsBackward, EquatableArray<SqlValue>? Position);
