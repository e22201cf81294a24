using System.Buffers;
using System.Globalization;
using System.Text;

namespace Snapwright.Bodies;

/// <summary>
/// Finds names that an object of a JSON value has twice. Databases differ in which of the two they find, so neither is stored. The names are those of the
/// text that is written, where each name has one form.
/// </summary>
internal ref struct RepeatedNames
{
    /// <summary>How many containers may be open: what the reader of JSON allows.</summary>
    public const int MostLevels = 64;

    // Up to here each name is compared with each.
    private const int Few = 16;

    private readonly ArrayBufferWriter<byte> _text;
    private readonly Span<Level> _levels;
    private Span<Name> _names;
    private Name[]? _rented;
    private int _depth;
    private int _count;

    /// <summary>Begins.</summary>
    /// <param name="text">Takes the text.</param>
    /// <param name="levels">Room for <see cref="MostLevels"/>.</param>
    /// <param name="names">Room for names of objects that are open; more is rented.</param>
    public RepeatedNames(ArrayBufferWriter<byte> text, Span<Level> levels, Span<Name> names)
    {
        _text = text;
        _levels = levels;
        _names = names;
    }

    /// <summary>An object or array that is open.</summary>
    /// <param name="From">Where its names begin.</param>
    /// <param name="Items">How many items of an array have come; -1 for an object.</param>
    public record struct Level(int From, int Items);

    /// <summary>A name in the text, without its quotes.</summary>
    /// <param name="From">Where it begins.</param>
    /// <param name="Length">How long it is.</param>
    public readonly record struct Name(int From, int Length);

    /// <summary>A value begins.</summary>
    public readonly void Value()
    {
        if (_depth > 0 && _levels[_depth - 1].Items >= 0)
        {
            _levels[_depth - 1].Items++;
        }
    }

    /// <summary>An object or array begins.</summary>
    public void Open(bool isObject) => _levels[_depth++] = new(_count, isObject ? -1 : 0);

    /// <summary>A name of the innermost object was written, with quotes and a colon; or nothing, where it is no text.</summary>
    public void Add(int from, int length)
    {
        if (_count == _names.Length)
        {
            var larger = ArrayPool<Name>.Shared.Rent(_count * 2);
            _names.CopyTo(larger);
            Return();
            _names = _rented = larger;
        }

        _names[_count++] = length == 0 ? new(from, 0) : new(from + 1, length - 3);
    }

    /// <summary>The innermost object or array ends; each name that it had again is an error.</summary>
    public void Close(BodyErrors errors, string field)
    {
        var level = _levels[_depth - 1];
        if (level.Items < 0)
        {
            var names = _names[level.From.._count];
            if (names.Length <= Few)
            {
                Compare(names, errors, field);
            }
            else
            {
                Sort(names, errors, field);
            }

            _count = level.From;
        }

        _depth--;
    }

    /// <summary>Gives back what was rented.</summary>
    public readonly void Return()
    {
        if (_rented is not null)
        {
            ArrayPool<Name>.Shared.Return(_rented);
        }
    }

    private readonly void Compare(ReadOnlySpan<Name> names, BodyErrors errors, string field)
    {
        for (var i = 1; i < names.Length; i++)
        {
            var before = 0;
            for (var j = 0; j < i; j++)
            {
                before += names[j].Length == names[i].Length && Text(names[j]).SequenceEqual(Text(names[i])) ? 1 : 0;
            }

            if (before == 1)
            {
                Report(names[i], errors, field);
            }
        }
    }

    private readonly void Sort(Span<Name> names, BodyErrors errors, string field)
    {
        names.Sort(new ByText(_text));
        for (var i = 1; i < names.Length; i++)
        {
            if (Text(names[i]).SequenceEqual(Text(names[i - 1])) && (i == 1 || !Text(names[i]).SequenceEqual(Text(names[i - 2]))))
            {
                Report(names[i], errors, field);
            }
        }
    }

    private readonly void Report(Name name, BodyErrors errors, string field)
    {
        var path = new StringBuilder(field);
        for (var i = 0; i < _depth - 1; i++)
        {
            var last = _levels[i].Items < 0 ? Decoded(_names[_levels[i + 1].From - 1]) : (_levels[i].Items - 1).ToString(CultureInfo.InvariantCulture);
            path.Append('.').Append(last);
        }

        errors.Add(path.Append('.').Append(Decoded(name)).ToString(), BodyErrorCodes.DuplicateField, $"The object has the name '{Decoded(name)}' more than once.");
    }

    private readonly string Decoded(Name name) => Encoding.UTF8.GetString(Text(name));

    private readonly ReadOnlySpan<byte> Text(Name name) => _text.WrittenSpan.Slice(name.From, name.Length);

    private readonly struct ByText(ArrayBufferWriter<byte> text) : IComparer<Name>
    {
        public int Compare(Name x, Name y) => x.Length != y.Length
            ? x.Length.CompareTo(y.Length)
            : text.WrittenSpan.Slice(x.From, x.Length).SequenceCompareTo(text.WrittenSpan.Slice(y.From, y.Length));
    }
}
