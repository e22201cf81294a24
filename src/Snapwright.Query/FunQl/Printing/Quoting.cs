using System.Globalization;
using System.Text;
using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Names and texts as they are written.</summary>
internal static class Quoting
{
    /// <summary>A name where a keyword could stand too.</summary>
    public static string Name(string name) => IsPlain(name) && Keywords.Find(name, 0, name.Length) is null or { Use: KeywordUse.Plain } ? name : Quoted(name);

    /// <summary>A name where nothing but a name can stand.</summary>
    public static string AnyWord(string name) => IsPlain(name) ? name : Quoted(name);

    /// <summary>A text on one line.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('\'');
        foreach (var c in value)
        {
            _ = c switch
            {
                '\'' => text.Append("''"),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' => text.Append(@"\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('\'').ToString();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    private static bool IsPlain(string name)
    {
        if (name[0] is >= '0' and <= '9')
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!Lexer.IsNamePart(c))
            {
                return false;
            }
        }

        return true;
    }
}
