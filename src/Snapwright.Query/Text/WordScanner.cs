using System.Globalization;
using System.Text;

namespace Snapwright.Query.Text;

/// <summary>
/// Finds the words of a text with their places in it. Folding changes lengths, so it goes by characters (a base with its marks), which fold independently of each
/// other; a word reaches from its first character to the end of its last.
/// </summary>
internal sealed class WordScanner(string text)
{
    private readonly StringBuilder _pending = new();
    private int _characterStart;
    private int _characterEnd;
    private int _place;

    /// <summary>The folded word, cut as <see cref="SearchWords"/> cuts it.</summary>
    public StringBuilder Word { get; } = new();

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where what follows it begins.</summary>
    public int End { get; private set; }

    /// <summary>Whether a character begins at a place; marks belong to what is before them.</summary>
    public static bool IsStart(string text, int place) =>
        text[place] < 0x300
        || (!char.IsLowSurrogate(text[place])
            && CharUnicodeInfo.GetUnicodeCategory(text, place) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark));

    /// <summary>Goes to the next word.</summary>
    public bool Next()
    {
        Word.Clear();
        var length = 0;
        while (_place < _pending.Length || ReadCharacter())
        {
            var width = char.IsHighSurrogate(_pending[_place]) && _place + 1 < _pending.Length ? 2 : 1;
            var codePoint = width == 2 ? char.ConvertToUtf32(_pending[_place], _pending[_place + 1]) : _pending[_place];
            if (WordCharacters.Contains(codePoint))
            {
                if (length++ == 0)
                {
                    Start = _characterStart;
                }

                End = _characterEnd;
                if (length <= SearchWords.MostCharacters)
                {
                    Word.Append(_pending[_place]);
                    if (width == 2)
                    {
                        Word.Append(_pending[_place + 1]);
                    }
                }
            }

            _place += width;
            if (length > 0 && !WordCharacters.Contains(codePoint))
            {
                return true;
            }
        }

        return length > 0;
    }

    private bool ReadCharacter()
    {
        _pending.Clear();
        _place = 0;
        while (_pending.Length == 0 && _characterEnd < text.Length)
        {
            _characterStart = _characterEnd++;
            while (_characterEnd < text.Length && !IsStart(text, _characterEnd))
            {
                _characterEnd++;
            }

            if (_characterEnd == _characterStart + 1 && text[_characterStart] < 128)
            {
                _pending.Append(char.ToLowerInvariant(text[_characterStart]));
            }
            else
            {
                _pending.Append(TextFolding.Fold(text.Substring(_characterStart, _characterEnd - _characterStart)));
            }
        }

        return _pending.Length > 0;
    }
}
