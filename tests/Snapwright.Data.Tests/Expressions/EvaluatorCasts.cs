using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Snapwright.Model.Tables;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Casts.</summary>
internal static partial class EvaluatorCasts
{
    public static Outcome Of(object value, DataType from, DataType to) => (value, to.Kind) switch
    {
        (_, TypeKind.Json) when from.Kind != TypeKind.Json => Outcome.Of(Json(value, from)),
        (string text, not (TypeKind.Text or TypeKind.Json)) => Parse(text, to),
        (_, TypeKind.Text) => Outcome.Of(Text(value, from)),
        (bool b, TypeKind.Int or TypeKind.BigInt) => Outcome.Of(b ? 1L : 0L),
        (long l, TypeKind.Boolean) => Outcome.Of(l != 0),
        (double d, TypeKind.Int or TypeKind.BigInt) => Evaluator.Whole(new BigInteger(Math.Round(d, MidpointRounding.AwayFromZero)), to),
        (double d, TypeKind.Decimal) => Exact(d.ToString("R", CultureInfo.InvariantCulture), to),
        (BigInteger or long, TypeKind.Float) => Outcome.Of(double.Parse(Text(value, from), CultureInfo.InvariantCulture)),
        (BigInteger or long, TypeKind.Int or TypeKind.BigInt or TypeKind.Decimal) => Evaluator.Whole(
            from.Scale <= to.Scale ? Evaluator.Number(value) * Evaluator.Power(to.Scale - from.Scale) : Evaluator.Divided(Evaluator.Number(value), Evaluator.Power(from.Scale - to.Scale)), to),
        (DateTime d, TypeKind.Date) => Outcome.Of(d.Date),
        (DateTime d, TypeKind.Time) => Outcome.Of(d.TimeOfDay),
        _ => Outcome.Of(value),
    };

    public static string Text(object value, DataType type) => value switch
    {
        bool b => b ? "true" : "false",
        double d => Float(d),
        BigInteger n => Decimal(n, type.Scale),
        DateTime d when type.Kind == TypeKind.Date => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime d => d.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture) + "Z",
        TimeSpan t => new DateTime(t.Ticks).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        object[] => Json(value, type),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // .NET writes some doubles with zeros at their end that are no digits of the shortest text.
    private static string Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = text.TrimStart('-');
        var kept = digits.TrimEnd('0');
        return digits.All(char.IsAsciiDigit) && digits.Length > 15 && kept.Length < digits.Length
            ? (value < 0 ? "-" : "") + kept[..1] + (kept.Length > 1 ? "." + kept[1..] : "") + "E+" + (digits.Length - 1)
            : text;
    }

    private static string Json(object value, DataType type) => value switch
    {
        object[] items => "[" + string.Join(',', items.Select(i => Json(i, type.ItemType))) + "]",
        string s when type.Kind == TypeKind.Text => EvaluatorTexts.Quote(s),
        Guid or DateTime or TimeSpan => "\"" + Text(value, type) + "\"",
        _ => Text(value, type),
    };

    private static string Decimal(BigInteger number, int scale)
    {
        var (whole, rest) = (BigInteger.Divide(BigInteger.Abs(number), Evaluator.Power(scale)), BigInteger.Remainder(BigInteger.Abs(number), Evaluator.Power(scale)));
        return (number.Sign < 0 ? "-" : "") + whole + (scale == 0 ? "" : "." + rest.ToString("D" + scale, CultureInfo.InvariantCulture));
    }

    private static Outcome Exact(string text, DataType to)
    {
        var match = Real().Match(text);
        var (whole, fraction) = (match.Groups[2].Value, match.Groups[3].Value.TrimStart('.'));
        var digits = BigInteger.Parse("0" + whole + fraction, CultureInfo.InvariantCulture) * (match.Groups[1].Value == "-" ? -1 : 1);
        var exponent = (match.Groups[4].Success ? int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : 0) - fraction.Length + to.Scale;
        return Evaluator.Whole(exponent >= 0 ? digits * Evaluator.Power(exponent) : Evaluator.Divided(digits, Evaluator.Power(-exponent)), to);
    }

    private static Outcome Parse(string text, DataType to)
    {
        switch (to.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt:
                return Integer().IsMatch(text) ? Evaluator.Whole(BigInteger.Parse(text, CultureInfo.InvariantCulture), to) : Outcome.Invalid;
            case TypeKind.Decimal:
                return Real().Match(text) is { Success: true } m && !m.Groups[4].Success ? Exact(text, to) : Outcome.Invalid;
            case TypeKind.Float:
                return !Real().IsMatch(text) ? Outcome.Invalid
                    : Evaluator.Real(double.Parse(text, CultureInfo.InvariantCulture), !text.Split('e', 'E')[0].Any(static c => c is >= '1' and <= '9'));
            case TypeKind.Boolean:
                return text is "true" or "1" ? Outcome.Of(true) : text is "false" or "0" ? Outcome.Of(false) : Outcome.Invalid;
            case TypeKind.Uuid:
                return Hex().IsMatch(text) ? Outcome.Of(Guid.Parse(text)) : Outcome.Invalid;
            case TypeKind.Date:
                return Date(text) is { } day ? Outcome.Of(day) : Outcome.Invalid;
            case TypeKind.Time:
                return Time(text) is { } time ? Outcome.Of(time) : Outcome.Invalid;
            default:
                return Instant(text) is { } instant ? Outcome.Of(instant) : Outcome.Invalid;
        }
    }

    private static DateTime? Date(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeSpan? Time(string text)
    {
        var m = Clock().Match(text);
        return m.Success
            ? new TimeSpan(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), m.Groups[3].Success ? int.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture) : 0)
                + TimeSpan.FromTicks(10 * long.Parse((m.Groups[4].Value + "000000")[..6], CultureInfo.InvariantCulture))
            : null;
    }

    private static DateTime? Instant(string text)
    {
        if (text.Length < 10 || Date(text[..10]) is not { } day)
        {
            return null;
        }

        if (text.Length == 10)
        {
            return day;
        }

        var m = Zoned().Match(text[10..]);
        if (!m.Success || Time(m.Groups[1].Value) is not { } time)
        {
            return null;
        }

        var minutes = m.Groups[2].Success ? (int.Parse(m.Groups[3].Value, CultureInfo.InvariantCulture) * 60) + (m.Groups[4].Success ? int.Parse(m.Groups[4].Value, CultureInfo.InvariantCulture) : 0) : 0;
        var ticks = day.Ticks + time.Ticks - ((m.Groups[2].Value == "-" ? -minutes : minutes) * TimeSpan.TicksPerMinute);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks) : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^([+-]?)(?=\.?[0-9])([0-9]*)(\.[0-9]*)?(?:[eE]([+-]?[0-9]+))?\z")]
    private static partial Regex Real();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\z")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.,]([0-9]+))?)?\z")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^[Tt ]([0-9:.,]+)(?:[Zz]|([+-])([01][0-9]|2[0-3])(?::?([0-5][0-9]))?)?\z")]
    private static partial Regex Zoned();
}
