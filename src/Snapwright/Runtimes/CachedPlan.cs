using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Sql;

namespace Snapwright.Runtimes;

/// <summary>A read plan as one database runs it.</summary>
/// <param name="Rows">The statement of the rows.</param>
/// <param name="Counts">The statement of the counts; its values are the first ones of <paramref name="Rows"/>. Null for none.</param>
/// <param name="WriteRow">Writes the row at the reader's position.</param>
internal sealed record CachedPlan(SqlStatement Rows, SqlStatement? Counts, Action<RowReader, JsonOutput> WriteRow);
