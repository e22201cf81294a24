using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;

namespace Snapwright.Query.Values;

/// <summary>Values from plain text, as they stand in URLs and as strings in filters.</summary>
public static class ValueText
{
    /// <summary>Reads a text as a value of a scalar type; false where it is none.</summary>
    public static bool TryParse(DataType type, string text, out SqlValue value)
    {
        value = default;
        switch (type.Kind)
        {
            case TypeKind.Int when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                value = SqlValue.Int(number);
                return true;
            case TypeKind.BigInt when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                value = SqlValue.BigInt(number);
                return true;
            case TypeKind.Float when TryParseFloat(text, out var number):
                value = SqlValue.Float(number);
                return true;
            case TypeKind.Decimal when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number):
                value = SqlValue.Decimal(number);
                return true;
            case TypeKind.Text when IsStorable(text):
                value = SqlValue.Text(text);
                return true;
            case TypeKind.Boolean when text is "true" or "false" or "1" or "0":
                value = SqlValue.Boolean(text is "true" or "1");
                return true;
            case TypeKind.Uuid when Guid.TryParseExact(text, "D", out var uuid):
                value = SqlValue.Uuid(uuid);
                return true;
            case TypeKind.Date when IsoText.TryParseDate(text, out var day):
                value = SqlValue.Date(day);
                return true;
            case TypeKind.Time when IsoText.TryParseTime(text, out var ticks):
                value = SqlValue.Time(ticks);
                return true;
            case TypeKind.DateTime when IsoText.TryParseDateTime(text, out var ticks):
                value = SqlValue.DateTime(ticks);
                return true;
            case TypeKind.Interval when Interval.TryParse(text, out var interval):
                value = SqlValue.Interval(interval);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is expected of a value of a type, for messages: <c>an integer</c>, <c>a date such as 2026-11-21</c>.</summary>
    public static string Describe(DataType type) => type.Kind switch
    {
        TypeKind.Int => "an integer from -2147483648 to 2147483647",
        TypeKind.BigInt => "an integer from -9223372036854775808 to 9223372036854775807",
        TypeKind.Float => "a finite number",
        TypeKind.Decimal => "a decimal number",
        TypeKind.Text => "a text",
        TypeKind.Boolean => "true or false",
        TypeKind.Uuid => "a UUID",
        TypeKind.Date => "a date such as 2026-11-21",
        TypeKind.Time => "a time such as 08:30:00",
        TypeKind.DateTime => "a date and time such as 2026-11-21T08:30:00Z",
        TypeKind.Interval => "an interval such as P1Y2M3DT4H5M6S or 1 year 2 months 3 days 04:05:06",
        TypeKind.Json => "a JSON value",
        _ => "an array",
    };

    /// <summary>Whether every database can hold the text: no U+0000, no lone surrogate.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0')
            {
                return false;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    private static bool TryParseFloat(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && !double.IsNaN(number) && !double.IsInfinity(number);
}
