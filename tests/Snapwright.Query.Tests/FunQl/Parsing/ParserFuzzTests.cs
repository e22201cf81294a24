using System.Text;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;
using Snapwright.Query.Tests.FunQl.Printing;
using Xunit.Abstractions;

namespace Snapwright.Query.Tests.FunQl.Parsing;

/// <summary>Whatever the text, the parser answers: with a tree, or with errors that lie in the text.</summary>
public sealed class ParserFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 4000;

    private static readonly string[] Scraps =
    [
        "(", ")", "[", "]", "{", "}", "@{", "@", ",", ";", ":", "::", ".", ".@", ".@@", "=>", "!=>", "!", "=", "!=", "~", "||", "->", "-", "--", "/*", "*/", "*", "'", "\"", "$", "$$", "&", "\\", "\0", "\ud800", "é",
        "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "BY", "UNION", "WITH", "AS", "CASE", "WHEN", "END", "NOT", "IN", "IS", "NULL", "BETWEEN", "AND", "OVER", "FILTER", "JOIN", "ON", "INSERT", "INTO", "VALUES",
        "DEFAULT", "SET", "FOR", "UPDATE", "DELETE", "MAPPING", "array", "enum", "reference", "DOMAIN", "OF", "TYPE", "1", "1.5", "'x'", "a", "\n", " ",
    ];

    [Fact]
    public void Random_characters_are_answered() => Run(static random =>
        string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(128)))));

    [Fact]
    public void Random_tokens_are_answered() => Run(static random =>
        string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(60)).Select(_ => Scraps[random.Next(Scraps.Length)])));

    [Fact]
    public void Spoilt_texts_are_answered() => Run(static random =>
    {
        var text = new StringBuilder(FunQlPrinter.Print(new TreeGenerator(random).View()));
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            _ = random.Next(3) switch
            {
                0 => text.Insert(at, Scraps[random.Next(Scraps.Length)]),
                1 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 10))),
                _ => text.Insert(at, text.ToString(at, Math.Min(text.Length - at, random.Next(1, 30)))),
            };
        }

        return text.ToString();
    });

    private void Run(Func<Random, string> make)
    {
        var first = RandomSeed.Next();
        output.WriteLine($"{RandomSeed.Variable}={first}");
        for (var seed = first; seed != unchecked(first + Rounds); seed = unchecked(seed + 1))
        {
            var text = make(new(seed));
            try
            {
                Check(text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{RandomSeed.Variable}={seed}\n{text}", e);
            }
        }
    }

    private static void Check(string text)
    {
        var parsed = FunQlParser.ParseView(text);
        Assert.Equal(parsed.Value is null, parsed.Errors.Count > 0);
        Assert.All(parsed.Errors, e => Assert.InRange(e.Span.Start, 0, text.Length));
        Assert.All(parsed.Errors, e => Assert.InRange(e.Span.End, e.Span.Start, text.Length));
        Assert.All(parsed.Errors, static e => Assert.False(string.IsNullOrWhiteSpace(e.Message)));
        Assert.Equal(parsed.Errors.Count, parsed.Errors.Select(static e => (e.Span.Start, e.Message)).Distinct().Count());
        if (parsed.Value is { } view)
        {
            Assert.Equal(view, FunQlParser.ParseView(FunQlPrinter.Print(view)).Value);
        }

        _ = FunQlParser.ParseExpression(text);
        _ = FunQlParser.ParseType(text);
        _ = FunQlParser.ParseAttributes(text);
        _ = FunQlParser.ParseIndexColumn(text);
        _ = FunQlFormatter.Format(text);
        _ = SourcePosition.Of(text, text.Length);
    }
}
