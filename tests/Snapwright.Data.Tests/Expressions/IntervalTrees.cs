using System.Globalization;
using System.Numerics;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>A random expression of FunQL with intervals, and what it comes to.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Outcome">Its value: a <see cref="Span"/>, a DateTime, a bool, the text of a number.</param>
internal sealed record IntervalTree(string Text, Outcome Outcome);

/// <summary>Makes random expressions with intervals over columns, which no database computes beforehand.</summary>
internal sealed class IntervalTrees(Random random)
{
    private static readonly string[] Spans =
        ["P1M", "P30D", "P1Y2M3DT4H5M6.5S", "P-1M2DT-3H", "PT0S", "P2700Y", "PT0.000001S", "P-7D", "PT36H", "P11M29DT23H59M59.999999S", "P-3M"];

    private static readonly string[] Instants =
    [
        "2026-03-31T12:00:00Z", "2024-02-29T23:59:59.999999Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1999-12-31T00:00:00Z", "2025-02-28T06:30:00Z",
        "2026-01-31T00:00:00.5Z",
    ];

    private static readonly int[] Wholes = [0, 1, -3, 7, 365, 2_000_000_000];
    private static readonly string[] Decimals = ["1.5", "-0.125", "0.1", "12.75", "0.333", "-2.0"];
    private static readonly double[] Floats = [2.5, -0.1, 0.001, 1e6, 3];
    private static readonly string[] Units = ["year", "quarter", "month", "day", "hour", "minute", "second", "millisecond", "microsecond"];

    /// <summary>The source that the expressions are over, one row.</summary>
    public static string Source { get; } = "(VALUES (" + string.Join(", ", [
        .. Spans.Select(static s => $"'{s}' :: interval"), "NULL :: interval",
        .. Instants.Select(static s => $"'{s}' :: datetime"), "NULL :: datetime",
        .. Wholes.Select(static s => s.ToString(CultureInfo.InvariantCulture)), "NULL :: int",
        .. Decimals, "NULL :: decimal",
        .. Floats.Select(static s => $"'{s.ToString("R", CultureInfo.InvariantCulture)}' :: float"), "NULL :: float",
    ]) + ")) AS t (" + string.Join(", ", Names("s", Spans.Length), Names("t", Instants.Length), Names("n", Wholes.Length), Names("d", Decimals.Length), Names("f", Floats.Length)) + ")";

    /// <summary>An expression of any type.</summary>
    public IntervalTree Next() => random.Next(5) switch
    {
        0 => Number(3),
        1 => Instant(3),
        2 => Truth(2),
        _ => Span(3),
    };

    private static string Names(string prefix, int count) => string.Join(", ", Enumerable.Range(0, count + 1).Select(i => prefix + i));

    private IntervalTree Span(int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return Column("s", Spans, static s => (object)Expressions.Span.Of(s));
        }

