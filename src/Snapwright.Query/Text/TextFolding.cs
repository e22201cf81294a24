using System.Text;

namespace Snapwright.Query.Text;

/// <summary>
/// Folds text for searches that ignore case and accents: canonical decomposition, without the combining marks U+0300 to U+036F,
/// simple lower case, and <c>ς</c> as <c>σ</c>. Every database has the same as the function <c>snapwright_fold</c>.
/// </summary>
/// <remarks>
/// Letters of a Unicode version that only one side knows may differ in case until the other is updated; where both know a code
/// point they agree, which the tests check for every one of the basic plane.
/// </remarks>
public static class TextFolding
{
    private const char ByteSwapped = '\uFFFE';

    /// <summary>Folds a text.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Fold(string text)
    {
        if (IsAscii(text))
        {
            return text.ToLowerInvariant();
        }

        var decomposed = Decompose(text);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (c is < '\u0300' or > '\u036F')
            {
                folded.Append(c);
            }
        }

        return folded.ToString().ToLowerInvariant().Replace('ς', 'σ');
    }

    // .NET takes the noncharacter U+FFFE for broken text and throws; it neither decomposes nor combines, so it can be left out.
    private static string Decompose(string text) => text.Contains(ByteSwapped)
        ? string.Join("\uFFFE", text.Split(ByteSwapped).Select(static part => part.Normalize(NormalizationForm.FormD)))
        : text.Normalize(NormalizationForm.FormD);

    private static bool IsAscii(string text)
    {
#if NET
        return Ascii.IsValid(text);
#else
        return text.All(static c => c < 128);
#endif
    }
}
