using System.Globalization;
using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Data.Schema;

/// <summary>What the rows that are there get in a column that is added.</summary>
internal static class ExistingRows
{
    /// <summary>The default of the column as a value; null for none. Stamps count as "now".</summary>
    public static SqlValue? ValueOf(Column column, TimeProvider time) => column switch
    {
        { Stamp: Stamp.Created or Stamp.Updated } or { Default.IsNow: true } => Now(column.Type.Kind, time.GetUtcNow().UtcDateTime),
        { Default.Json: { } json, DeclaredType: ColumnType.ObjectId } => Literal(column.Type, json.ToLowerInvariant()),
        { Default.Json: { } json } => Literal(column.Type, json),
        _ => null,
    };

    private static SqlValue Now(TypeKind kind, DateTime now)
    {
        var ticks = now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond);
        return kind switch
        {
            TypeKind.Date => SqlValue.Date(DateOnly.FromDateTime(now).DayNumber),
            TypeKind.Time => SqlValue.Time(ticks % TimeSpan.TicksPerDay),
            _ => SqlValue.DateTime(ticks),
        };
    }

    // The model has checked that the literal fits the column.
    private static SqlValue? Literal(DataType type, string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Null ? null : Value(type, document.RootElement);
    }

    private static SqlValue Value(DataType type, JsonElement json) => type.Kind switch
    {
        TypeKind.Int => SqlValue.Int(json.GetInt32()),
        TypeKind.BigInt => SqlValue.BigInt(json.GetInt64()),
        TypeKind.Float => SqlValue.Float(json.GetDouble()),
        TypeKind.Decimal => SqlValue.Decimal(json.GetDecimal()),
        TypeKind.Text => SqlValue.Text(json.GetString()!),
        TypeKind.Boolean => SqlValue.Boolean(json.GetBoolean()),
        TypeKind.Uuid => SqlValue.Uuid(json.GetGuid()),
        TypeKind.Date => SqlValue.Date(DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture).DayNumber),
        TypeKind.Time => SqlValue.Time(WholeMicroseconds(TimeOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture).Ticks)),
        TypeKind.DateTime => SqlValue.DateTime(WholeMicroseconds(Instant(json.GetString()!).UtcTicks)),
        TypeKind.Json => SqlValue.Json(json.GetRawText()),
        TypeKind.Array => SqlValue.Array([.. json.EnumerateArray().Select(i => Value(type.ItemType, i))]),
        _ => throw new NotSupportedException($"{type.Kind} has no default."),
    };

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static long WholeMicroseconds(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
