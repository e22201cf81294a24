using System.Text.Json;
using Snapwright.Model.Collections;
using Snapwright.Model.Rules;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>
/// Reads the fields of a JSON object, typed by the model. A value of the wrong type is an entry in the errors, and reading
/// goes on, so that all errors of a body are told at once. The body is known to be valid UTF-8.
/// </summary>
public ref struct BodyReader
{
    private readonly BodyErrors _errors;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _name;
    private int _deferredFrom;
    private int _deferredTo;

    /// <summary>Reads from a reader that stands before the first property of an object.</summary>
    public BodyReader(Utf8JsonReader json, BodyErrors errors)
    {
        _json = json;
        _errors = errors;
    }

    /// <summary>The unescaped UTF-8 name of the field that the reader stands at.</summary>
    public readonly ReadOnlySpan<byte> Name => _name;

    /// <summary>Whether the value of the present field was passed over by <see cref="Skip"/>.</summary>
    internal bool IsSkipped { get; private set; }

    /// <summary>Whether the value of the present field was passed over to be read later.</summary>
    internal readonly bool IsDeferred => _deferredTo > 0;

    /// <summary>The errors that it adds to.</summary>
    internal readonly BodyErrors Errors => _errors;

    /// <summary>A value of any kind, NULL included where <paramref name="isNullable"/> allows it.</summary>
    /// <param name="field">The name for messages.</param>
    /// <param name="type">The type of the field.</param>
    /// <param name="isNullable">Whether null is allowed.</param>
    public SqlValue Read(string field, DataType type, bool isNullable) => type.Kind switch
    {
        TypeKind.Json => ReadJson(field, isNullable),
        TypeKind.Array => ReadArray(field, isNullable, type.Item ?? TypeKind.Text, []),
        _ => ReadScalar(field, isNullable, type),
    };

    /// <summary>A 32-bit integer.</summary>
    public SqlValue ReadInt(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Int);

    /// <summary>A 64-bit integer.</summary>
    public SqlValue ReadBigInt(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.BigInt);

    /// <summary>A finite double.</summary>
    public SqlValue ReadFloat(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Float);

    /// <summary>A decimal of at most the given digits.</summary>
    public SqlValue ReadDecimal(string field, bool isNullable, int precision, int scale) =>
        Next(field, isNullable, TypeKind.Decimal, JsonTokenType.Number, out var missing)
            ? BodyValues.Decimal(ref _json, _errors, field, precision, scale)
            : missing;

    /// <summary>Text of at most <paramref name="length"/> code points; 0 for any.</summary>
    public SqlValue ReadText(string field, bool isNullable, int length) =>
        Next(field, isNullable, TypeKind.Text, JsonTokenType.String, out var missing)
            ? BodyValues.Text(ref _json, _errors, field, length)
            : missing;

    /// <summary>One of the choices of an enum.</summary>
    public SqlValue ReadChoice(string field, bool isNullable, scoped ReadOnlySpan<string> choices) =>
        Next(field, isNullable, TypeKind.Text, JsonTokenType.String, out var missing)
            ? BodyValues.Choice(ref _json, _errors, field, choices)
            : missing;

    /// <summary>24 hexadecimal digits.</summary>
    public SqlValue ReadObjectId(string field, bool isNullable) =>
        Next(field, isNullable, TypeKind.Text, JsonTokenType.String, out var missing)
            ? BodyValues.ObjectId(ref _json, _errors, field)
            : missing;

    /// <summary>A boolean.</summary>
    public SqlValue ReadBoolean(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Boolean);

    /// <summary>A UUID.</summary>
    public SqlValue ReadUuid(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Uuid);

    /// <summary>A date.</summary>
    public SqlValue ReadDate(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Date);

    /// <summary>A time of day.</summary>
    public SqlValue ReadTime(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.Time);

    /// <summary>An instant.</summary>
    public SqlValue ReadDateTime(string field, bool isNullable) => ReadScalar(field, isNullable, DataType.DateTime);

    /// <summary>Any JSON value, minified; JSON null is NULL.</summary>
    public SqlValue ReadJson(string field, bool isNullable)
    {
        Advance();
        return _json.TokenType == JsonTokenType.Null
            ? Missing(field, isNullable, TypeKind.Json)
            : JsonValueReader.Read(ref _json, _errors, field);
    }

    /// <summary>An array of items of one kind; with choices, each item must be one of them.</summary>
    public SqlValue ReadArray(string field, bool isNullable, TypeKind item, scoped ReadOnlySpan<string> choices)
    {
        if (!Next(field, isNullable, TypeKind.Array, JsonTokenType.StartArray, out var missing))
        {
            return missing;
        }

        var items = new List<SqlValue>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            var path = $"{field}.{items.Count}";
            items.Add(
                !Expect(path, isNullable: false, item, BodyValues.TokenOf(item), out missing) ? missing
                : choices.IsEmpty ? BodyValues.Scalar(ref _json, _errors, path, new(item))
                : BodyValues.Choice(ref _json, _errors, path, choices));
        }

        return SqlValue.Array([.. items]);
    }

    /// <summary>
    /// A reference to a row by its key, or by an object with its key: <c>3</c> or <c>{"id": 3}</c>. Any other object says something about the
    /// row itself; it is left to the pipeline, and NULL is returned.
    /// </summary>
    public SqlValue ReadReference(string field, bool isNullable, DataType keyType)
    {
        Advance();
        if (_json.TokenType == JsonTokenType.StartObject && !IsKeyAlone())
        {
            Keep();
            return SqlValue.Null(keyType.Kind);
        }

        return Reference(field, isNullable, keyType);
    }

    /// <summary>A value that was read, checked by the rules of its column.</summary>
    public readonly SqlValue Check(string field, EquatableArray<ColumnRule> rules, SqlValue value)
    {
        RuleChecks.Check(field, rules, value, _errors);
        return value;
    }

    /// <summary>Passes over the value of a field that the server makes itself (generated keys, stamps).</summary>
    public void Skip()
    {
        IsSkipped = true;
        _json.Skip();
    }

    /// <summary>Goes to the next field; false at the end of the object, or when there are errors enough.</summary>
    internal bool NextField()
    {
        IsSkipped = false;
        _deferredTo = 0;
        if (_errors.IsFull || !_json.Read() || _json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        _name = _json.ValueIsEscaped ? Unescape(ref _json) : _json.ValueSpan;
        return true;
    }

    /// <summary>Passes over the value of the present field, to be read later.</summary>
    internal void Defer()
    {
        Advance();
        Keep();
    }

    /// <summary>The value that was passed over to be read later.</summary>
    /// <param name="json">The text that this reads.</param>
    internal readonly ReadOnlySpan<byte> Deferred(ReadOnlySpan<byte> json) => json[_deferredFrom.._deferredTo];

    /// <summary>The key that is the next value, by itself or in an object.</summary>
    internal SqlValue ReadKey(string field, DataType keyType)
    {
        Advance();
        return Reference(field, isNullable: false, keyType);
    }

    /// <summary>The text that a reader stands at; empty for one that is no text.</summary>
    internal static string TextOf(ref Utf8JsonReader json) => System.Text.Encoding.UTF8.GetString(json.ValueIsEscaped ? Unescape(ref json) : json.ValueSpan);

    /// <summary>Reads to the end of the document, so that a fault behind the object is found too.</summary>
    internal void Finish()
    {
        while (_json.Read())
        {
        }
    }

    private static byte[] Unescape(ref Utf8JsonReader json)
    {
        var name = new byte[json.ValueSpan.Length];
        return name[..TextEscapes.Unescape(ref json, name)];
    }

    private SqlValue ReadScalar(string field, bool isNullable, DataType type) =>
        Next(field, isNullable, type.Kind, BodyValues.TokenOf(type.Kind), out var missing)
            ? BodyValues.Scalar(ref _json, _errors, field, type)
            : missing;

    private SqlValue Reference(string field, bool isNullable, DataType keyType)
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return Expect(field, isNullable, keyType.Kind, BodyValues.TokenOf(keyType.Kind), out var missing)
                ? BodyValues.Scalar(ref _json, _errors, field, keyType)
                : missing;
        }

        SqlValue? key = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("id"u8))
            {
                key = Next(field + ".id", isNullable: false, keyType.Kind, BodyValues.TokenOf(keyType.Kind), out var missing)
                    ? BodyValues.Scalar(ref _json, _errors, field + ".id", keyType)
                    : missing;
            }
            else
            {
                var name = TextOf(ref _json);
                _errors.Add($"{field}.{name}", BodyErrorCodes.UnknownField, "A reference has the field 'id' and no other.");
                _json.Skip();
            }
        }

        if (key is null)
        {
            _errors.Add(field + ".id", BodyErrorCodes.Required, "A reference needs the field 'id'.");
        }

        return key ?? SqlValue.Null(keyType.Kind);
    }

    private readonly bool IsKeyAlone()
    {
        var ahead = _json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals("id"u8)
            && ahead.Read() && ahead.TrySkip() && ahead.Read() && ahead.TokenType == JsonTokenType.EndObject;
    }

    private void Keep()
    {
        _deferredFrom = (int)_json.TokenStartIndex;
        _json.Skip();
        _deferredTo = (int)_json.BytesConsumed;
    }

    private bool Next(string field, bool isNullable, TypeKind kind, JsonTokenType token, out SqlValue missing)
    {
        Advance();
        return Expect(field, isNullable, kind, token, out missing);
    }

    private bool Expect(string field, bool isNullable, TypeKind kind, JsonTokenType token, out SqlValue missing)
    {
        var actual = _json.TokenType;
        if (actual == token || (token == JsonTokenType.True && actual == JsonTokenType.False))
        {
            missing = default;
            return true;
        }

        missing = actual == JsonTokenType.Null ? Missing(field, isNullable, kind) : SqlValue.Null(kind);
        if (actual != JsonTokenType.Null)
        {
            _errors.Add(field, BodyErrorCodes.WrongType, $"{BodyValues.Describe(kind)} is expected; {BodyValues.Describe(actual)} came.");
            _json.Skip();
        }

        return false;
    }

    private readonly SqlValue Missing(string field, bool isNullable, TypeKind kind)
    {
        if (!isNullable)
        {
            _errors.Add(field, BodyErrorCodes.NullNotAllowed, $"{BodyValues.Describe(kind)} is expected; null is not allowed.");
        }

        return SqlValue.Null(kind);
    }

    private void Advance() => _json.Read();
}
