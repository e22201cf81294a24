using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Sql;

namespace Snapwright.Runtimes;

/// <summary>A read plan as one database runs it.</summary>
/// <param name="Rows">The statement.</param>
/// <param name="WriteRow">Writes the row at the reader's position.</param>
/// <param name="Meta">What else every row has; null for nothing.</param>
internal sealed record CachedPlan(SqlStatement Rows, Action<RowReader, JsonOutput> WriteRow, CachedMeta? Meta);

/// <summary>The <c>meta</c> in the rows of a read.</summary>
/// <param name="PresenceOrdinal">The column that is NULL where the one row is there for the meta alone.</param>
/// <param name="Write">Writes the object, from any row.</param>
internal sealed record CachedMeta(int PresenceOrdinal, Action<RowReader, JsonOutput> Write);
