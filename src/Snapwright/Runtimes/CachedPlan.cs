using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Model.Collections;
using Snapwright.Query.Cursors;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;

namespace Snapwright.Runtimes;

/// <summary>A read plan as one database runs it.</summary>
/// <param name="Rows">The statement.</param>
/// <param name="Shape">What the rows are.</param>
/// <param name="WriteRow">Writes the row at the reader's position as a JSON object.</param>
internal sealed record CachedPlan(SqlStatement Rows, RowShape Shape, Action<RowReader, JsonOutput> WriteRow)
{
    private CsvRowWriter? _csv;

    /// <summary>What else every row has; null for nothing.</summary>
    public CachedMeta? Meta { get; init; }

    /// <summary>The cursors of its rows; null where none are asked for.</summary>
    public CursorFormat? CursorFormat { get; init; }

    /// <summary>Where the values of a cursor stand in a row.</summary>
    public EquatableArray<int> CursorOrdinals { get; init; }

    /// <summary>Writes rows as lines of CSV; made at the first need, and of two that race either does.</summary>
    public CsvRowWriter Csv => _csv ??= new(Shape);
}

/// <summary>The <c>meta</c> in the rows of a read.</summary>
/// <param name="PresenceOrdinal">The column that is NULL where the one row is there for the meta alone.</param>
/// <param name="Write">Writes the object, from any row.</param>
internal sealed record CachedMeta(int PresenceOrdinal, Action<RowReader, JsonOutput> Write);
