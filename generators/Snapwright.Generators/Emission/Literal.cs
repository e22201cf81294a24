using System.Globalization;
using System.Text;

namespace Snapwright.Generators.Emission;

/// <summary>Values as text of C#.</summary>
internal static class Literal
{
    /// <summary>A string, quoted.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                default:
                    if (c < ' ' || char.IsSurrogate(c) || c is '\u007f' or '\u0085' or '\u2028' or '\u2029')
                    {
                        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        text.Append(c);
                    }

                    break;
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>UTF-8: <c>"..."u8</c>.</summary>
    public static string Utf8(string value) => Of(value) + "u8";

    /// <summary>A string as the quoted JSON text of it.</summary>
    public static string Json(string value) => Model.Json.CanonicalJson.Write(value);

    /// <summary>A number.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>
    /// A raw string over several lines, indented one step deeper than where it begins; fenced by more quotes than it has in a row.
    /// </summary>
    public static string Raw(string value)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in value)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('"', Math.Max(3, longest + 1));
        return $"{fence}\n{value}\n{fence}";
    }
}
