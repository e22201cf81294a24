using System.Globalization;
using System.Text;

namespace Snapwright.Model.Json;

/// <summary>
/// JSON text without white space. Order and number text stay as written; strings have the fewest escapes that JSON allows.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The text of a value.</summary>
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    /// <summary>The text of a string, quotes included.</summary>
    public static string Write(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        WriteString(text, value);
        return text.ToString();
    }

    internal static void Write(StringBuilder text, JsonNode node)
    {
        switch (node)
        {
            case JsonString s:
                WriteString(text, s.Value);
                break;
            case JsonNumber n:
                text.Append(n.RawText);
                break;
            case JsonBoolean b:
                text.Append(b.Value ? "true" : "false");
                break;
            case JsonArray array:
                WriteArray(text, array);
                break;
            case JsonObject json:
                WriteObject(text, json);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    internal static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    private static void WriteArray(StringBuilder text, JsonArray array)
    {
        text.Append('[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Write(text, array.Items[i]);
        }

        text.Append(']');
    }

    private static void WriteObject(StringBuilder text, JsonObject json)
    {
        text.Append('{');
        for (var i = 0; i < json.Properties.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteString(text, json.Properties[i].Name);
            text.Append(':');
            Write(text, json.Properties[i].Value);
        }

        text.Append('}');
    }
}
