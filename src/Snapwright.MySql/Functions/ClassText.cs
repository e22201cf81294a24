using System.Text;

namespace Snapwright.MySql.Functions;

/// <summary>The inside of a class of a regular expression, made of code points in ascending order; none is special there.</summary>
internal sealed class ClassText
{
    private readonly StringBuilder _text = new();
    private Rune _first;
    private Rune? _last;

    public void Add(Rune rune)
    {
        if (_last is { } last && rune.Value == last.Value + 1)
        {
            _last = rune;
            return;
        }

        Flush();
        _first = rune;
        _last = rune;
    }

    public override string ToString()
    {
        Flush();
        return _text.ToString();
    }

    private void Flush()
    {
        if (_last is not { } last)
        {
            return;
        }

        _text.Append(_first.ToString());
        if (last != _first)
        {
            _text.Append('-').Append(last.ToString());
        }

        _last = null;
    }
}
