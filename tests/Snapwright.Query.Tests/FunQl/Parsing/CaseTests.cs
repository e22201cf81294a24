using System.Text;
using Snapwright.Query.FunQl;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.Tests.FunQl.Parsing;

/// <summary>
/// The cases of the files beside. A case is a text of some lines, and then lines that say what it is: <c>=&gt;</c> its canonical form (<c>=&gt; same</c> if it is
/// canonical itself), <c>==</c> another text with the same tree, <c>&lt;&gt;</c> one with another tree, <c>!!</c> an error: where it stands and what its message contains.
/// <c>[expression]</c> and such says what the texts behind it are.
/// </summary>
public sealed class CaseTests
{
    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names => typeof(CaseTests).Assembly.GetManifestResourceNames()
        .Where(static n => n.EndsWith(".txt", StringComparison.Ordinal) && n.Contains(".FunQl.Parsing.Cases.", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_text_is_what_its_case_says(string file)
    {
        var faults = new List<string>();
        foreach (var (kind, text, claims) in Read(file))
        {
            foreach (var claim in claims)
            {
                if (Check(kind, text, claim) is { } fault)
                {
                    faults.Add($"[{kind}] {text}\n  {claim}\n  {fault}");
                }
            }

            var errors = claims.Count(static c => c.StartsWith("!!", StringComparison.Ordinal));
            var found = Errors(kind, text);
            if (errors != found.Count)
            {
                faults.Add($"[{kind}] {text}\n  {errors} errors claimed, found:\n  {string.Join("\n  ", found)}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Fact]
    public void There_are_enough_cases() => Assert.InRange(Names.Sum(static n => Read(n).Count), 200, int.MaxValue);

    private static string? Check(string kind, string text, string claim)
    {
        var rest = claim[2..].Trim();
        switch (claim[..2])
        {
            case "=>":
                var (tree, printed) = Parse(kind, text);
                var expected = rest == "same" ? text : rest;
                return printed != expected ? printed : !Equals(tree, Parse(kind, printed).Tree) ? "The printed text has another tree." : null;
            case "==":
                return Equals(Parse(kind, text).Tree, Parse(kind, rest).Tree) ? null : $"{Parse(kind, text).Printed} is not {Parse(kind, rest).Printed}";
            case "<>":
                return Equals(Parse(kind, text).Tree, Parse(kind, rest).Tree) ? "The trees are equal." : null;
            default:
                var at = rest.IndexOf(' ', StringComparison.Ordinal);
                var errors = Errors(kind, text);
                return errors.Any(e => e.StartsWith(rest[..(at + 1)], StringComparison.Ordinal) && e.Contains(rest[(at + 1)..], StringComparison.Ordinal)) ? null : string.Join("\n  ", errors);
        }
    }

    private static (object? Tree, string Printed) Parse(string kind, string text)
    {
        switch (kind)
        {
            case "view":
                return Show(FunQlParser.ParseView(text));
            case "expression":
                return Show(FunQlParser.ParseExpression(text));
            case "type":
                return Show(FunQlParser.ParseType(text));
            case "index":
                return Show(FunQlParser.ParseIndexColumn(text));
            case "attributes":
                var attributes = FunQlParser.ParseAttributes(text);
                return (attributes.Value, attributes.Errors.Count > 0 ? Show(attributes.Errors) : $"@{{{string.Join(", ", attributes.Value.Select(FunQlPrinter.Print))}}}");
            default:
                throw new InvalidOperationException($"[{kind}] is no kind of text.");
        }
    }

    private static (object? Tree, string Printed) Show<T>(ParseResult<T> result)
        where T : SyntaxNode => (result.Value, result.Value is null ? Show(result.Errors) : FunQlPrinter.Print(result.Value));

    private static string Show(IEnumerable<FunQlError> errors) => string.Join("\n  ", errors.Select(static e => $"{e.Span.Start} {e.Message}"));

    private static List<string> Errors(string kind, string text)
    {
        IEnumerable<FunQlError> errors = kind switch
        {
            "view" => FunQlParser.ParseView(text).Errors,
            "expression" => FunQlParser.ParseExpression(text).Errors,
            "type" => FunQlParser.ParseType(text).Errors,
            "index" => FunQlParser.ParseIndexColumn(text).Errors,
            _ => FunQlParser.ParseAttributes(text).Errors,
        };
        return [.. errors.Select(e => $"{SourcePosition.Of(text, e.Span.Start)} {e.Message}")];
    }

    private static List<(string Kind, string Text, List<string> Claims)> Read(string file)
    {
        using var reader = new StreamReader(typeof(CaseTests).Assembly.GetManifestResourceStream(file)!, Encoding.UTF8);
        var cases = new List<(string Kind, string Text, List<string> Claims)>();
        var kind = "view";
        var text = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 2 && line[2] == ' ' && line[..2] is "=>" or "==" or "<>" or "!!")
            {
                if (text.Count > 0)
                {
                    cases.Add((kind, string.Join('\n', text), []));
                    text.Clear();
                }

                cases[^1].Claims.Add(line);
            }
            else if (line.Length > 2 && line.StartsWith('[') && line.EndsWith(']') && line[1..^1].All(char.IsAsciiLetterLower))
            {
                kind = line[1..^1];
            }
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                text.Add(line);
            }
        }

        Assert.Empty(text);
        return cases;
    }
}
