using Snapwright.Access;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Formats;

/// <summary>Values of result rows, to be sent back as parameters.</summary>
internal static class RowValue
{
    /// <summary>The value of a column whose type has an order.</summary>
    public static SqlValue Read(RowReader row, int ordinal, DataType type) =>
        row.IsNull(ordinal) ? SqlValue.Null(type.Kind) : ReadPresent(row, ordinal, type);

    /// <summary>The same of a column that is not NULL.</summary>
    public static SqlValue ReadPresent(RowReader row, int ordinal, DataType type) => type.Kind switch
    {
        TypeKind.Int => SqlValue.Int(row.GetInt32(ordinal)),
        TypeKind.BigInt => SqlValue.BigInt(row.GetInt64(ordinal)),
        TypeKind.Float => SqlValue.Float(row.GetDouble(ordinal)),
        // It travels as text.
        TypeKind.Decimal when AggregateTypes.IsWide(type) => SqlValue.Text(row.GetJson(ordinal)),
        TypeKind.Decimal => SqlValue.Decimal(row.GetDecimal(ordinal, type.Scale)),
        TypeKind.Text => SqlValue.Text(row.GetString(ordinal)),
        TypeKind.Boolean => SqlValue.Boolean(row.GetBoolean(ordinal)),
        TypeKind.Uuid => SqlValue.Uuid(row.GetGuid(ordinal)),
        TypeKind.Date => SqlValue.Date(row.GetDate(ordinal).DayNumber),
        TypeKind.Time => SqlValue.Time(row.GetTime(ordinal).Ticks),
        TypeKind.DateTime => SqlValue.DateTime(row.GetDateTime(ordinal).Ticks),
        TypeKind.Interval => SqlValue.Interval(row.GetInterval(ordinal)),
        _ => throw new NotSupportedException($"{type.Kind} has no order."),
    };
}
