using System.Globalization;
using System.Text;

namespace Snapwright.MySql.Connections;

/// <summary>From the placeholders of statements, <c>$1</c>, to those of the providers, <c>@p1</c>, a name per place.</summary>
internal static class Placeholders
{
    /// <summary>The name of the parameter at a place, from 0.</summary>
    public static string NameOf(int place) => "@p" + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text for the provider, and which value (from 0) stands at each place.</summary>
    public static (string Text, int[] Values) Translate(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var values = new List<int>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is '\'' or '"')
            {
                // A doubled quote ends one quoted part and begins the next.
                var end = text.IndexOf(c, i + 1) + 1;
                result.Append(text, i, end - i);
                i = end;
            }
            else if (c == '$' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                var end = i + 1;
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                result.Append(NameOf(values.Count));
                values.Add(int.Parse(text.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture) - 1);
                i = end;
            }
            else
            {
                result.Append(c);
                i++;
            }
        }

        return (result.ToString(), [.. values]);
    }
}
