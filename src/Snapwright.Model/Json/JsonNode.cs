namespace Snapwright.Model.Json;

/// <summary>A value of a JSON text, immutable, with its place in the text.</summary>
public abstract class JsonNode
{
    private protected JsonNode(int offset, int length)
    {
        Offset = offset;
        Length = length;
    }

    /// <summary>Characters of the text before it.</summary>
    public int Offset { get; }

    /// <summary>Characters of the text that it takes, quotes and brackets included.</summary>
    public int Length { get; }

    /// <summary>The offset behind it.</summary>
    public int End => Offset + Length;

    /// <summary>For messages: <c>a string</c>, <c>an object</c>, <c>null</c>.</summary>
    public abstract string Description { get; }

    /// <summary>How many objects and arrays are in each other; 0 of a scalar.</summary>
    public virtual int Levels => 0;
}

/// <summary>A JSON string.</summary>
public sealed class JsonString(string value, int offset, int length) : JsonNode(offset, length)
{
    /// <summary>The text without quotes and escapes; has no lone surrogates, may have U+0000.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string Description => "a string";
}

/// <summary>A JSON number, kept as it was written.</summary>
public sealed class JsonNumber(string rawText, int offset) : JsonNode(offset, rawText.Length)
{
    /// <summary>The number as written: <c>1.50</c>, <c>-2e10</c>.</summary>
    public string RawText { get; } = rawText;

    /// <inheritdoc/>
    public override string Description => "a number";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class JsonBoolean(bool value, int offset) : JsonNode(offset, value ? 4 : 5)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override string Description => Value ? "true" : "false";
}

/// <summary><c>null</c>.</summary>
public sealed class JsonNull : JsonNode
{
    /// <summary>Makes a null.</summary>
    public JsonNull(int offset)
        : base(offset, 4)
    {
    }

    internal JsonNull(int offset, int length)
        : base(offset, length) => IsUnreadable = true;

    /// <summary>Whether it stands for something that is no JSON, and was reported.</summary>
    public bool IsUnreadable { get; }

    /// <inheritdoc/>
    public override string Description => "null";
}
