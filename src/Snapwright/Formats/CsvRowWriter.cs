using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Results;

namespace Snapwright.Formats;

/// <summary>Writes result rows of one shape as lines of a CSV document. Made once per shape.</summary>
internal sealed class CsvRowWriter(RowShape shape)
{
    private readonly CsvColumn[] _columns = [.. CsvColumn.Of(shape)];

    /// <summary>Writes the names of the columns.</summary>
    public void WriteHeader(JsonOutput output)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            Separate(i, output);
            CsvText.Write(_columns[i].Name, output);
        }

        output.Raw("\r\n"u8);
    }

    /// <summary>Writes the row at the reader's position; <paramref name="scratch"/> is empty before and after.</summary>
    public void Write(RowReader row, JsonOutput output, JsonOutput scratch)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            Separate(i, output);
            _columns[i].Write(row, output, scratch);
        }

        output.Raw("\r\n"u8);
    }

    private static void Separate(int index, JsonOutput output)
    {
        if (index > 0)
        {
            output.Raw((byte)',');
        }
    }
}
