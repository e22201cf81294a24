using System.Text;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Chooses line breaks: a group stands on one line if it has room there. Linear in the size of the layout.</summary>
internal sealed class LayoutWriter
{
    private const int Width = 100;
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private readonly Stack<(int Indent, bool IsFlat, Layout Part)> _rest = new();
    private int _column;
    private bool _isLineOver;

    /// <summary>The text of a layout, with a line break at its end.</summary>
    public static string Write(IReadOnlyList<Layout> parts)
    {
        var writer = new LayoutWriter();
        writer.Push(0, false, parts);
        writer.Write();
        return writer._text.Append('\n').ToString();
    }

    private void Write()
    {
        while (_rest.Count > 0)
        {
            var (indent, isFlat, part) = _rest.Pop();
            switch (part)
            {
                case TextLayout text:
                    Append(indent, text.Text);
                    break;
                case CommentLayout comment:
                    Append(indent, comment);
                    break;
                case BreakLayout { Flat: var flat } when isFlat:
                    Append(indent, flat);
                    break;
                case BreakLayout or LineLayout:
                    NewLine();
                    break;
                case IndentLayout inner:
                    Push(indent + Step, isFlat, inner.Parts);
                    break;
                case GroupLayout group:
                    Push(indent, isFlat || (!group.IsBroken && HasRoom(group)), group.Parts);
                    break;
            }
        }
    }

    private void Push(int indent, bool isFlat, IReadOnlyList<Layout> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            _rest.Push((indent, isFlat, parts[i]));
        }
    }

    private void Append(int indent, string text)
    {
        if (_isLineOver && text.Trim().Length > 0)
        {
            NewLine();
        }

        if (text.Length == 0 || (_column == 0 && text == " ") || (_isLineOver && text == " "))
        {
            return;
        }

        if (_column == 0)
        {
            _text.Append(' ', indent);
            _column = indent;
        }

        _text.Append(text);
        _column += text.Length;
    }

    private void Append(int indent, CommentLayout comment)
    {
        if (comment.StartsLine && _column > 0)
        {
            NewLine();
        }

        if (_column > 0 && !_isLineOver && !char.IsWhiteSpace(_text[_text.Length - 1]))
        {
            Append(indent, " ");
        }

        Append(indent, comment.Text);
        _isLineOver = comment.EndsLine;
        if (!_isLineOver)
        {
            Append(indent, " ");
        }
    }

    private void NewLine()
    {
        _isLineOver = false;
        if (_column == 0)
        {
            return;
        }

        while (_text[_text.Length - 1] == ' ')
        {
            _text.Length--;
        }

        _text.Append('\n');
        _column = 0;
    }

    /// <summary>Whether a group fits on the line, with what follows it up to the next line break.</summary>
    private bool HasRoom(GroupLayout group)
    {
        var room = Width - _column;
        var parts = new Stack<(bool IsFlat, Layout Part)>();
        parts.Push((true, group));
        using var behind = _rest.GetEnumerator();
        while (room >= 0)
        {
            if (parts.Count == 0)
            {
                if (!behind.MoveNext())
                {
                    return true;
                }

                parts.Push((behind.Current.IsFlat, behind.Current.Part));
            }

            var (isFlat, part) = parts.Pop();
            switch (part)
            {
                case TextLayout text:
                    room -= text.Text.Length;
                    break;
                case CommentLayout comment:
                    room -= comment.Text.Length + 2;
                    if (comment.StartsLine || comment.EndsLine)
                    {
                        return room >= 0;
                    }

                    break;
                case BreakLayout { Flat: var flat } when isFlat:
                    room -= flat.Length;
                    break;
                case BreakLayout or LineLayout:
                    return true;
                case IndentLayout inner:
                    PushAll(parts, isFlat, inner.Parts);
                    break;
                case GroupLayout inner:
                    PushAll(parts, isFlat && !inner.IsBroken, inner.Parts);
                    break;
            }
        }

        return false;
    }

    private static void PushAll(Stack<(bool IsFlat, Layout Part)> stack, bool isFlat, IReadOnlyList<Layout> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            stack.Push((isFlat, parts[i]));
        }
    }
}
