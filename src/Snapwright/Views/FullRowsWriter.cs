using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Handlers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Views;

namespace Snapwright.Views;

/// <summary>Writes rows with all that is known of them: keys, puns and attributes.</summary>
internal sealed class FullRowsWriter(ViewTable table, JsonOutput head, JsonOutput output) : RowsWriter(output)
{
    private readonly BoundView _view = table.View;
    private bool _isFirst = true;

    public override bool IsDocument => true;

    public override void Begin() => Output.Raw(head.Written.Span);

    public override void Write(RowReader row)
    {
        Output.Raw(_isFirst ? "{\"values\":["u8 : ",{\"values\":["u8);
        _isFirst = false;
        for (var i = 0; i < _view.Columns.Count; i++)
        {
            Output.Raw(i == 0 ? ""u8 : ","u8);
            WriteCell(row, _view.Columns[i]);
        }

        Output.Raw((byte)']');
        if (_view.RowKeys.Count > 0)
        {
            Output.Raw(",\"domainId\":"u8);
            WriteDomain(row);
        }

        WriteAttributes(row, _view.Attributes, null);
        WriteKeys(row);
        if (_view.Main is { } main)
        {
            Output.Raw(",\"mainId\":"u8);
            WriteValue(row, main.Ordinal);
        }

        Output.Raw((byte)'}');
    }

    public override void End() => Output.Raw("]}"u8);

    private void WriteDomain(RowReader row)
    {
        if (_view.DomainOrdinal is { } ordinal)
        {
            WriteValue(row, ordinal);
        }
        else
        {
            Output.Raw((byte)'0');
        }
    }

    private void WriteCell(RowReader row, BoundColumn column)
    {
        Output.Raw("{\"value\":"u8);
        WriteValue(row, column.Ordinal);
        if (column.PunOrdinal is { } pun && !row.IsNull(table.SlotOf(pun)))
        {
            Output.Raw(",\"pun\":"u8);
            WriteValue(row, pun);
        }

        WriteAttributes(row, column.Attributes, column);
        Output.Raw((byte)'}');
    }

    private void WriteKeys(RowReader row)
    {
        var isFirst = true;
        for (var i = 0; i < _view.RowKeys.Count; i++)
        {
            if (row.IsNull(table.SlotOf(_view.RowKeys[i].Ordinal)))
            {
                continue;
            }

            Output.Raw(isFirst ? ",\"entityIds\":{\""u8 : ",\""u8);
            isFirst = false;
            Output.Value(i);
            Output.Raw("\":{\"id\":"u8);
            WriteValue(row, _view.RowKeys[i].Ordinal);
            Output.Raw((byte)'}');
        }

        Output.Raw(isFirst ? ""u8 : "}"u8);
    }

    private void WriteAttributes(RowReader row, IReadOnlyList<BoundAttribute> attributes, BoundColumn? column)
    {
        var isFirst = true;
        foreach (var attribute in attributes)
        {
            if (attribute.IsInternal || attribute.Scope != AttributeScope.PerRow)
            {
                continue;
            }

            Output.Raw(isFirst ? ",\"attributes\":{"u8 : ","u8);
            isFirst = false;
            Output.Value(attribute.Name);
            Output.Raw((byte)':');
            if (attribute.Mapping is { } mapping)
            {
                ViewValues.WriteMapped(row, table.SlotOf(attribute.Ordinal), column!.Type, mapping, attribute.Type, Output);
            }
            else
            {
                WriteValue(row, attribute.Ordinal);
            }
        }

        Output.Raw(isFirst ? ""u8 : "}"u8);
    }

    private void WriteValue(RowReader row, int ordinal)
    {
        var slot = table.SlotOf(ordinal);
        if (row.IsNull(slot))
        {
            Output.Null();
        }
        else
        {
            RowValueWriter.Write(row, slot, AggregateTypes.Shown(table.Fields[slot].Type), Output);
        }
    }
}
