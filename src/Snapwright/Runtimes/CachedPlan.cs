using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Model.Collections;
using Snapwright.Query.Cursors;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;

namespace Snapwright.Runtimes;

/// <summary>A read plan as one database runs it.</summary>
/// <param name="Rows">The statement of the rows.</param>
/// <param name="Counts">The statement of the counts; its values are the first ones of <paramref name="Rows"/>. Null for none.</param>
/// <param name="Shape">What the rows are.</param>
/// <param name="WriteRow">Writes the row at the reader's position as a JSON object.</param>
internal sealed record CachedPlan(SqlStatement Rows, SqlStatement? Counts, RowShape Shape, Action<RowReader, JsonOutput> WriteRow)
{
    private CsvRowWriter? _csv;

    /// <summary>The cursors of its rows; null where none are asked for.</summary>
    public CursorFormat? CursorFormat { get; init; }

    /// <summary>Where the values of a cursor stand in a row.</summary>
    public EquatableArray<int> CursorOrdinals { get; init; }

    /// <summary>Writes rows as lines of CSV; made at the first need, and of two that race either does.</summary>
    public CsvRowWriter Csv => _csv ??= new(Shape);
}
