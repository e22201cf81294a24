using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Snapwright.Access;
using Snapwright.Bodies;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;

namespace Snapwright.Handlers;

/// <summary>
/// Writes a value of a nested row in the canonical form of its type. It comes as JSON: numbers and booleans as they are,
/// decimals, floats, intervals, JSON and arrays as strings of their text, the rest as strings in the database's own form.
/// </summary>
internal static class NestedValueWriter
{
    /// <summary>Writes a value that is not null.</summary>
    public static void Write(ReadOnlySpan<byte> json, DataType type, JsonOutput output)
    {
        switch (type.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt:
                output.Raw(Unquote(json));
                break;
            case TypeKind.Boolean:
                output.Value(json[0] is (byte)'t' or (byte)'1');
                break;
            case TypeKind.Float:
                output.Value(double.Parse(Unquote(json), NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case TypeKind.Decimal:
                output.Value(DecimalScale.Exactly(decimal.Parse(Unquote(json), NumberStyles.Float, CultureInfo.InvariantCulture), type.Scale));
                break;
            case TypeKind.Interval:
                output.Value(Intervals.Read(Encoding.ASCII.GetString(Unquote(json))).ToString());
                break;
            case TypeKind.Uuid:
                output.Value(Guid.ParseExact(Encoding.ASCII.GetString(Unquote(json)), "D"));
                break;
            case TypeKind.Date when TemporalText.TryParseDate(Unquote(json), out var date):
                output.Value(DateOnly.FromDayNumber(date));
                break;
            case TypeKind.Time when TemporalText.TryParseTime(Unquote(json), out var time):
                output.Value(new TimeOnly(time));
                break;
            case TypeKind.DateTime when TemporalText.TryParseDateTime(Unquote(json), out var instant):
                output.Value(new DateTime(instant, DateTimeKind.Utc));
                break;
            case TypeKind.Text:
                WriteText(json, output);
                break;
            case TypeKind.Json:
                Unescaped(json, output, static (text, output) => output.Raw(text));
                break;
            case TypeKind.Array:
                WriteArray(json, type.Item ?? TypeKind.Text, output);
                break;
            default:
                throw new FormatException($"A nested value is not a {type.Kind}.");
        }
    }

    // Without a backslash a JSON string is in canonical form already, whoever wrote it.
    private static void WriteText(ReadOnlySpan<byte> json, JsonOutput output)
    {
        if (json.IndexOf((byte)'\\') < 0)
        {
            output.Raw(json);
            return;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        output.Value(reader.GetString());
    }

    private static void WriteArray(ReadOnlySpan<byte> json, TypeKind item, JsonOutput output)
    {
        if (json[0] == (byte)'"')
        {
            var type = new DataType(item);
            Unescaped(json, output, (text, target) => WriteItems(text, type, target));
        }
        else
        {
            WriteItems(json, new(item), output);
        }
    }

    private static void WriteItems(ReadOnlySpan<byte> json, DataType item, JsonOutput output)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        output.Raw((byte)'[');
        for (var count = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count > 0)
            {
                output.Raw((byte)',');
            }

            var start = (int)reader.TokenStartIndex;
            Write(json[start..(int)reader.BytesConsumed], item, output);
        }

        output.Raw((byte)']');
    }

    private static void Unescaped(ReadOnlySpan<byte> json, JsonOutput output, ReadOnlySpanAction<byte, JsonOutput> use)
    {
        if (json.IndexOf((byte)'\\') < 0)
        {
            use(Unquote(json), output);
            return;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        var text = ArrayPool<byte>.Shared.Rent(json.Length);
        use(text.AsSpan(0, reader.CopyString(text)), output);
        ArrayPool<byte>.Shared.Return(text);
    }

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> json) => json[0] == (byte)'"' ? json[1..^1] : json;
}
