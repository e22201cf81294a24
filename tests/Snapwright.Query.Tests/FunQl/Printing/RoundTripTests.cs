using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;
using Snapwright.Query.FunQl.Syntax;
using Xunit.Abstractions;

namespace Snapwright.Query.Tests.FunQl.Printing;

/// <summary>What is printed of a tree parses to the same tree.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int Trees = 3000;

    [Fact]
    public void A_view_is_read_as_it_was_printed()
    {
        var kinds = new HashSet<Type>();
        Run(
            random =>
            {
                var view = new TreeGenerator(random).View();
                Collect(view, kinds);
                return view;
            },
            FunQlPrinter.Print,
            FunQlParser.ParseView);

        var missing = typeof(SyntaxNode).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(SyntaxNode)) && !t.IsAbstract && t != typeof(IndexColumnSyntax)).Except(kinds);
        Assert.Empty(missing);
    }

    [Fact]
    public void An_expression_is_read_as_it_was_printed() => Run(static r => new TreeGenerator(r).Expression(), FunQlPrinter.Print, FunQlParser.ParseExpression);

    [Fact]
    public void A_type_is_read_as_it_was_printed() => Run(static r => new TreeGenerator(r).Type(3, isOfField: true), FunQlPrinter.Print, FunQlParser.ParseType);

    [Fact]
    public void A_column_of_an_index_is_read_as_it_was_printed() => Run(static r => new TreeGenerator(r).IndexColumn(), FunQlPrinter.Print, FunQlParser.ParseIndexColumn);

    [Fact]
    public void Attributes_are_read_as_they_were_printed() =>
        Run(static r => new TreeGenerator(r).Attributes(0), static a => $"@{{{string.Join(", ", a.Select(FunQlPrinter.Print))}}}", FunQlParser.ParseAttributes);

    private void Run<T>(Func<Random, T> make, Func<T, string> print, Func<string, ParseResult<T>> parse)
    {
        var first = RandomSeed.Next();
        output.WriteLine($"{RandomSeed.Variable}={first}");
        for (var seed = first; seed != unchecked(first + Trees); seed = unchecked(seed + 1))
        {
            var tree = make(new(seed));
            var text = print(tree);
            var parsed = parse(text);
            Assert.True(parsed.Errors.Count == 0, $"{RandomSeed.Variable}={seed}\n{text}\n{string.Join("\n", parsed.Errors.Select(static e => $"{e.Span.Start}: {e.Message}"))}");
            Assert.True(EqualityComparer<T>.Default.Equals(tree, parsed.Value!), $"{RandomSeed.Variable}={seed}\n{text}\n{tree}\n{parsed.Value}");
        }
    }

    /// <summary>The kinds of all nodes of a tree.</summary>
    private static void Collect(object? node, HashSet<Type> kinds)
    {
        if (node is System.Collections.IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Collect(item, kinds);
            }
        }
        else if (node is SyntaxNode)
        {
            kinds.Add(node.GetType());
            foreach (var property in node.GetType().GetProperties())
            {
                Collect(property.GetValue(node), kinds);
            }
        }
    }
}
