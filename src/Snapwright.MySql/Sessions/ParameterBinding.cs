using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Snapwright.Data.Storage;
using Snapwright.Model.Tables;
using Snapwright.MySql.Connections;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.MySql.Sessions;

/// <summary>
/// From values to what every provider sends alike: numbers, and texts for the rest. Dates and instants are texts, too: MariaDB takes
/// them as what they are compared with or stored in, and no provider's own conversion loses microseconds on the way.
/// </summary>
internal static class ParameterBinding
{
    public static void Bind(PreparedCommand prepared, SqlStatement statement, ReadOnlySpan<SqlValue> values)
    {
        var types = statement.Parameters;
        if (values.Length < types.Count)
        {
            throw new ArgumentException($"The statement has {types.Count} parameters, and {values.Length} values were given.", nameof(values));
        }

        for (var place = 0; place < prepared.Values.Length; place++)
        {
            var index = prepared.Values[place];
            prepared.Command.Parameters[place].Value = Value(types[index], in values[index]);
        }
    }

    private static object Value(DataType type, in SqlValue value)
    {
        if (value.IsNull)
        {
            return DBNull.Value;
        }

        return type.Kind switch
        {
            TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean => value.AsInt64,
            TypeKind.Float => value.AsDouble,
            TypeKind.Decimal => value.AsDecimal,
            TypeKind.Text or TypeKind.Json => WellFormed(value.AsString),
            TypeKind.Uuid => value.AsGuid.ToString("D", CultureInfo.InvariantCulture),
            TypeKind.Date => Date(value.AsInt64),
            TypeKind.Time => Time(value.AsInt64),
            TypeKind.DateTime => Instant(value.AsInt64),
            TypeKind.Array => List(type, value.AsArray),
            _ => throw new NotSupportedException($"{type.Kind} has no parameter type."),
        };
    }

    // A lone surrogate must never become a question mark in silence.
    private static string WellFormed(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            foreach (var rune in text.AsSpan().EnumerateRunes())
            {
                if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD'))
                {
                    throw new ArgumentException("The text has a lone surrogate.", nameof(text));
                }
            }
        }

        return text;
    }

    private static string Date(long dayNumber) => string.Create(FixedText.DateLength, dayNumber, static (text, day) =>
    {
        Span<byte> bytes = stackalloc byte[FixedText.DateLength];
        FixedText.WriteDate(bytes, DateOnly.FromDayNumber((int)day));
        Encoding.ASCII.GetChars(bytes, text);
    });

    private static string Time(long ticks) => string.Create(FixedText.TimeLength, ticks, static (text, time) =>
    {
        Span<byte> bytes = stackalloc byte[FixedText.TimeLength];
        FixedText.WriteTime(bytes, time);
        Encoding.ASCII.GetChars(bytes, text);
    });

    // As MariaDB writes it: a space in the middle, and no zone.
    private static string Instant(long utcTicks) => string.Create(FixedText.InstantLength - 1, utcTicks, static (text, ticks) =>
    {
        Span<byte> bytes = stackalloc byte[FixedText.InstantLength];
        FixedText.WriteInstant(bytes, ticks);
        bytes[FixedText.DateLength] = (byte)' ';
        Encoding.ASCII.GetChars(bytes[..^1], text);
    });

    private static string List(DataType type, SqlValue[] items)
    {
        var json = new ArrayBufferWriter<byte>();
        JsonArrayText.Write(json, type, items, WriteStored);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    private static void WriteStored(Utf8JsonWriter json, DataType type, in SqlValue item)
    {
        if (type.Item == TypeKind.Decimal)
        {
            json.WriteNumberValue(item.AsDecimal);
        }
        else
        {
            json.WriteStringValue(Instant(item.AsInt64));
        }
    }
}
