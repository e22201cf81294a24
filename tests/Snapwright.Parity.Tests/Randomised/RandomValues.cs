using System.Globalization;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Values for fields: few different ones, so that rows are alike, and among them those that have made trouble somewhere.</summary>
public sealed class RandomValues(Random random)
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("long é ", 500)) + new string('x', 120);

    private static readonly string[] Documents =
    [
        """{"a":1}""", """{"a":1.0,"b":[true,"two",null,3]}""", """{"a":"x","b":[1,"two",null,true]}""", """{"a":{"b":{"c":"deep"}},"0":"zero"}""", "[1,2,3]", """["x",{"a":1}]""",
        "\"text\"", "5", "true", "{}", "[]", """{"a":null}""", """{"a":false}""", """{"a":[7,8]}""", """{"n":1e400}""", """{"n":-1e400}""", """{"n":1e-400}""", """{"n":12345678901234567890}""",
        """{"n":0.1,"s":""}""", """{"n":-0.0}""", """{"a b":"space","q\"u[o].te":1,"é":"ä"}""", """{"s":"😀\n\""}""", """{"s":"Straße"}""", """{"s":"null","n":"1"}""", """{"n":1E+2}""",
    ];

    private static readonly string[] Labels = ["red", "Red", "", "a,b", "😀", "\"", "é"];

    /// <summary>Texts that have made trouble somewhere.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "", "a", "A", "b", "Ärger", "arger", "Straße", "STRASSE", "ΟΔΟΣ", "οδος", "İi", "ıI", "Tiếng Việt", "tieng viet", "😀", "\uffee", "zz%_\\", "it's \"so\"", "e\u0301", "é",
        "null", "true", "1,2", " lead", "trail ", "a\nb", "b\n", "\t", "שלום", "مرحبا\u200f", "👨‍👩‍👧", "a\u0301\u0323b", "$1", "?", "[0]", "--", "x.y*z", "\u00a0", Long,
    ];

    /// <summary>A value, or null where the field may be without one.</summary>
    public object? Maybe(Field field) => !field.IsNullable || random.Next(10) < 8 ? Value(field) : null;

    /// <summary>A value.</summary>
    public object Value(Field field) => field.Kind switch
    {
        FieldKind.Enum => Pick(field.Choices),
        FieldKind.Text => Cut(Pick(Texts) + (random.Next(3) == 0 ? Pick(Texts) : ""), field.Length),
        FieldKind.Decimal => Exact(field),
        FieldKind.Json => new JsonValueText(Pick(Documents)),
        FieldKind.Array => (object[])[.. Enumerable.Range(0, random.Next(4)).Select(_ => Item(field))],
        _ => Scalar(field.Kind),
    };

    /// <summary>One of many values of a field, for where no two rows may have the same.</summary>
    /// <param name="field">Integers, texts, UUIDs, dates or instants.</param>
    /// <param name="number">Another number gives another value.</param>
    public static object Rare(Field field, int number) => field.Kind switch
    {
        FieldKind.Int or FieldKind.BigInt => (long)number + 100,
        FieldKind.Text => $"u{number}",
        FieldKind.Uuid => $"{number:x8}-0000-4000-8000-000000000001",
        FieldKind.Date => Day(new DateOnly(1950, 1, 1).AddDays(number)),
        FieldKind.DateTime => $"{Day(new DateOnly(1950, 1, 1).AddDays(number))}T00:00:00.000000Z",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private object Item(Field field) => field.Item switch
    {
        FieldKind.Text => Pick(field.Choices.Count > 0 ? field.Choices : Labels),
        FieldKind.Int => (long)random.Next(-2, 3),
        var kind => Scalar(kind),
    };

    private object Scalar(FieldKind kind) => kind switch
    {
        FieldKind.Int => random.Next(8) == 0 ? Extreme(int.MinValue, int.MaxValue) : (long)random.Next(-5, 6),
        FieldKind.BigInt => random.Next(8) == 0 ? Extreme(long.MinValue, long.MaxValue) : random.Next(-5, 6) * 10_000_000_000L,
        FieldKind.Float => random.Next(-8, 9) / 4.0 * (random.Next(6) == 0 ? 1e200 : random.Next(6) == 0 ? 0.1 : 1),
        FieldKind.Boolean => random.Next(2) == 0,
        FieldKind.Uuid => $"{random.Next(16):x}0000000-0000-4000-8000-00000000000{random.Next(16):x}",
        FieldKind.ObjectId => $"{random.Next(16):x}0000000000000000000000{random.Next(16):x}",
        FieldKind.Date => random.Next(12) == 0 ? Far("0001-01-01", "9999-12-31") : Day(new DateOnly(2024, 2, 26).AddDays(random.Next(6))),
        FieldKind.Time => random.Next(12) == 0 ? Far("00:00:00.000000", "23:59:59.999999") : $"08:30:00.{random.Next(4) * 250_000:000000}",
        FieldKind.DateTime => random.Next(12) == 0 ? Far("0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z")
            : $"2026-11-2{random.Next(3)}T03:11:04.{random.Next(3) * 123_456:000000}Z",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private decimal Exact(Field field)
    {
        var most = (Power(field.Precision) - 1) / Power(field.Scale);
        return random.Next(12) == 0 ? most * ((random.Next(2) * 2) - 1)
            : Math.Clamp(decimal.Round(random.Next(-4000, 4001) / 8m, field.Scale), -most, most);
    }

    private static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, static (product, ten) => product * ten);

    private static string Cut(string text, int length) =>
        length == 0 ? text : string.Concat(text.EnumerateRunes().Take(length).Select(static r => r.ToString()));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Far(string least, string greatest) => random.Next(2) == 0 ? least : greatest;

    private long Extreme(long least, long greatest) => random.Next(2) == 0 ? least : greatest;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
