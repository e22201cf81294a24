using System.Globalization;
using System.Text;
using Snapwright.Query.Text;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Text;

/// <summary>Folding is the same in C# and in every database.</summary>
public sealed class FoldingTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [InlineData("Résumé", "resume")]
    [InlineData("ÅNGSTRÖM", "angstrom")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ΟΔΟΣ ὁδός", "οδοσ οδοσ")]
    [InlineData("Straße", "straße")]
    [InlineData("ĐÀ LẠT", "đa lat")]
    [InlineData("日本語 한국어", "日本語 한국어")]
    [InlineData("", "")]
    [InlineData("PLAIN ascii 123_%", "plain ascii 123_%")]
    public void Case_and_accents_do_not_matter(string text, string folded) =>
        Assert.Equal(folded.Normalize(NormalizationForm.FormD), TextFolding.Fold(text));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Every_code_point_folds_alike(DatabaseKind kind)
    {
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        var different = new List<string>();
        // Each between two letters, so that what depends on neighbours shows.
        foreach (var chunk in CodePoints().Select(static c => "A" + char.ConvertFromUtf32(c) + "B").Chunk(1000))
        {
            var columns = string.Join(", ", chunk.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"snapwright_fold(${i + 1})")));
            await using var rows = await session.RowsAsync($"SELECT {columns}", [.. chunk.Select(Statements.Text)]);
            Assert.True(await rows.ReadAsync(CancellationToken.None));
            for (var i = 0; i < chunk.Length; i++)
            {
                var (expected, actual) = (TextFolding.Fold(chunk[i]), rows.GetString(i));
                if (expected != actual)
                {
                    different.Add($"U+{char.ConvertToUtf32(chunk[i], 1):X4}: {Codes(expected)} here, {Codes(actual)} there");
                }
            }
        }

        Assert.Empty(different);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Whole_texts_fold_alike(DatabaseKind kind)
    {
        foreach (var text in (string[])["ΟΔΟΣ", "ΣΑΣ Σ", "Σ", "I\u0307", "\u0301", "a\u0315\u0300\u05AEb", "\u1E9B\u0323", "각", "", "éé", "𐐀𝐀"])
        {
            Assert.Equal(TextFolding.Fold(text), await databases[kind].Database.OneAsync(static r => r.GetString(0), "SELECT snapwright_fold($1)", Statements.Text(text)));
        }
    }

    // The whole plane of everyday scripts, and every further letter that has case.
    private static IEnumerable<int> CodePoints() => Enumerable.Range(1, 0x1FFFF)
        .Where(static c => c is < 0xD800 or > 0xDFFF)
        .Where(static c => c <= 0xFFFF || char.IsLetter(char.ConvertFromUtf32(c), 0));

    private static string Codes(string text) => string.Join(' ', text.EnumerateRunes().Select(static r => r.Value.ToString("X4", CultureInfo.InvariantCulture)));
}
