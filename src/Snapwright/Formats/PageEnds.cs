using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Cursors;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Formats;

/// <summary>What is told about where a page ends: <c>hasMore</c>, or the cursors of its first and last row.</summary>
internal sealed class PageEnds(PreparedRead read)
{
    private readonly CursorFormat? _format = read.Plan.CursorFormat;
    private SqlValue[]? _first;
    private SqlValue[]? _last;
    private bool _hasMore;

    /// <summary>The ends of a read; null where they are not asked for.</summary>
    public static PageEnds? Of(PreparedRead read) => read.LooksAhead ? new(read) : null;

    /// <summary>Takes the row at the reader's position; false where it is no more of the page.</summary>
    public bool Take(RowReader row, long count)
    {
        if (count == read.Limit)
        {
            _hasMore = true;
            return false;
        }

        if (_format is not null)
        {
            if (_first is null)
            {
                Read(row, _format, _first = new SqlValue[_format.Count]);
                _last = [.. _first];
            }
            else
            {
                Read(row, _format, _last!);
            }
        }

        return true;
    }

    /// <summary>Writes the members of <c>meta</c>.</summary>
    public void Write(JsonOutput output)
    {
        if (_format is null || read.Cursor is not { } page)
        {
            output.Raw("\"hasMore\":"u8);
            output.Value(_hasMore);
            return;
        }

        var (start, end) = page.IsBackward ? (_last, _first) : (_first, _last);
        output.Raw("\"pageInfo\":{\"startCursor\":"u8);
        Write(start, _format, output);
        output.Raw(",\"endCursor\":"u8);
        Write(end, _format, output);
        output.Raw(",\"hasNextPage\":"u8);
        output.Value(page.IsBackward ? page.Position is not null : _hasMore);
        output.Raw(",\"hasPreviousPage\":"u8);
        output.Value(page.IsBackward ? _hasMore : page.Position is not null);
        output.Raw((byte)'}');
    }

    private void Read(RowReader row, CursorFormat format, SqlValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = format.IsNullable(i)
                ? RowValue.Read(row, read.Plan.CursorOrdinals[i], format.TypeOf(i))
                : RowValue.ReadPresent(row, read.Plan.CursorOrdinals[i], format.TypeOf(i));
        }
    }

    private static void Write(SqlValue[]? values, CursorFormat format, JsonOutput output)
    {
        if (values is null)
        {
            output.Null();
        }
        else
        {
            output.Value(format.Write(values));
        }
    }
}
