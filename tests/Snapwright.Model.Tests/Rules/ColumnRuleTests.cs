using Snapwright.Model.Rules;
using Xunit;

namespace Snapwright.Model.Tests.Rules;

public sealed class ColumnRuleTests
{
    [Theory]
    [InlineData("email", "ada@example.org", true)]
    [InlineData("email", "a.b+c@mail.example.co.uk", true)]
    [InlineData("email", "ada@example", false)]
    [InlineData("email", "ada@@example.org", false)]
    [InlineData("email", "@example.org", false)]
    [InlineData("email", "ada@.org", false)]
    [InlineData("email", "ada@-x.org", false)]
    [InlineData("email", "a da@example.org", false)]
    [InlineData("email", "ada@example.org\n", false)]
    [InlineData("email", "", false)]
    [InlineData("url", "https://example.org/a?b=c#d", true)]
    [InlineData("url", "HTTP://example.org", true)]
    [InlineData("url", "ftp://example.org", false)]
    [InlineData("url", "https://", false)]
    [InlineData("url", "https://exa mple.org", false)]
    [InlineData("url", "javascript:alert(1)", false)]
    [InlineData("uuid", "0198c0de-7a3b-7000-8000-000000000000", true)]
    [InlineData("uuid", "{0198c0de-7a3b-7000-8000-000000000000}", false)]
    [InlineData("datetime", "2026-11-21T08:30:00Z", true)]
    [InlineData("datetime", "2026-02-30T08:30:00Z", false)]
    public void A_format_is_met_or_not(string format, string text, bool expected) =>
        Assert.Equal(expected, new ColumnRule(RuleType.Format, format).Allows(text));

    [Theory]
    [InlineData("^\\d{3}$", null, "123", true)]
    [InlineData("^\\d{3}$", null, "123\n", false)]
    [InlineData("^\\d{3}$", null, "١٢٣", false)]
    [InlineData("^[\\w-]+$", null, "a_-9", true)]
    [InlineData("^\\w$", null, "é", false)]
    [InlineData("b", null, "abc", true)]
    [InlineData("B", "i", "abc", true)]
    [InlineData("^b$", "m", "a\nb\nc", true)]
    [InlineData("a.c", null, "a\nc", false)]
    [InlineData("a.c", "s", "a\nc", true)]
    [InlineData("^[$]$", null, "$", true)]
    [InlineData("^\\$$", null, "$", true)]
    [InlineData("^(a+)+$", null, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false)]
    public void A_pattern_means_what_it_means_in_JavaScript(string pattern, string? flags, string text, bool expected) =>
        Assert.Equal(expected, new ColumnRule(RuleType.Pattern, pattern, flags).Allows(text));

    [Fact]
    public void Bounds_are_inclusive_and_exact()
    {
        Assert.True(new ColumnRule(RuleType.Min, "5").Allows(5L));
        Assert.False(new ColumnRule(RuleType.Min, "5").Allows(4L));
        Assert.False(new ColumnRule(RuleType.Max, "9007199254740993").Allows(9007199254740994L));
        Assert.True(new ColumnRule(RuleType.Max, "0.30").Allows(0.3m));
        Assert.False(new ColumnRule(RuleType.Max, "0.30").Allows(0.31m));
        Assert.True(new ColumnRule(RuleType.Max, "1e300").Allows(1e300));
        Assert.True(new ColumnRule(RuleType.MaxItems, "2").AllowsItems(2));
        Assert.False(new ColumnRule(RuleType.MinItems, "1").AllowsItems(0));
    }

    [Fact]
    public void Lengths_count_code_points()
    {
        Assert.True(new ColumnRule(RuleType.MaxLength, "1").Allows("😀"));
        Assert.False(new ColumnRule(RuleType.MinLength, "2").Allows("😀"));
    }

    [Fact]
    public void A_rule_that_is_switched_off_does_not_change_the_fingerprint_and_one_that_is_on_does()
    {
        static string Of(string rules) =>
            Given.Resolution(Given.TableText("{\"name\":\"a\",\"type\":\"int\"" + rules + "}")).Model.Tables[0].Fingerprint;

        Assert.Equal(Of(""), Of(""","rules":[{"ruleType":"min","value":{"v":1},"isEnabled":false}]"""));
        Assert.NotEqual(Of(""), Of(""","rules":[{"ruleType":"min","value":{"v":1}}]"""));
        Assert.NotEqual(Of(""","rules":[{"ruleType":"min","value":{"v":1}}]"""), Of(""","rules":[{"ruleType":"min","value":{"v":1},"message":"No."}]"""));
    }
}
