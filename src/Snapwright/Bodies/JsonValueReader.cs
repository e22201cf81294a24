using System.Buffers;
using System.Text;
using System.Text.Json;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>
/// Takes a JSON value over as text: without white space, names with no more escapes than they need, and otherwise as it was written. An object that has a
/// name twice is refused.
/// </summary>
internal static class JsonValueReader
{
    public static SqlValue Read(ref Utf8JsonReader json, BodyErrors errors, string field)
    {
        var text = new ArrayBufferWriter<byte>(256);
        var names = new RepeatedNames(text, stackalloc RepeatedNames.Level[RepeatedNames.MostLevels], stackalloc RepeatedNames.Name[32]);
        var isStorable = true;
        var before = errors.Errors.Count;
        var depth = 0;
        var levels = 0;
        var needsComma = false;
        while (true)
        {
            var token = json.TokenType;
            var isEnd = token is JsonTokenType.EndArray or JsonTokenType.EndObject;
            if (needsComma && !isEnd)
            {
                text.Write(","u8);
            }

            var written = text.WrittenCount;
            isStorable &= Append(text, ref json);
            depth += token is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : isEnd ? -1 : 0;
            levels = Math.Max(levels, depth);
            switch (token)
            {
                case JsonTokenType.PropertyName:
                    names.Add(written, text.WrittenCount - written);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    names.Close(errors, field);
                    break;
                default:
                    names.Value();
                    if (token is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    {
                        names.Open(token == JsonTokenType.StartObject);
                    }

                    break;
            }

            needsComma = token is not (JsonTokenType.PropertyName or JsonTokenType.StartArray or JsonTokenType.StartObject);
            if (depth == 0)
            {
                break;
            }

            json.Read();
        }

        names.Return();
        if (levels > JsonText.MostStoredLevels)
        {
            errors.Add(field, BodyErrorCodes.TooMuch, $"JSON has at most {JsonText.MostStoredLevels} levels of objects and arrays; {levels} came.");
        }

        if (!isStorable)
        {
            errors.Add(field, BodyErrorCodes.InvalidText, TextEscapes.NotStorable);
            return SqlValue.Null(TypeKind.Json);
        }

        return errors.Errors.Count > before ? SqlValue.Null(TypeKind.Json) : SqlValue.Json(Encoding.UTF8.GetString(text.WrittenSpan));
    }

    private static bool Append(ArrayBufferWriter<byte> text, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName when json.ValueIsEscaped:
                return AppendName(text, ref json);
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

    // Paths of MariaDB compare names with escapes as they are written, so each name is written in one way: that of its json_quote.
    private static bool AppendName(ArrayBufferWriter<byte> text, ref Utf8JsonReader json)
    {
        if (!TextEscapes.AreStorable(json.ValueSpan))
        {
            return false;
        }

        var name = new byte[json.ValueSpan.Length];
        var length = json.CopyString(name);
        text.Write("\""u8);
        foreach (var unit in name.AsSpan(0, length))
        {
            switch (unit)
            {
                case (byte)'"' or (byte)'\\':
                    text.Write([(byte)'\\', unit]);
                    break;
                case 8 or 9 or 10 or 12 or 13:
                    text.Write([(byte)'\\', "btn.fr"u8[unit - 8]]);
                    break;
                case < 0x20:
                    text.Write("\\u00"u8);
                    text.Write([(byte)('0' + (unit >> 4)), "0123456789ABCDEF"u8[unit & 15]]);
                    break;
                default:
                    text.Write([unit]);
                    break;
            }
        }

        text.Write("\":"u8);
        return true;
    }
}
