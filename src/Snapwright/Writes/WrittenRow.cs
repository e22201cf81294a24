using Snapwright.Data.Writes;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>A row that a refused write had, to find out what was wrong with it.</summary>
/// <param name="Place">Its place in the request.</param>
/// <param name="Table">Its table.</param>
/// <param name="Values">What was set.</param>
/// <param name="Key">Its key, where the row was there before; null for a new one.</param>
internal sealed record WrittenRow(string Place, ServedTable Table, RowValues Values, SqlValue? Key);
