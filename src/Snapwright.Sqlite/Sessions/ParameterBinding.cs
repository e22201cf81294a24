using System.Buffers;
using System.Text;
using System.Text.Json;
using Snapwright.Data.Storage;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Sqlite.Connections;
using Snapwright.Sqlite.Storage;
using SQLitePCL;

namespace Snapwright.Sqlite.Sessions;

/// <summary>From values to SQLite's storage classes.</summary>
internal static class ParameterBinding
{
    private const int OnStack = 512;

    // A lone surrogate must never become a replacement character in silence.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Bind(SqliteHandle handle, SqliteStatement prepared, SqlStatement statement, ReadOnlySpan<SqlValue> values)
    {
        var types = statement.Parameters;
        if (values.Length < types.Count)
        {
            throw new ArgumentException($"The statement has {types.Count} parameters, and {values.Length} values were given.", nameof(values));
        }

        for (var i = 0; i < types.Count; i++)
        {
            if (prepared.Places[i] != 0)
            {
                handle.Check(Bind(prepared.Handle, prepared.Places[i], types[i], in values[i]));
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, DataType type, in SqlValue value)
    {
        if (value.IsNull)
        {
            return raw.sqlite3_bind_null(statement, place);
        }

        switch (type.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean:
                return raw.sqlite3_bind_int64(statement, place, value.AsInt64);
            case TypeKind.Float:
                return raw.sqlite3_bind_double(statement, place, value.AsDouble);
            case TypeKind.Decimal when AggregateTypes.IsWide(type):
                return raw.sqlite3_bind_text(statement, place, WideDecimal.Parameter(value.AsDecimal, type.Scale));
            case TypeKind.Decimal:
                return ScaledDecimal.TryScale(value.AsDecimal, type.Scale, out var scaled)
                    ? raw.sqlite3_bind_int64(statement, place, scaled)
                    : raw.sqlite3_bind_double(statement, place, ScaledDecimal.ToDouble(value.AsDecimal, type.Scale));
            case TypeKind.Text or TypeKind.Json:
                return BindText(statement, place, value.AsString);
            case TypeKind.Array:
                var json = new ArrayBufferWriter<byte>();
                JsonArrayText.Write(json, type, value.AsArray, WriteStored);
                return raw.sqlite3_bind_text(statement, place, json.WrittenSpan);
            default:
                return BindFixed(statement, place, type.Kind, in value);
        }
    }

    private static int BindFixed(sqlite3_stmt statement, int place, TypeKind kind, in SqlValue value)
    {
        Span<byte> text = stackalloc byte[36];
        int length;
        switch (kind)
        {
            case TypeKind.Uuid:
                value.AsGuid.TryFormat(text, out length);
                break;
            case TypeKind.Date:
                FixedText.WriteDate(text, DateOnly.FromDayNumber((int)value.AsInt64));
                length = FixedText.DateLength;
                break;
            case TypeKind.Time:
                FixedText.WriteTime(text, value.AsInt64);
                length = FixedText.TimeLength;
                break;
            case TypeKind.DateTime:
                FixedText.WriteInstant(text, value.AsInt64);
                length = FixedText.InstantLength;
                break;
            default:
                throw new NotSupportedException($"{kind} has no storage class.");
        }

        return raw.sqlite3_bind_text(statement, place, text[..length]);
    }

    private static void WriteStored(Utf8JsonWriter json, DataType type, in SqlValue item)
    {
        if (type.Item == TypeKind.DateTime)
        {
            Span<byte> text = stackalloc byte[FixedText.InstantLength];
            FixedText.WriteInstant(text, item.AsInt64);
            json.WriteStringValue(text);
        }
        else if (type.Precision == AggregateTypes.Digits)
        {
            json.WriteStringValue(WideDecimal.Parameter(item.AsDecimal, type.Scale));
        }
        else if (ScaledDecimal.TryScale(item.AsDecimal, type.Scale, out var scaled))
        {
            json.WriteNumberValue(scaled);
        }
        else
        {
            json.WriteNumberValue(ScaledDecimal.ToDouble(item.AsDecimal, type.Scale));
        }
    }

    private static int BindText(sqlite3_stmt statement, int place, string value)
    {
        // An empty span has no address, which SQLite takes for NULL.
        if (value.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, place, "");
        }

        var most = Strict.GetMaxByteCount(value.Length);
        if (most <= OnStack)
        {
            Span<byte> small = stackalloc byte[OnStack];
            return raw.sqlite3_bind_text(statement, place, small[..Strict.GetBytes(value, small)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return raw.sqlite3_bind_text(statement, place, rented.AsSpan(0, Strict.GetBytes(value, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
