using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Query.Views;

namespace Snapwright.Views;

/// <summary>Writes rows with all that is known of them.</summary>
internal sealed class FullRowsWriter(ViewTable table, JsonOutput head, JsonOutput output) : RowsWriter(output)
{
    private readonly FullRowWriter _row = new(table);
    private bool _isFirst = true;

    public override bool IsDocument => true;

    public override void Begin() => Output.Raw(head.Written.Span);

    public override void Write(RowReader row)
    {
        Output.Raw(_isFirst ? ""u8 : ","u8);
        _isFirst = false;
        _row.Write(row, Output);
    }

    public override void End() => Output.Raw("]}"u8);
}
