using System.Text;
using System.Text.Json;
using Snapwright.Bodies;

namespace Snapwright.Transactions;

/// <summary>Strings of JSON that may be anything, half surrogate pairs included.</summary>
internal static class JsonStrings
{
    /// <summary>The string or name that the reader stands at; empty where it is not text.</summary>
    public static string GetStringSafely(this ref Utf8JsonReader reader)
    {
        var text = new byte[reader.ValueSpan.Length];
        return Encoding.UTF8.GetString(text, 0, reader.ValueIsEscaped ? TextEscapes.Unescape(ref reader, text) : reader.CopyString(text));
    }
}
