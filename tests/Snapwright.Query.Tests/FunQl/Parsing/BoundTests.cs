using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;

namespace Snapwright.Query.Tests.FunQl.Parsing;

/// <summary>Texts that are large or deep.</summary>
public sealed class BoundTests
{
    private const int Stack = 256 * 1024;

    private static readonly ParseLimits Large = new() { Length = 10_000_000, Items = 10_000_000 };

    public static TheoryData<string, string, string, int> Deep => new()
    {
        { "SELECT (", "1", ")", 126 },
        { "SELECT NOT ", "a", "", 126 },
        { "SELECT - ", "a", "", 126 },
        { "SELECT f(", "1", ")", 126 },
        { "SELECT a + (", "1", ")", 63 },
        { "SELECT (1 OR 1 AND 1 = 1 || 1 + 1 * (", "1", "))", 12 },
        { "SELECT CASE WHEN a THEN ", "1", " END", 126 },
        { "SELECT {a: [", "1", "]}", 63 },
        { "SELECT a IN (", "1", ")", 63 },
        { "SELECT 1 FROM (", "a", ")", 63 },
        { "SELECT x::array(", "int", ")", 120 },
        { "SELECT 1 WHERE EXISTS (", "SELECT 1", ")", 31 },
        { "SELECT * FROM (", "SELECT 1", ") AS a", 31 },
        { "WITH a AS (", "SELECT 1", ") SELECT 1", 31 },
        { "SELECT 1 UNION (", "SELECT 1", ")", 31 },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void What_is_within_the_bounds_needs_little_stack(string before, string inside, string behind, int depth)
    {
        // A SELECT before the opening part belongs to the first level only where the part is no query of its own.
        var (first, again) = Split(before, behind);
        var text = first + Repeat(again, depth) + inside + Repeat(behind, depth);
        OnSmallStack(() =>
        {
            var parsed = FunQlParser.ParseView(text);
            Assert.True(parsed.Value is not null, string.Join("\n", parsed.Errors));
            var printed = FunQlParser.ParseView(FunQlPrinter.Print(parsed.Value!)).Value;
            Assert.Equal(parsed.Value, printed);
            Assert.Equal(parsed.Value!.GetHashCode(), printed!.GetHashCode());
            Assert.NotNull(FunQlFormatter.Format(text).Value);
        });
    }

    [Theory]
    [MemberData(nameof(Deep))]
    public void What_is_too_deep_is_an_error(string before, string inside, string behind, int depth)
    {
        var (first, again) = Split(before, behind);
        foreach (var times in new[] { 3, 20 })
        {
            var text = first + Repeat(again, depth * times) + inside + Repeat(behind, depth * times);
            OnSmallStack(() =>
            {
                var error = Assert.Single(FunQlParser.ParseView(text).Errors);
                Assert.Equal(FunQlErrorKind.Bound, error.Kind);
            });
        }
    }

    [Theory]
    [InlineData("SELECT a", " + a")]
    [InlineData("SELECT a", " OR b")]
    [InlineData("SELECT a", "::int")]
    [InlineData("SELECT 1 FROM a", " JOIN b ON TRUE")]
    [InlineData("SELECT 1 FROM a", ", b")]
    [InlineData("SELECT 1", " UNION SELECT 1")]
    public void A_chain_is_bounded_too(string first, string again)
    {
        OnSmallStack(() => Assert.NotNull(FunQlParser.ParseView(first + Repeat(again, 190)).Value));
        var error = Assert.Single(FunQlParser.ParseView(first + Repeat(again, 210)).Errors);
        Assert.Equal(FunQlErrorKind.Bound, error.Kind);
    }

    [Fact]
    public void Chains_in_chains_are_as_deep_as_their_sum()
    {
        var text = "SELECT (a" + Repeat(" + a", 150) + ")" + Repeat(" * b", 150);
        Assert.Equal(FunQlErrorKind.Bound, Assert.Single(FunQlParser.ParseView(text).Errors).Kind);
    }

    [Fact]
    public void A_text_is_at_most_so_long()
    {
        var text = "SELECT '" + new string('x', 100_000) + "'";
        var error = Assert.Single(FunQlParser.ParseView(text).Errors);
        Assert.Equal(FunQlErrorKind.Bound, error.Kind);
        Assert.Contains("100000", error.Message, StringComparison.Ordinal);
        Assert.NotNull(FunQlParser.ParseView(text, Large).Value);
    }

    [Fact]
    public void A_list_has_at_most_so_many_items()
    {
        Assert.NotNull(FunQlParser.ParseView("SELECT 1" + Repeat(",1", 9_999)).Value);
        foreach (var text in new[] { "SELECT 1" + Repeat(",1", 10_000), "SELECT a IN (1" + Repeat(",1", 10_000) + ")", "VALUES (1)" + Repeat(",(1)", 10_000), "SELECT a" + Repeat("=>b", 10_001) })
        {
            Assert.Equal(FunQlErrorKind.Bound, Assert.Single(FunQlParser.ParseView(text).Errors).Kind);
        }
    }

    [Fact]
    public void A_text_has_at_most_so_many_errors() => Assert.InRange(FunQlParser.ParseView("SELECT a b" + Repeat(", a b", 5_000)).Errors.Count, 50, 100);

    [Theory]
    [InlineData("SELECT 1", ", a.b=>c + f(x, 'y')", "")]
    [InlineData("SELECT 1", ", (a b)", "")]
    [InlineData("SELECT ", "(", "")]
    [InlineData("SELECT ", ")", "")]
    [InlineData("SELECT ", "f(a b [", "")]
    [InlineData("SELECT ", "] } ) ( ", "")]
    [InlineData("SELECT a IN (1", ", 1", ")")]
    [InlineData("SELECT f(a b", ", c d", ")")]
    [InlineData("SELECT 1 FROM a", ", b", "")]
    [InlineData("SELECT 1", " WHERE a", "")]
    [InlineData("SELECT 1", " FROM", "")]
    [InlineData("", "SELECT ", "")]
    [InlineData("SELECT '", "\\n", "'")]
    [InlineData("SELECT 1 ", "/*", "")]
    [InlineData("SELECT ", "$", "")]
    [InlineData("SELECT ", "x", "")]
    [InlineData("SELECT ", "NOT ", "")]
    public void The_work_is_linear_in_the_text(string first, string again, string last)
    {
        // A million characters, and half of that: the work may be twice as much, and a little for what is the same.
        var half = Work(first + Repeat(again, 500_000 / again.Length) + last);
        var whole = Work(first + Repeat(again, 1_000_000 / again.Length) + last);
        Assert.InRange(whole.Steps, 0, (2.1 * half.Steps) + 1000);
        Assert.InRange(whole.Bytes, 0, (2.6 * half.Bytes) + 1_000_000);
    }

    private static (int Steps, long Bytes) Work(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var lexed = Lexer.Read(text);
        var reader = new TokenReader(lexed, Large);
        _ = new Grammar(reader).Views.Parse();
        reader.Expect(TokenKind.End);
        return (reader.Steps + lexed.Tokens.Length, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (string First, string Again) Split(string before, string behind)
    {
        var isQuery = behind.Contains("AS a", StringComparison.Ordinal) || before.Contains("EXISTS", StringComparison.Ordinal) || before.Contains("UNION", StringComparison.Ordinal) || before.StartsWith("WITH", StringComparison.Ordinal);
        var isSource = before.StartsWith("SELECT 1 FROM", StringComparison.Ordinal);
        var isType = before.EndsWith("array(", StringComparison.Ordinal);
        var cut = isType ? before.Length - "array(".Length : isQuery ? 0 : isSource ? before.Length - 1 : "SELECT ".Length;
        return (before[..cut], before[cut..]);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        Assert.True(failure is null, failure?.ToString());
    }
}
