using System.Buffers;
using System.Text;
using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>Takes a JSON value over as text: without white space, and otherwise as it was written.</summary>
internal static class JsonValueReader
{
    public static SqlValue Read(ref Utf8JsonReader json, BodyErrors errors, string field)
    {
        var text = new ArrayBufferWriter<byte>(256);
        var isStorable = true;
        var depth = 0;
        var needsComma = false;
        while (true)
        {
            var token = json.TokenType;
            var isEnd = token is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (needsComma && !isEnd)
            {
                text.Write(","u8);
            }

            isStorable &= Append(text, ref json);
            depth += token is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : isEnd ? -1 : 0;
            needsComma = token is not (JsonTokenType.PropertyName or JsonTokenType.StartArray or JsonTokenType.StartObject);
            if (depth == 0)
            {
                break;
            }

            json.Read();
        }

        if (!isStorable)
        {
            errors.Add(field, BodyErrorCodes.InvalidText, TextEscapes.NotStorable);
            return SqlValue.Null(TypeKind.Json);
        }

        return SqlValue.Json(Encoding.UTF8.GetString(text.WrittenSpan));
    }

    private static bool Append(ArrayBufferWriter<byte> text, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                text.Write("\""u8);
                text.Write(json.ValueSpan);
                text.Write(json.TokenType == JsonTokenType.String ? "\""u8 : "\":"u8);
                return !json.ValueIsEscaped || TextEscapes.AreStorable(json.ValueSpan);
            default:
                text.Write(json.ValueSpan);
                return true;
        }
    }
}
