using System.Globalization;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>The keys of rows.</summary>
internal static class RowKey
{
    public static SqlValue Read(RowReader row, int slot, TypeKind kind) => kind switch
    {
        TypeKind.Int => SqlValue.Int(row.GetInt32(slot)),
        TypeKind.BigInt => SqlValue.BigInt(row.GetInt64(slot)),
        TypeKind.Uuid => SqlValue.Uuid(row.GetGuid(slot)),
        _ => SqlValue.Text(row.GetString(slot)),
    };

    /// <summary>As it stands in URLs and messages.</summary>
    public static string ToText(SqlValue key) => key.Kind switch
    {
        TypeKind.Uuid => key.AsGuid.ToString("D"),
        TypeKind.Text => key.AsString,
        _ => key.AsInt64.ToString(CultureInfo.InvariantCulture),
    };
}
