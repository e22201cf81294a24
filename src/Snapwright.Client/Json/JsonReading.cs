using System.Globalization;
using System.Text.Json;

namespace Snapwright.Client.Json;

/// <summary>Reads the value at the reader's position.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public delegate T JsonRead<out T>(ref Utf8JsonReader json);

/// <summary>
/// What emitted readers are made of. Those that take a property stand at its name, move to its value and read it; JSON null
/// is null.
/// </summary>
public static class JsonReading
{
    /// <summary>Goes to the next property of an object, and stands at its name; false at the end of the object.</summary>
    public static bool NextProperty(ref Utf8JsonReader json)
    {
        if (!json.Read())
        {
            throw new JsonException("The JSON ends within an object.");
        }

        return json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Demands that the reader stands at the start of an object.</summary>
    public static void ExpectObject(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"An object was expected, not {json.TokenType}.");
        }
    }

    /// <summary>Passes over a property that is not known here.</summary>
    public static void Skip(ref Utf8JsonReader json) => json.Skip();

    /// <summary>A 32-bit integer.</summary>
    public static int? Int32(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetInt32() : null;

    /// <summary>A 64-bit integer.</summary>
    public static long? Int64(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetInt64() : null;

    /// <summary>A double.</summary>
    public static double? Double(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetDouble() : null;

    /// <summary>A decimal, with the digits that were written.</summary>
    public static decimal? Decimal(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetDecimal() : null;

    /// <summary>A boolean.</summary>
    public static bool? Boolean(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetBoolean() : null;

    /// <summary>Text.</summary>
    public static string? Text(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetString() : null;

    /// <summary>A UUID.</summary>
    public static Guid? Guid(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetGuid() : null;

    /// <summary>A date.</summary>
    public static DateOnly? Date(ref Utf8JsonReader json) =>
        Text(ref json) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>A time of day.</summary>
    public static TimeOnly? Time(ref Utf8JsonReader json) =>
        Text(ref json) is { } text ? TimeOnly.ParseExact(text, "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : null;

    /// <summary>An instant in UTC.</summary>
    public static DateTime? DateTime(ref Utf8JsonReader json) => MoveToValue(ref json) ? json.GetDateTime().ToUniversalTime() : null;

    /// <summary>A span of time.</summary>
    public static Interval? Interval(ref Utf8JsonReader json) => Text(ref json) is { } text ? Client.Interval.Parse(text) : null;

    /// <summary>Any JSON value, as its text.</summary>
    public static string? Json(ref Utf8JsonReader json) => MoveToValue(ref json) ? JsonElement.ParseValue(ref json).GetRawText() : null;

    /// <summary>A choice, known or not.</summary>
    public static T? Choice<T>(ref Utf8JsonReader json, Func<string, T> make)
        where T : struct, Inputs.IChoice => Text(ref json) is { } text ? make(text) : null;

    /// <summary>An array of values.</summary>
    public static IReadOnlyList<T>? List<T>(ref Utf8JsonReader json, JsonRead<T> item) => MoveToValue(ref json) ? Items(ref json, item) : null;

    /// <summary>The values of the array that the reader stands at.</summary>
    public static IReadOnlyList<T> Items<T>(ref Utf8JsonReader json, JsonRead<T> item)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"An array was expected, not {json.TokenType}.");
        }

        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(item(ref json));
        }

        return items;
    }

    /// <summary>Moves from a property's name to its value; false where that is null.</summary>
    public static bool MoveToValue(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType != JsonTokenType.Null;
    }

    /// <summary>What is thrown where a row has nothing but its key.</summary>
    public static Exception OnlyKey(string table) => new JsonException($"A row of '{table}' has nothing but its key.");

    /// <summary>What is thrown where a row lacks a field that is never null by the snapshot.</summary>
    public static Exception Missing(string table, string field) =>
        new JsonException($"A row of '{table}' has no '{field}', which the snapshot of this client says is never null.");
}
