using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Generators.Emission;

/// <summary>The call that reads a stored field of a row; enums as their text.</summary>
internal static class RowGetter
{
    public static string Of(FieldModel field) => Of(field.Type, field.Slot);

    public static string Of(ClrType clr, int ordinal) => Of(clr, Literal.Of(ordinal));

    /// <summary>The call with an expression for the ordinal.</summary>
    public static string Of(ClrType clr, string slot)
    {
        var type = clr.Kind;
        return type.Kind switch
        {
            TypeKind.Int => $"row.GetInt32({slot})",
            TypeKind.BigInt => $"row.GetInt64({slot})",
            TypeKind.Float => $"row.GetDouble({slot})",
            TypeKind.Decimal when AggregateTypes.IsWide(type) => $"row.GetWideDecimal({slot})",
            TypeKind.Decimal => $"row.GetDecimal({slot}, {Literal.Of(type.Scale)})",
            TypeKind.Text => $"row.GetString({slot})",
            TypeKind.Boolean => $"row.GetBoolean({slot})",
            TypeKind.Uuid => $"row.GetGuid({slot})",
            TypeKind.Date => $"row.GetDate({slot})",
            TypeKind.Time => $"row.GetTime({slot})",
            TypeKind.DateTime => $"row.GetDateTime({slot})",
            TypeKind.Interval => $"row.GetInterval({slot})",
            TypeKind.Json => $"row.GetJson({slot})",
            TypeKind.Array => $"row.GetArray<{clr.ItemName}>({slot})",
            _ => throw new ArgumentOutOfRangeException(nameof(clr), type.Kind, "Unknown kind."),
        };
    }
}
