using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The call that reads a stored field of a row; enums as their text.</summary>
internal static class RowGetter
{
    public static string Of(FieldModel field)
    {
        var slot = Literal.Of(field.Slot);
        var type = field.Stored.Type;
        return type.Kind switch
        {
            TypeKind.Int => $"row.GetInt32({slot})",
            TypeKind.BigInt => $"row.GetInt64({slot})",
            TypeKind.Float => $"row.GetDouble({slot})",
            TypeKind.Decimal => $"row.GetDecimal({slot}, {Literal.Of(type.Scale)})",
            TypeKind.Text => $"row.GetString({slot})",
            TypeKind.Boolean => $"row.GetBoolean({slot})",
            TypeKind.Uuid => $"row.GetGuid({slot})",
            TypeKind.Date => $"row.GetDate({slot})",
            TypeKind.Time => $"row.GetTime({slot})",
            TypeKind.DateTime => $"row.GetDateTime({slot})",
            TypeKind.Json => $"row.GetJson({slot})",
            TypeKind.Array => $"row.GetArray<{field.Type.ItemName}>({slot})",
            _ => throw new ArgumentOutOfRangeException(nameof(field), type.Kind, "Unknown kind."),
        };
    }
}
