using Snapwright.Query.Patterns;

namespace Snapwright.Query.Tests;

/// <summary>Patterns of which every engine finds the same matches, and what comes in their place.</summary>
public sealed class ReplacedPatternTests
{
    [Theory]
    [InlineData(@"\s+")]
    [InlineData("[^,]*,")]
    [InlineData("<[^>]*>")]
    [InlineData("a{1,3}b")]
    [InlineData("(ab|cd){1,3}e?")]
    [InlineData("^ab?$")]
    [InlineData("a(b|c?)")]
    [InlineData("a(b|$)")]
    [InlineData("(,|^)x")]
    [InlineData(@"(\d{1,2})\.(\d{1,2})\.(\d{4})")]
    [InlineData("x(y(z)?)?")]
    [InlineData("😀+[^😀]")]
    public void A_pattern_with_one_way_is_taken(string pattern) => Assert.NotNull(Parse(pattern));

    [Theory]
    [InlineData("a|ab", "can take 'a'")]
    [InlineData("a*ab", "can take 'a'")]
    [InlineData("a{1,2}a", "can take 'a'")]
    [InlineData("(ab?)*b", "fixed row")]
    [InlineData("(ab?){2}b", "can take 'b'")]
    [InlineData(".*x", "can take 'x'")]
    [InlineData("[a-m]+[k-z]", "can take 'k'")]
    [InlineData(@"\s*\n", "can take U+000A")]
    [InlineData("😀?.", "can take '😀'")]
    [InlineData("a*", "empty text")]
    [InlineData("^", "empty text")]
    [InlineData("x(b?|a)", "stands last")]
    [InlineData("(^|,)x", "stands last")]
    [InlineData("x(a?){2}", "repeated")]
    [InlineData("(", "something is expected")]
    public void A_pattern_with_several_ways_is_refused(string pattern, string message)
    {
        Assert.False(ReplacedPattern.TryParse(pattern, ignoresCase: false, out _, out var error));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_regard_to_case_there_can_be_more_ways()
    {
        Assert.True(ReplacedPattern.TryParse("a*A", ignoresCase: false, out _, out _));
        Assert.False(ReplacedPattern.TryParse("a*A", ignoresCase: true, out _, out _));
    }

    [Theory]
    [InlineData("(a)(b(c))", new int[0], "(?s)(?:a)(?:b(?:c))")]
    [InlineData("(a)(b(c))", new[] { 2 }, "(?s)(?:a)(b(?:c))")]
    [InlineData("(a)(?:b(c))", new[] { 0, 2 }, "(?s)((?:a)(?:b(c)))")]
    [InlineData("^(a|b)?c$", new[] { 1 }, "(?s)^(a|b)?c(?!.)")]
    public void Only_groups_that_are_asked_for_are_kept(string pattern, int[] groups, string canonical) => Assert.Equal(canonical, Parse(pattern).CanonicalWith(groups));

    [Theory]
    [InlineData("(a)", 1, null)]
    [InlineData("(a)?(b)", 1, null)]
    [InlineData("(a)+b", 1, "more than once")]
    [InlineData("(?:(a)b){2}", 1, "more than once")]
    [InlineData("(a)", 2, "no group 2")]
    [InlineData("(?:a)", 1, "no group 1")]
    public void A_group_has_a_text_where_it_is_there_once(string pattern, int number, string? message)
    {
        var fault = Parse(pattern).GroupFault(number);

        Assert.Equal(message is null, fault is null);
        Assert.Contains(message ?? "", fault ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"a\2\&\\\2", @"a\2\1\\\2")]
    [InlineData("plain", "plain")]
    [InlineData(@"\\1", @"\\1")]
    public void Groups_of_a_replacement_are_numbered_anew(string text, string expected)
    {
        var groups = ReplacementText.Groups(text, out var error);

        Assert.Null(error);
        Assert.Equal(expected, ReplacementText.Numbered(text, [.. groups!]));
    }

    [Theory]
    [InlineData(@"\0")]
    [InlineData(@"\x")]
    [InlineData(@"\")]
    [InlineData(@"a\\\")]
    public void A_backslash_that_means_nothing_is_refused(string text)
    {
        Assert.Null(ReplacementText.Groups(text, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void The_greatest_pattern_is_judged_at_once()
    {
        var wide = string.Concat(Enumerable.Range(0, 60).Select(static i => (char)(0x4e00 + (2 * i))));

        Assert.True(ReplacedPattern.TryParse($"(?:[{wide}]y){{100}}", ignoresCase: true, out _, out var error), error);
    }

    private static ReplacedPattern Parse(string pattern)
    {
        Assert.True(ReplacedPattern.TryParse(pattern, ignoresCase: false, out var read, out var error), error);
        return read;
    }
}
