using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>
/// Reads the fields of a JSON object, typed by the model. A value of the wrong type is an entry in the errors, and reading
/// goes on, so that all errors of a body are told at once.
/// </summary>
public ref struct BodyReader
{
    private Utf8JsonReader _json;
    private readonly BodyErrors _errors;

    /// <summary>Reads from a reader that stands before the first property of an object.</summary>
    public BodyReader(Utf8JsonReader json, BodyErrors errors)
    {
        _json = json;
        _errors = errors;
    }

    /// <summary>The unescaped UTF-8 name of the field that the reader stands at.</summary>
    public ReadOnlySpan<byte> Name => throw null!;

    /// <summary>A value of any kind, NULL included where <paramref name="isNullable"/> allows it.</summary>
    /// <param name="field">The name for messages.</param>
    /// <param name="type">The type of the field.</param>
    /// <param name="isNullable">Whether null is allowed.</param>
    public SqlValue Read(string field, DataType type, bool isNullable) => throw null!;

    /// <summary>A 32-bit integer.</summary>
    public SqlValue ReadInt(string field, bool isNullable) => throw null!;

    /// <summary>A 64-bit integer.</summary>
    public SqlValue ReadBigInt(string field, bool isNullable) => throw null!;

    /// <summary>A finite double.</summary>
    public SqlValue ReadFloat(string field, bool isNullable) => throw null!;

    /// <summary>A decimal of at most the given digits.</summary>
    public SqlValue ReadDecimal(string field, bool isNullable, int precision, int scale) => throw null!;

    /// <summary>Text of at most <paramref name="length"/> code points; 0 for any.</summary>
    public SqlValue ReadText(string field, bool isNullable, int length) => throw null!;

    /// <summary>One of the choices of an enum.</summary>
    public SqlValue ReadChoice(string field, bool isNullable, ReadOnlySpan<string> choices) => throw null!;

    /// <summary>24 hexadecimal digits.</summary>
    public SqlValue ReadObjectId(string field, bool isNullable) => throw null!;

    /// <summary>A boolean.</summary>
    public SqlValue ReadBoolean(string field, bool isNullable) => throw null!;

    /// <summary>A UUID.</summary>
    public SqlValue ReadUuid(string field, bool isNullable) => throw null!;

    /// <summary>A date.</summary>
    public SqlValue ReadDate(string field, bool isNullable) => throw null!;

    /// <summary>A time of day.</summary>
    public SqlValue ReadTime(string field, bool isNullable) => throw null!;

    /// <summary>An instant.</summary>
    public SqlValue ReadDateTime(string field, bool isNullable) => throw null!;

    /// <summary>Any JSON value, minified; JSON null is NULL.</summary>
    public SqlValue ReadJson(string field, bool isNullable) => throw null!;

    /// <summary>An array of items of one kind; with choices, each item must be one of them.</summary>
    public SqlValue ReadArray(string field, bool isNullable, TypeKind item, ReadOnlySpan<string> choices) => throw null!;

    /// <summary>A reference to a row by its key, or by an object with its key: <c>3</c> or <c>{"id": 3}</c>.</summary>
    public SqlValue ReadReference(string field, bool isNullable, DataType keyType) => throw null!;

    /// <summary>Passes over the value of a field that the server makes itself (generated keys, stamps).</summary>
    public void Skip() => throw null!;
}
