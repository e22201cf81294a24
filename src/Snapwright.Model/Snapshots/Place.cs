using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots;

/// <summary>
/// Where something was declared. All places are equal: a declaration that only moved is the same declaration, and what
/// was made of it need not be made again.
/// </summary>
public readonly struct Place : IEquatable<Place>
{
    private readonly JsonSource? _source;
    private readonly int _offset;
    private readonly int _length;

    /// <summary>A part of a text.</summary>
    public Place(JsonSource source, int offset, int length)
    {
        _source = source;
        _offset = offset;
        _length = length;
    }

    /// <summary>The place of a value.</summary>
    public Place(JsonSource source, JsonNode node)
        : this(source, node.Offset, node.Length)
    {
    }

    /// <summary>The place of a property's name.</summary>
    public Place(JsonSource source, JsonProperty property)
        : this(source, property.NameOffset, property.NameLength)
    {
    }

    /// <summary>Whether it is a place in a text; declarations may also come from elsewhere.</summary>
    public bool IsKnown => _source is not null;

    /// <summary>The position; line 1, column 1 of no file where it is not known.</summary>
    public TextPosition Position => _source?.At(_offset, _length) ?? new("", 0, 0, 1, 1, JsonPath.Root);

    /// <summary>
    /// A part of the text that stands here: of the value of a JSON string, whose escapes take more characters in the file than in the value, or of
    /// a file that is a text itself.
    /// </summary>
    /// <param name="start">UTF-16 units of the value before it.</param>
    /// <param name="length">UTF-16 units of it.</param>
    public Place Part(int start, int length)
    {
        if (_source is null)
        {
            return this;
        }

        if (_source.Root is null || _source.Text[_offset] != '"')
        {
            return new(_source, _offset + start, length);
        }

        var first = Raw(_offset + 1, start);
        return new(_source, first, Raw(first, length) - first);
    }

    /// <inheritdoc/>
    public bool Equals(Place other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Place;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>True.</summary>
    public static bool operator ==(Place left, Place right) => left.Equals(right);

    /// <summary>False.</summary>
    public static bool operator !=(Place left, Place right) => !left.Equals(right);

    /// <summary>The offset behind some units of a JSON string's value.</summary>
    private int Raw(int offset, int units)
    {
        var text = _source!.Text;
        var end = _offset + _length - 1;
        for (; units > 0 && offset < end; units--)
        {
            offset += text[offset] != '\\' ? 1 : text[offset + 1] == 'u' ? 6 : 2;
        }

        return offset;
    }
}
