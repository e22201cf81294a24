using System.Text.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Bodies.Nested;

/// <summary>The words by which a body says what happens to related rows.</summary>
internal static class Vocabulary
{
    public const string Create = "create";
    public const string Connect = "connect";
    public const string Disconnect = "disconnect";
    public const string Set = "set";
    public const string Update = "update";
    public const string Delete = "delete";

    public static string[] OfToOne { get; } = [Create, Connect, Disconnect, Update, Delete];

    public static string[] OfToMany { get; } = [Create, Connect, Disconnect, Set, Update, Delete];

    /// <summary>
    /// Whether the value of a to-one relation is an object of words and not a row: it has keys, all of them are words, and one that is also
    /// a field of the target has the form that the word asks for.
    /// </summary>
    public static bool IsUsedBy(ReadOnlySpan<byte> json, Table target)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Word(ref reader) is not { } word)
            {
                return false;
            }

            reader.Read();
            if ((target.FindColumn(word) is not null || target.FindRelation(word) is not null) && !Fits(word, reader.TokenType))
            {
                return false;
            }

            reader.Skip();
            count++;
        }

        return count > 0;
    }

    private static string? Word(ref Utf8JsonReader reader)
    {
        foreach (var word in OfToOne)
        {
            if (reader.ValueTextEquals(word))
            {
                return word;
            }
        }

        return null;
    }

    private static bool Fits(string word, JsonTokenType token) => word switch
    {
        Create or Update => token == JsonTokenType.StartObject,
        Connect => token is JsonTokenType.StartObject or JsonTokenType.Number or JsonTokenType.String,
        _ => token == JsonTokenType.True,
    };
}
