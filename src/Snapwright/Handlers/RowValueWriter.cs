using Snapwright.Access;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;

namespace Snapwright.Handlers;

/// <summary>Writes a value of a result row in the canonical form of its type.</summary>
internal static class RowValueWriter
{
    /// <summary>Writes a value that is not NULL.</summary>
    public static void Write(RowReader row, int ordinal, DataType type, JsonOutput output)
    {
        switch (type.Kind)
        {
            case TypeKind.Int:
                output.Value(row.GetInt32(ordinal));
                break;
            case TypeKind.BigInt:
                output.Value(row.GetInt64(ordinal));
                break;
            case TypeKind.Float:
                output.Value(row.GetDouble(ordinal));
                break;
            case TypeKind.Decimal:
                output.Value(row.GetDecimal(ordinal, type.Scale));
                break;
            case TypeKind.Text:
                output.Value(row.GetString(ordinal));
                break;
            case TypeKind.Boolean:
                output.Value(row.GetBoolean(ordinal));
                break;
            case TypeKind.Uuid:
                output.Value(row.GetGuid(ordinal));
                break;
            case TypeKind.Date:
                output.Value(row.GetDate(ordinal));
                break;
            case TypeKind.Time:
                output.Value(row.GetTime(ordinal));
                break;
            case TypeKind.DateTime:
                output.Value(row.GetDateTime(ordinal));
                break;
            case TypeKind.Interval:
                output.Value(row.GetInterval(ordinal).ToString());
                break;
            case TypeKind.Json:
                output.Raw(row.GetJson(ordinal));
                break;
            case TypeKind.Array:
                WriteArray(row, ordinal, type.Item, output);
                break;
            default:
                throw new NotSupportedException($"No form for {type.Kind}.");
        }
    }

    private static void WriteArray(RowReader row, int ordinal, TypeKind? item, JsonOutput output)
    {
        switch (item)
        {
            case TypeKind.Int:
                WriteItems(row.GetArray<int>(ordinal), output, static (o, v) => o.Value(v));
                break;
            case TypeKind.BigInt:
                WriteItems(row.GetArray<long>(ordinal), output, static (o, v) => o.Value(v));
                break;
            case TypeKind.Float:
                WriteItems(row.GetArray<double>(ordinal), output, static (o, v) => o.Value(v));
                break;
            case TypeKind.Boolean:
                WriteItems(row.GetArray<bool>(ordinal), output, static (o, v) => o.Value(v));
                break;
            case TypeKind.Uuid:
                WriteItems(row.GetArray<Guid>(ordinal), output, static (o, v) => o.Value(v));
                break;
            default:
                WriteItems(row.GetArray<string>(ordinal), output, static (o, v) => o.Value(v));
                break;
        }
    }

    private static void WriteItems<T>(T[] items, JsonOutput output, Action<JsonOutput, T> write)
    {
        output.Raw((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Raw((byte)',');
            }

            write(output, items[i]);
        }

        output.Raw((byte)']');
    }
}
