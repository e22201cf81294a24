using System.Text.RegularExpressions;
using Snapwright.Query.Patterns;

namespace Snapwright.Query.Tests;

/// <summary>The subset of regular expressions: what it means, and what it refuses.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("a.c", "(?s)a.c")]
    [InlineData("^a$", "(?s)^a(?!.)")]
    [InlineData(@"\d+\.\d{2}", @"(?s)[0-9]+\.[0-9]{2}")]
    [InlineData(@"[\w-]", @"(?s)[\-0-9A-Z_a-z]")]
    [InlineData(@"\S", "(?s)[^\t-\r ]")]
    [InlineData("(ab|c){1,3}", "(?s)(?:ab|c){1,3}")]
    [InlineData("(?:ab)?", "(?s)(?:ab)?")]
    [InlineData("a{2,}", "(?s)a{2,}")]
    [InlineData("[c-ea-b]", "(?s)[a-e]")]
    [InlineData("😀+", "(?s)😀+")]
    [InlineData(@"\t\n", "(?s)\t\n")]
    public void It_has_one_canonical_text(string pattern, string canonical)
    {
        var read = Parse(pattern);

        Assert.Equal(canonical, read.Canonical);
        Assert.Equal(read.DotNet, TextPattern.OfCanonical(canonical).DotNet);
    }

    [Theory]
    [InlineData("^.$", "😀", true)]
    [InlineData("^.$", "ab", false)]
    [InlineData("^.$", "\n", true)]
    [InlineData("^[^a]$", "😀", true)]
    [InlineData("^[😀-😎]$", "😅", true)]
    [InlineData("^[😀-😎]$", "😏", false)]
    [InlineData("^[\uD83C\uDC00-\uD83E\uDFFF]$", "😀", true)]
    [InlineData("^[\u0400-\U0010FFFF]$", "\U0010FFFF", true)]
    [InlineData("^[\u0400-\U0010FFFF]$", "\u03ff", false)]
    [InlineData("b$", "b\n", false)]
    [InlineData("A", "a", false)]
    [InlineData(@"^\d$", "٣", false)]
    public void It_goes_by_code_point_and_by_case(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Regex.IsMatch(text, Parse(pattern).DotNet, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    [Theory]
    [InlineData(@"a[x-z]\d", @"(?s)[Aa][X-Zx-z][0-9]")]
    [InlineData("^É.$", "(?s)^[Éé].(?!.)")]
    [InlineData("[^k]", "(?s)[^Kk]")]
    [InlineData("𐐨", "(?s)[𐐀𐐨]")]
    [InlineData("(ς|ß)", "(?s)(?:[Σς-σ]|ß)")]
    public void Without_regard_to_case_a_letter_stands_for_both(string pattern, string canonical)
    {
        var either = Parse(pattern).IgnoringCase();

        Assert.Equal(canonical, either.Canonical);
        Assert.Equal(either.DotNet, TextPattern.OfCanonical(canonical).DotNet);
    }

    [Theory]
    [InlineData("", "character 1")]
    [InlineData("a|", "character 3")]
    [InlineData("(", "something is expected")]
    [InlineData("(a", "has no ')'")]
    [InlineData("a)", "has no '('")]
    [InlineData("[a", "has no ']'")]
    [InlineData("[]", "empty")]
    [InlineData("[z-a]", "upside down")]
    [InlineData("*a", "written \\*")]
    [InlineData("a**", "cannot follow another")]
    [InlineData("a+?", "lazy")]
    [InlineData("^*", "anchor")]
    [InlineData("a{3,2}", "greatest")]
    [InlineData("a{0}", "greatest")]
    [InlineData("a{1000}", "from 0 to 100")]
    [InlineData("a{x}", "\\{")]
    [InlineData("(?=a)", "look-around")]
    [InlineData("(?<n>a)", "named groups")]
    [InlineData("(?i)a", "options")]
    [InlineData(@"(a)\1", "back-references")]
    [InlineData(@"\b", "\\d")]
    [InlineData("\\", "\\d")]
    [InlineData("[[:alpha:]]", "\\[")]
    [InlineData(@"[\D]", "one character")]
    [InlineData("(a*)*", "fixed row")]
    [InlineData("(a|a)*", "fixed row")]
    [InlineData("(a?)+", "fixed row")]
    [InlineData("((a{2}b)+)?c(x+x+)+", "fixed row")]
    [InlineData("(a|aa){30}", "too many ways")]
    [InlineData("a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?", "too many ways")]
    [InlineData(".*.*.*.*.*x", "unbounded")]
    [InlineData("(.*x){5}", "unbounded")]
    [InlineData("(a{100}){100}", "characters when its counts")]
    [InlineData("((((((((((((a))))))))))))", "deep")]
    public void What_is_not_of_the_subset_is_refused(string pattern, string message)
    {
        Assert.False(TextPattern.TryParse(pattern, out _, out var error));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_bounded_in_length() => Assert.False(TextPattern.TryParse(new string('a', TextPattern.MaxLength + 1), out _, out _));

    [Fact]
    public void The_greatest_patterns_make_machines_that_are_built()
    {
        foreach (var pattern in new[] { "([^a]{100}){5}", "([\u0400-\U0010FFFE]{50}.{50}){5}", @"^[\w.+-]+@[\w-]+\.[\w.]+$", "[^😀]*x[^😀]{100}[^b]{100}[^c]{100}.*" })
        {
            _ = new Regex(Parse(pattern).DotNet, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch(string.Concat(Enumerable.Repeat("é😀x", 1000)));
        }
    }

    private static TextPattern Parse(string pattern)
    {
        Assert.True(TextPattern.TryParse(pattern, out var read, out var error), error);
        return read;
    }
}
