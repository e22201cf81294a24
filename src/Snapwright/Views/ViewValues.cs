using System.Globalization;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Values;

namespace Snapwright.Views;

/// <summary>Values that are told besides those of rows.</summary>
internal static class ViewValues
{
    /// <summary>Writes a value that the plan, or a request, has.</summary>
    public static void Write(SqlValue value, DataType type, JsonOutput output)
    {
        if (value.IsNull)
        {
            output.Null();
            return;
        }

        switch (value.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt:
                output.Value(value.AsInt64);
                break;
            case TypeKind.Float:
                output.Value(value.AsDouble);
                break;
            case TypeKind.Decimal:
                output.Value(value.AsDecimal);
                break;
            case TypeKind.Text:
                output.Value(value.AsString);
                break;
            case TypeKind.Json:
                output.Raw(value.AsString);
                break;
            case TypeKind.Boolean:
                output.Value(value.AsBoolean);
                break;
            case TypeKind.Uuid:
                output.Value(value.AsGuid);
                break;
            case TypeKind.Date:
                output.Value(DateOnly.FromDayNumber((int)value.AsInt64));
                break;
            case TypeKind.Time:
                output.Value(new TimeOnly(value.AsInt64));
                break;
            case TypeKind.DateTime:
                output.Value(new DateTime(value.AsInt64, DateTimeKind.Utc));
                break;
            case TypeKind.Interval:
                output.Value(value.AsInterval.ToString());
                break;
            default:
                WriteItems(value.AsArray, type, output);
                break;
        }
    }

    /// <summary>Writes what the value of a cell is mapped to.</summary>
    public static void WriteMapped(RowReader row, int ordinal, DataType type, BoundMapping mapping, DataType result, JsonOutput output)
    {
        if (!mapping.IsOfItems)
        {
            Write(row.IsNull(ordinal) ? mapping.Of(null, type) : mapping.Of(RowValue.ReadPresent(row, ordinal, type), type), result, output);
            return;
        }

        if (row.IsNull(ordinal))
        {
            output.Null();
            return;
        }

        Write(SqlValue.Array([.. Items(row, ordinal, type).Select(i => mapping.Of(i, type.ItemType))]), result, output);
    }

    private static SqlValue Of(this BoundMapping mapping, SqlValue? value, DataType type)
    {
        foreach (var item in mapping.Cases)
        {
            if (value is { } present && IsSame(present, item.When, type))
            {
                return item.Then;
            }
        }

        return mapping.Otherwise ?? SqlValue.Null(mapping.Cases[0].Then.Kind);
    }

    // Computed decimals are texts here, and intervals that are as long are the same.
    private static bool IsSame(SqlValue value, SqlValue literal, DataType type) => type.Kind switch
    {
        _ when literal.IsNull => false,
        TypeKind.Decimal when value.Kind == TypeKind.Text => decimal.TryParse(value.AsString, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == literal.AsDecimal,
        TypeKind.Interval => value.AsInterval.Length == literal.AsInterval.Length,
        _ => value == literal,
    };

    private static IEnumerable<SqlValue> Items(RowReader row, int ordinal, DataType type) => type.Item switch
    {
        TypeKind.Int => row.GetArray<int>(ordinal).Select(SqlValue.Int),
        TypeKind.BigInt => row.GetArray<long>(ordinal).Select(SqlValue.BigInt),
        TypeKind.Float => row.GetArray<double>(ordinal).Select(SqlValue.Float),
        TypeKind.Boolean => row.GetArray<bool>(ordinal).Select(SqlValue.Boolean),
        TypeKind.Uuid => row.GetArray<Guid>(ordinal).Select(SqlValue.Uuid),
        _ => row.GetArray<string>(ordinal).Select(SqlValue.Text),
    };

    private static void WriteItems(SqlValue[] items, DataType type, JsonOutput output)
    {
        output.Raw((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            Write(items[i], type, output);
        }

        output.Raw((byte)']');
    }
}
