using System.Text;

namespace Snapwright.Data.Text;

/// <summary>
/// Folds text for searches that ignore case and accents: canonical decomposition, without the combining marks U+0300 to U+036F,
/// simple lower case, and <c>ς</c> as <c>σ</c>. Every database has the same as the function <c>snapwright_fold</c>.
/// </summary>
public static class TextFolding
{
    /// <summary>Folds a text.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var decomposed = text.Normalize(NormalizationForm.FormD);
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
}
