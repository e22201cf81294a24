using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>Which rows of the ordered list are asked for.</summary>
/// <param name="Limit">Most rows; null for all.</param>
/// <param name="Offset">Rows to pass over.</param>
/// <param name="LooksAhead">Whether the answer tells if there are more.</param>
/// <param name="Cursor">The page by a cursor; null for a page by its number.</param>
internal readonly record struct Window(long? Limit, long Offset, bool LooksAhead, CursorPage? Cursor);
