using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Snapwright.Model.Tables;
using Snapwright.Query.Cursors;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests.Cursors;

/// <summary>Cursors are texts that anybody may send: they give back what was put in, and nothing else is taken.</summary>
public sealed class CursorTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ é";
    private static readonly string[] Sorts = ["id", "-id", "title", "-title,price", "price,-pages", "published", "author.name", "-author.mentor.name,id", "createdAt", "-_count(reviews),title:nulls_first", "_max(reviews.rating):nulls_first", "_max(reviews.share),id", "-_min(reviews.span)"];

    [Fact]
    public void A_cursor_gives_back_its_values() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var format = Format(random);
            var values = Values(format, random);

            var read = format.Read(format.Write(values));

            Assert.NotNull(read);
            Assert.Equal(values, read.Value);
        }));

    [Fact]
    public void A_cursor_that_was_changed_is_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var format = Format(random);
            var cursor = format.Write(Values(format, random));
            var changed = Change(cursor, random);

            Assert.True(changed == cursor || format.Read(changed) is null, $"{cursor} and {changed}");
        }));

    [Fact]
    public void Any_text_is_judged_without_a_fault() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll<string?>(static text => Assert.Null(CursorFormat.Of(Library.Books, default).Read(text ?? ""))));

    // Whoever computes the check gets as far as the values: they must be of their types.
    [Fact]
    public void Random_content_with_the_right_check_yields_values_or_nothing()
    {
        var random = new Random(11);
        var taken = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var format = Format(random);
            var content = new byte[random.Next(40)];
            random.NextBytes(content);
            if (content.Length > 0)
            {
                content[0] = (byte)random.Next(2);
            }

            if (format.Read(format.Sign(content)) is { } values)
            {
                taken++;
                for (var k = 0; k < values.Count; k++)
                {
                    Assert.Equal(AggregateTypes.IsWide(format.TypeOf(k)) ? TypeKind.Text : format.TypeOf(k).Kind, values[k].Kind);
                }

                Assert.Equal(values, format.Read(format.Write(values)));
            }
        }

        Assert.True(taken > 50, $"{taken} were taken.");
    }

    [Fact]
    public void A_cursor_is_of_one_table_and_one_sort()
    {
        var values = new[] { SqlValue.Int(7) };
        var cursor = CursorFormat.Of(Library.Books, default).Write(values);

        Assert.NotNull(CursorFormat.Of(Library.Books, Library.Request("sort=id").Sort).Read(cursor));
        Assert.Null(CursorFormat.Of(Library.Books, Library.Request("sort=-id").Sort).Read(cursor));
        Assert.Null(CursorFormat.Of(Library.Books, Library.Request("sort=pages").Sort).Read(cursor));
        Assert.Null(CursorFormat.Of(Library.Model.Find("authors")!, default).Read(cursor));
    }

    // Another writer of cursors could put anything there, and the statement casts it to a number.
    [Theory]
    [InlineData("1.500000", true)]
    [InlineData("-0.000001", true)]
    [InlineData("1.5", false)]
    [InlineData("1", false)]
    [InlineData(".500000", false)]
    [InlineData("--1.500000", false)]
    [InlineData("1.50000x", false)]
    [InlineData("1234567890123456789012345678901.500000", true)]
    [InlineData("12345678901234567890123456789012.500000", false)]
    [InlineData("", false)]
    public void A_computed_decimal_has_the_digits_of_its_type(string text, bool isTaken)
    {
        var format = CursorFormat.Of(Library.Books, Library.Request("sort=_max(reviews.share)").Sort);

        Assert.Equal(isTaken, format.Read(format.Write([SqlValue.Text(text), SqlValue.Int(1)])) is not null);
    }

    [Theory]
    [InlineData("first=5&after=abc", "after:invalid_cursor")]
    [InlineData("last=5&before=", "before:invalid_cursor")]
    [InlineData("first=5&last=5", "last:not_allowed")]
    [InlineData("first=5&before=x", "before:not_allowed")]
    [InlineData("first=5&page=2", "page:not_allowed")]
    [InlineData("first=5&limit=2", "limit:not_allowed")]
    [InlineData("first=5&groupBy=author", "first:not_allowed")]
    [InlineData("first=0", "first:invalid_value")]
    [InlineData("last=-1", "last:invalid_value")]
    [InlineData("first=1001", "first:limit_exceeded")]
    [InlineData("limit=1001", "limit:limit_exceeded")]
    [InlineData("""limit=1000&deep={"reviews":{"limit":1000}}""", "limit:limit_exceeded")]
    public void A_window_that_cannot_be_is_refused(string query, string error)
    {
        var found = Assert.Single(Library.List(query).Errors);
        Assert.Equal(error, $"{found.Path}:{found.Code}");
    }

    [Fact]
    public void A_cursor_with_a_sort_that_is_at_fault_is_not_judged() =>
        Assert.Equal("sort", Assert.Single(Library.List("sort=nothing&first=5&after=abc").Errors).Path);

    private static CursorFormat Format(Random random) => CursorFormat.Of(Library.Books, Library.Request($"sort={Sorts[random.Next(Sorts.Length)]}").Sort);

    private static SqlValue[] Values(CursorFormat format, Random random) =>
        [.. Enumerable.Range(0, format.Count).Select(i => Value(format.TypeOf(i), i < format.Count - 1 && format.IsNullable(i), random))];

    private static SqlValue Value(DataType type, bool isNullable, Random random) => isNullable && random.Next(4) == 0 ? SqlValue.Null(type.Kind) : type.Kind switch
    {
        TypeKind.Decimal when AggregateTypes.IsWide(type) => SqlValue.Text(
            (random.Next(2) == 0 ? "-" : "") + new string((char)('0' + random.Next(10)), random.Next(1, DecimalTypes.Digits - type.Scale + 1)) + "." + new string('7', type.Scale)),
        TypeKind.Interval => SqlValue.Interval(new(random.Next(-3_000_000, 3_000_000), random.NextInt64(-1_000_000_000_000_000_000, 1_000_000_000_000_000_000))),
        TypeKind.BigInt => SqlValue.BigInt(random.NextInt64(long.MinValue, long.MaxValue)),
        TypeKind.Int => SqlValue.Int(random.Next(3) == 0 ? int.MinValue : random.Next(int.MinValue, int.MaxValue)),
        TypeKind.Decimal => SqlValue.Decimal(new(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29))),
        TypeKind.Text => SqlValue.Text(new StringBuilder().Insert(0, "é😀 \"\\x", random.Next(4)).Append(random.Next(10)).ToString()),
        TypeKind.Date => SqlValue.Date(random.Next(0, 3_652_059)),
        TypeKind.DateTime => SqlValue.DateTime(random.NextInt64(0, DateTime.MaxValue.Ticks / 10) * 10),
        _ => throw new NotSupportedException($"{type}"),
    };

    private static string Change(string cursor, Random random)
    {
        var text = new StringBuilder(cursor);
        for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            var at = random.Next(text.Length);
            var c = Alphabet[random.Next(Alphabet.Length)];
            _ = random.Next(4) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, c),
                2 => text.Remove(at, text.Length - at),
                _ => text.Replace(text[at], c, at, 1),
            };
        }

        return text.ToString();
    }
}
