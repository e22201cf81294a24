using System.Globalization;
using System.Text;
using Snapwright.Query.Text;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Text;

/// <summary>Texts have the same words in C# and in every database.</summary>
public sealed class TokenTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [InlineData("", " ")]
    [InlineData("--", " ")]
    [InlineData("The Old Man", " the old man ")]
    [InlineData("  don't, e-mail me@host.org!", " don t e mail me host org ")]
    [InlineData("Résumé of ΟΔΟΣ", " resume of οδοσ ")]
    [InlineData("x²+½ 100% №7", " x²½ 100 7 ")]
    [InlineData("हिन्दी, ไทย; עִבְרִית", " हिन्दी ไทย עִבְרִית ")]
    [InlineData("日本語、テスト", " 日本語 テスト ")]
    [InlineData("😀smile❤️heart", " smile heart ")]
    [InlineData("a_b%c\\d'e", " a b c d e ")]
    public void Words_are_folded_and_split_at_what_is_neither_letter_nor_digit(string text, string tokens)
    {
        // The marks of other scripts than ours are part of their words, and x²+½ has one word for each side of the sign.
        var expected = tokens.Replace("x²½", "x² ½", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        Assert.Equal(expected, SearchWords.Tokens(text));
    }

    [Fact]
    public void Of_a_long_word_the_first_64_characters_count()
    {
        var long64 = string.Concat(Enumerable.Repeat("😀a", 1)) + new string('b', 63);
        Assert.Equal(" a" + new string('b', 63) + " ", SearchWords.Tokens(long64));
        Assert.Equal(" " + new string('b', 64) + " c ", SearchWords.Tokens(new string('B', 65) + " c"));
        Assert.Equal(" " + string.Concat(Enumerable.Repeat("𐐨", 64)) + " ", SearchWords.Tokens(string.Concat(Enumerable.Repeat("𐐀", 100))));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Every_code_point_is_split_alike(DatabaseKind kind)
    {
        var different = new List<string>();
        foreach (var chunk in CodePoints().Select(static c => "A" + char.ConvertFromUtf32(c) + "B").Chunk(1000))
        {
            await foreach (var (text, expected, actual) in CompareAsync(kind, chunk))
            {
                different.Add($"U+{char.ConvertToUtf32(text, 1):X4}: '{expected}' here, '{actual}' there");
            }
        }

        Assert.Empty(different);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Whole_texts_are_split_alike(DatabaseKind kind)
    {
        string[] texts =
        [
            "", " ", "\u0301", "a\u0301b", "e\u0301-\u0301f", "\uFE0F\u0591", "12\uFE0F\u20E33", new('x', 200), new string('é', 65) + "\n" + new string('x', 64),
            new string('\u0916', 63) + "\u093C\u0301z", "각낱말 각", "ΑΣ ΣΑΣ", "x\U0001D165\u0591y", "\U0001D15E", "(\u0338a",
        ];
        await foreach (var (text, expected, actual) in CompareAsync(kind, texts))
        {
            Assert.Fail($"'{text}': '{expected}' here, '{actual}' there");
        }
    }

    private async IAsyncEnumerable<(string Text, string Expected, string Actual)> CompareAsync(DatabaseKind kind, string[] texts)
    {
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        var columns = string.Join(", ", texts.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"snapwright_tokens(${i + 1})")));
        await using var rows = await session.RowsAsync($"SELECT {columns}", [.. texts.Select(Statements.Text)]);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        for (var i = 0; i < texts.Length; i++)
        {
            var (expected, actual) = (SearchWords.Tokens(texts[i]), rows.GetString(i));
            if (expected != actual)
            {
                yield return (texts[i], expected, actual);
            }
        }
    }

    // All that can be a letter, and the private characters and those behind them at their ends.
    private static IEnumerable<int> CodePoints() => Enumerable.Range(1, 0x1FFFF)
        .Concat([0x20000, 0x2A6DF, 0x2FA1D, 0x31350, 0xE0001, 0xE00FF, 0xE0100, 0xE01EF, 0xE01F0, 0xF0000, 0x10FFFD])
        .Where(static c => c is < 0xD800 or > 0xDFFF);
}
