using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Views;

namespace Snapwright.Views;

/// <summary>Writes a row with all that is known of it: keys, puns and attributes.</summary>
internal sealed class FullRowWriter(ViewTable table)
{
    private readonly BoundView _view = table.View;

    /// <summary>Writes the row at the reader's position, whose ordinals are the slots of the view, as a JSON object.</summary>
    public void Write(RowReader row, JsonOutput output)
    {
        output.Raw("{\"values\":["u8);
        for (var i = 0; i < _view.Columns.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            WriteCell(row, _view.Columns[i], output);
        }

        output.Raw((byte)']');
        if (_view.RowKeys.Count > 0)
        {
            output.Raw(",\"domainId\":"u8);
            WriteDomain(row, output);
        }

        WriteAttributes(row, _view.Attributes, null, output);
        WriteKeys(row, output);
        if (_view.Main is { } main)
        {
            output.Raw(",\"mainId\":"u8);
            WriteValue(row, main.Ordinal, output);
        }

        output.Raw((byte)'}');
    }

    private void WriteDomain(RowReader row, JsonOutput output)
    {
        if (_view.DomainOrdinal is { } ordinal)
        {
            WriteValue(row, ordinal, output);
        }
        else
        {
            output.Raw((byte)'0');
        }
    }

    private void WriteCell(RowReader row, BoundColumn column, JsonOutput output)
    {
        output.Raw("{\"value\":"u8);
        WriteValue(row, column.Ordinal, output);
        if (column.PunOrdinal is { } pun && !row.IsNull(table.SlotOf(pun)))
        {
            output.Raw(",\"pun\":"u8);
            WriteValue(row, pun, output);
        }

        WriteAttributes(row, column.Attributes, column, output);
        output.Raw((byte)'}');
    }

    private void WriteKeys(RowReader row, JsonOutput output)
    {
        var isFirst = true;
        for (var i = 0; i < _view.RowKeys.Count; i++)
        {
            if (row.IsNull(table.SlotOf(_view.RowKeys[i].Ordinal)))
            {
                continue;
            }

            output.Raw(isFirst ? ",\"entityIds\":{\""u8 : ",\""u8);
            isFirst = false;
            output.Value(i);
            output.Raw("\":{\"id\":"u8);
            WriteValue(row, _view.RowKeys[i].Ordinal, output);
            output.Raw((byte)'}');
        }

        output.Raw(isFirst ? ""u8 : "}"u8);
    }

    private void WriteAttributes(RowReader row, IReadOnlyList<BoundAttribute> attributes, BoundColumn? column, JsonOutput output)
    {
        var isFirst = true;
        foreach (var attribute in attributes)
        {
            if (attribute.IsInternal || attribute.Scope != AttributeScope.PerRow)
            {
                continue;
            }

            output.Raw(isFirst ? ",\"attributes\":{"u8 : ","u8);
            isFirst = false;
            output.Value(attribute.Name);
            output.Raw((byte)':');
            if (attribute.Mapping is { } mapping)
            {
                ViewValues.WriteMapped(row, table.SlotOf(attribute.Ordinal), column!.Type, mapping, attribute.Type, output);
            }
            else
            {
                WriteValue(row, attribute.Ordinal, output);
            }
        }

        output.Raw(isFirst ? ""u8 : "}"u8);
    }

    private void WriteValue(RowReader row, int ordinal, JsonOutput output)
    {
        var slot = table.SlotOf(ordinal);
        if (row.IsNull(slot))
        {
            output.Null();
        }
        else
        {
            RowValueWriter.Write(row, slot, AggregateTypes.Shown(table.Fields[slot].Type), output);
        }
    }
}