        switch (random.Next(12))
        {
            case 0 or 1:
                var (isMinus, left, right) = (random.Next(2) == 0, Span(depth - 1), Span(depth - 1));
                return Strict($"({left.Text} {(isMinus ? "-" : "+")} {right.Text})", left, right, (a, b) => isMinus
                    ? new Span(((Span)a).Months - ((Span)b).Months, ((Span)a).Microseconds - ((Span)b).Microseconds).Outcome
                    : new Span(((Span)a).Months + ((Span)b).Months, ((Span)a).Microseconds + ((Span)b).Microseconds).Outcome);
            case 2:
                var negative = Span(depth - 1);
                return Strict($"(-{negative.Text})", negative, negative, static (a, _) => new Span(-((Span)a).Months, -((Span)a).Microseconds).Outcome);
            case 3 or 4:
                return Scaled(Span(depth - 1), random.Next(2) == 0);
            case 5 or 6:
                var (to, from) = (Instant(depth - 1), Instant(depth - 1));
                return Strict($"({to.Text} - {from.Text})", to, from, static (a, b) => Outcome.Of(new Span(0, (((DateTime)a).Ticks - (BigInteger)((DateTime)b).Ticks) / 10)));
            case 7:
                var (later, earlier) = (Instant(depth - 1), Instant(depth - 1));
                return Strict($"age({later.Text}, {earlier.Text})", later, earlier, static (a, b) => Outcome.Of(Expressions.Span.Age((DateTime)a, (DateTime)b)));
            case 8:
                return Extreme(Span(depth - 1), Span(depth - 1), random.Next(2) == 0);
            case 9:
                var (first, second) = (Span(depth - 1), Span(depth - 1));
                return new($"coalesce({first.Text}, {second.Text})", First(first.Outcome, second.Outcome));
            case 10:
                var (value, other) = (Span(depth - 1), Span(depth - 1));
                return new($"nullif({value.Text}, {other.Text})", UnlessSame(value.Outcome, other.Outcome));
            default:
                var (when, then, otherwise) = (Truth(depth - 1), Span(depth - 1), Span(depth - 1));
                return new(
                    $"CASE WHEN {when.Text} THEN {then.Text} ELSE {otherwise.Text} END",
                    (when.Outcome.HasValue ? when.Outcome.Value is true ? then.Outcome : otherwise.Outcome : when.Outcome)
                        .With(when.Outcome.Errors | then.Outcome.Errors | otherwise.Outcome.Errors));
        }
    }

    private IntervalTree Instant(int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return Column("t", Instants, static s => (object)DateTime.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        }

        var (instant, span, isMinus) = (Instant(depth - 1), Span(depth - 1), random.Next(2) == 0);
        return Strict($"({instant.Text} {(isMinus ? "-" : "+")} {span.Text})", instant, span, (a, b) => ((Span)b).After((DateTime)a, isMinus ? -1 : 1));
    }

    private IntervalTree Number(int depth)
    {
        var span = Span(depth - 1);
        if (random.Next(4) == 0)
        {
            return Strict($"epoch({span.Text})", span, span, static (a, _) => ((Span)a).Seconds());
        }

        var unit = Units[random.Next(Units.Length)];
        return Strict($"date_part('{unit}', {span.Text})", span, span, (a, _) => ((Span)a).Part(unit));
    }

    private IntervalTree Truth(int depth)
    {
        var (left, right) = (Span(depth), Span(depth));
        var (sign, holds) = random.Next(4) switch
        {
            0 => ("=", (Func<int, bool>)(static c => c == 0)),
            1 => ("<>", static c => c != 0),
            2 => ("<", static c => c < 0),
            _ => (">=", static c => c >= 0),
        };
        return Strict($"({left.Text} {sign} {right.Text})", left, right, (a, b) => Outcome.Of(holds(((Span)a).Length.CompareTo(((Span)b).Length))));
    }

    private IntervalTree Scaled(IntervalTree span, bool isDivided)
    {
        var sign = isDivided ? "/" : "*";
        switch (random.Next(3))
        {
            case 0:
                var whole = Column("n", Wholes, static n => (object)(long)n);
                return Strict($"({span.Text} {sign} {whole.Text})", span, whole, (a, b) => isDivided ? ((Span)a).Through((long)b, 0) : ((Span)a).Times((long)b, 0));
            case 1:
                var exact = Column("d", Decimals, static d => (object)d);
                return Strict($"({span.Text} {sign} {exact.Text})", span, exact, (a, b) =>
                {
                    var (text, scale) = (((string)b).Replace(".", "", StringComparison.Ordinal), ((string)b).Length - ((string)b).IndexOf('.', StringComparison.Ordinal) - 1);
                    var number = BigInteger.Parse(text, CultureInfo.InvariantCulture);
                    return isDivided ? ((Span)a).Through(number, scale) : ((Span)a).Times(number, scale);
                });
            default:
                var real = Column("f", Floats, static f => (object)f);
                return Strict($"({span.Text} {sign} {real.Text})", span, real, (a, b) => isDivided ? ((Span)a).Through((double)b) : ((Span)a).Times((double)b));
        }
    }

    private static IntervalTree Extreme(IntervalTree left, IntervalTree right, bool isGreatest)
    {
        var (a, b) = (left.Outcome, right.Outcome);
        var outcome = !a.HasValue || !b.HasValue ? new Outcome(false, null, Errors.None)
            : a.Value is not Expressions.Span x ? b
            : b.Value is not Expressions.Span y ? a
            : Expressions.Span.Compare(x, y) > 0 == isGreatest ? a : b;
        return new($"{(isGreatest ? "greatest" : "least")}({left.Text}, {right.Text})", outcome.With(a.Errors | b.Errors));
    }

    private static Outcome First(Outcome first, Outcome second) => (!first.HasValue || first.Value is not null ? first : second).With(first.Errors | second.Errors);

    private static Outcome UnlessSame(Outcome value, Outcome other)
    {
        var errors = value.Errors | other.Errors;
        return !value.HasValue || !other.HasValue ? new(value is { HasValue: true, Value: null }, null, errors)
            : value.Value is Span a && other.Value is Span b && a.Length == b.Length ? new(true, null, errors)
            : value.With(errors);
    }

    private IntervalTree Column<T>(string prefix, T[] values, Func<T, object> read)
    {
        var index = random.Next(values.Length + (random.Next(4) == 0 ? 1 : 0));
        return new("t." + prefix + index.ToString(CultureInfo.InvariantCulture), Outcome.Of(index < values.Length ? read(values[index]) : null));
    }

    private static IntervalTree Strict(string text, IntervalTree left, IntervalTree right, Func<object, object, Outcome> function) =>
        new(text, Outcome.Strict([left.Outcome, right.Outcome], a => function(a[0], a[1])));
}
