using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Values of rows as values of statements, so that one can be compared with the other.</summary>
internal static class StoredValue
{
    /// <summary>The value of a stored field of a row whose ordinals are slots.</summary>
    public static SqlValue Read(RowReader row, StoredField field) => Read(row, field.Slot, field.Type);

    /// <summary>The value at an ordinal of a row.</summary>
    public static SqlValue Read(RowReader row, int slot, DataType type) =>
        row.IsNull(slot) ? SqlValue.Null(type.Kind) : type.Kind switch
        {
            TypeKind.Int => SqlValue.Int(row.GetInt32(slot)),
            TypeKind.BigInt => SqlValue.BigInt(row.GetInt64(slot)),
            TypeKind.Float => SqlValue.Float(row.GetDouble(slot)),
            TypeKind.Decimal => SqlValue.Decimal(row.GetDecimal(slot, type.Scale)),
            TypeKind.Text => SqlValue.Text(row.GetString(slot)),
            TypeKind.Boolean => SqlValue.Boolean(row.GetBoolean(slot)),
            TypeKind.Uuid => SqlValue.Uuid(row.GetGuid(slot)),
            TypeKind.Date => SqlValue.Date(row.GetDate(slot).DayNumber),
            TypeKind.Time => SqlValue.Time(row.GetTime(slot).Ticks),
            TypeKind.DateTime => SqlValue.DateTime(row.GetDateTime(slot).Ticks),
            TypeKind.Json => SqlValue.Json(row.GetJson(slot)),
            _ => SqlValue.Array(ReadItems(row, slot, type.ItemType.Kind)),
        };

    private static SqlValue[] ReadItems(RowReader row, int slot, TypeKind item) => item switch
    {
        TypeKind.Int => Array.ConvertAll(row.GetArray<int>(slot), SqlValue.Int),
        TypeKind.BigInt => Array.ConvertAll(row.GetArray<long>(slot), SqlValue.BigInt),
        TypeKind.Float => Array.ConvertAll(row.GetArray<double>(slot), SqlValue.Float),
        TypeKind.Boolean => Array.ConvertAll(row.GetArray<bool>(slot), SqlValue.Boolean),
        TypeKind.Uuid => Array.ConvertAll(row.GetArray<Guid>(slot), SqlValue.Uuid),
        _ => Array.ConvertAll(row.GetArray<string>(slot), SqlValue.Text),
    };
}
