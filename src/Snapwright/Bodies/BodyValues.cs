using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>The value that a JSON reader stands at, by type; what does not fit is an error, and NULL is the value.</summary>
internal static class BodyValues
{
    // Longer than any number, UUID, date or instant in a sensible form.
    private const int LongestForm = 64;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static JsonTokenType TokenOf(TypeKind kind) => kind switch
    {
        TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal => JsonTokenType.Number,
        TypeKind.Boolean => JsonTokenType.True,
        TypeKind.Array => JsonTokenType.StartArray,
        _ => JsonTokenType.String,
    };

    public static string Describe(TypeKind kind) => kind switch
    {
        TypeKind.Int or TypeKind.BigInt => "A whole number",
        TypeKind.Float or TypeKind.Decimal => "A number",
        TypeKind.Boolean => "true or false",
        TypeKind.Uuid => "A UUID such as '0198c0de-7a3b-7000-8000-000000000000'",
        TypeKind.Date => "A date such as '2026-11-21'",
        TypeKind.Time => "A time of day such as '08:30:00'",
        TypeKind.DateTime => "An instant such as '2026-11-21T08:30:00Z'",
        TypeKind.Json => "A JSON value",
        TypeKind.Array => "An array",
        _ => "A string",
    };

    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Null => "null",
        _ => "a string",
    };

    public static SqlValue Scalar(ref Utf8JsonReader json, BodyErrors errors, string field, DataType type) => type.Kind switch
    {
        TypeKind.Int => Int(ref json, errors, field),
        TypeKind.BigInt => BigInt(ref json, errors, field),
        TypeKind.Float => Float(ref json, errors, field),
        TypeKind.Decimal => Decimal(ref json, errors, field, type.Precision, type.Scale),
        TypeKind.Boolean => SqlValue.Boolean(json.TokenType == JsonTokenType.True),
        TypeKind.Text => Text(ref json, errors, field, type.Length),
        _ => Formed(ref json, errors, field, type.Kind),
    };

    public static SqlValue Decimal(ref Utf8JsonReader json, BodyErrors errors, string field, int precision, int scale)
    {
        if (DecimalText.TryParse(json.ValueSpan, precision, scale, out var value))
        {
            return SqlValue.Decimal(value);
        }

        errors.Add(field, BodyErrorCodes.OutOfRange, DecimalForm(precision, scale));
        return SqlValue.Null(TypeKind.Decimal);
    }

    public static SqlValue Text(ref Utf8JsonReader json, BodyErrors errors, string field, int length)
    {
        if (GetText(ref json, errors, field) is not { } text)
        {
            return SqlValue.Null(TypeKind.Text);
        }

        CheckLength(text, errors, field, length);
        return SqlValue.Text(text);
    }

    public static void CheckLength(string text, BodyErrors errors, string field, int length)
    {
        if (length > 0 && text.Length > length && CodePoints(text) is var count && count > length)
        {
            errors.Add(field, BodyErrorCodes.TooLong, $"At most {length} characters are allowed; {count} came.");
        }
    }

    public static string DecimalForm(int precision, int scale) => scale == 0
        ? $"A number with at most {precision} digits and none behind the point is expected."
        : $"A number with at most {precision - scale} digits before and {scale} behind the point is expected.";

    public static string ChoiceForm(string[] choices) => $"One of {string.Join(", ", choices.Select(static c => $"'{c}'"))} is expected.";

    public static SqlValue Choice(ref Utf8JsonReader json, BodyErrors errors, string field, scoped ReadOnlySpan<string> choices)
    {
        foreach (var choice in choices)
        {
            if (json.ValueTextEquals(choice))
            {
                return SqlValue.Text(choice);
            }
        }

        errors.Add(field, BodyErrorCodes.NotAChoice, ChoiceForm(choices.ToArray()));
        return SqlValue.Null(TypeKind.Text);
    }

    public static SqlValue ObjectId(ref Utf8JsonReader json, BodyErrors errors, string field)
    {
        Span<byte> scratch = stackalloc byte[LongestForm];
        ReadOnlySpan<byte> text = scratch[..Copy(ref json, scratch)];
        if (text.Length == 24 && text.IndexOfAnyExcept(HexDigits) < 0)
        {
            return SqlValue.Text(System.Text.Encoding.ASCII.GetString(text).ToLowerInvariant());
        }

        errors.Add(field, BodyErrorCodes.WrongType, "24 hexadecimal digits are expected.");
        return SqlValue.Null(TypeKind.Text);
    }

    private static SqlValue Int(ref Utf8JsonReader json, BodyErrors errors, string field) =>
        json.TryGetInt32(out var value) ? SqlValue.Int(value) : NotWhole(ref json, errors, field, TypeKind.Int, "-2147483648 to 2147483647");

    private static SqlValue BigInt(ref Utf8JsonReader json, BodyErrors errors, string field) =>
        json.TryGetInt64(out var value)
            ? SqlValue.BigInt(value)
            : NotWhole(ref json, errors, field, TypeKind.BigInt, "-9223372036854775808 to 9223372036854775807");

    private static SqlValue NotWhole(ref Utf8JsonReader json, BodyErrors errors, string field, TypeKind kind, string range)
    {
        if (json.ValueSpan.IndexOfAny(".eE"u8) >= 0)
        {
            errors.Add(field, BodyErrorCodes.WrongType, "A whole number is expected; a number with a fraction or an exponent came.");
        }
        else
        {
            errors.Add(field, BodyErrorCodes.OutOfRange, $"A whole number from {range} is expected.");
        }

        return SqlValue.Null(kind);
    }

    private static SqlValue Float(ref Utf8JsonReader json, BodyErrors errors, string field)
    {
        if (json.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return SqlValue.Float(value);
        }

        errors.Add(field, BodyErrorCodes.OutOfRange, "A number from -1.7976931348623157E308 to 1.7976931348623157E308 is expected.");
        return SqlValue.Null(TypeKind.Float);
    }

    private static SqlValue Formed(ref Utf8JsonReader json, BodyErrors errors, string field, TypeKind kind)
    {
        Span<byte> scratch = stackalloc byte[LongestForm];
        ReadOnlySpan<byte> text = scratch[..Copy(ref json, scratch)];
        switch (kind)
        {
            case TypeKind.Uuid when text.Length == 36 && Utf8Parser.TryParse(text, out Guid id, out var used, 'D') && used == 36:
                return SqlValue.Uuid(id);
            case TypeKind.Date when TemporalText.TryParseDate(text, out var date):
                return SqlValue.Date(date);
            case TypeKind.Time when TemporalText.TryParseTime(text, out var time):
                return SqlValue.Time(time);
            case TypeKind.DateTime when TemporalText.TryParseDateTime(text, out var instant):
                return SqlValue.DateTime(instant);
            default:
                errors.Add(field, BodyErrorCodes.WrongType, $"{Describe(kind)} is expected; another text came.");
                return SqlValue.Null(kind);
        }
    }

    private static string? GetText(ref Utf8JsonReader json, BodyErrors errors, string field)
    {
        if (!json.ValueIsEscaped)
        {
            return json.GetString();
        }

        if (TextEscapes.AreStorable(json.ValueSpan))
        {
            return json.GetString();
        }

        errors.Add(field, BodyErrorCodes.InvalidText, TextEscapes.NotStorable);
        return null;
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c))
            {
                count--;
            }
        }

        return count;
    }

    private static int Copy(ref Utf8JsonReader json, scoped Span<byte> target)
    {
        var text = json.ValueSpan;
        if (text.Length > target.Length)
        {
            return 0;
        }

        if (json.ValueIsEscaped)
        {
            return TextEscapes.Unescape(ref json, target);
        }

        text.CopyTo(target);
        return text.Length;
    }
}
