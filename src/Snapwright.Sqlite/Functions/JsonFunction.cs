using System.Text.Json;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// <c>snapwright_json(kind, json, step, ...)</c>: what is at a place of a JSON value, where it is of the kind; a text is a step to a property, a number one
/// to an item. SQLite's own functions take the first of two properties of one name, and PostgreSQL the last.
/// </summary>
internal static class JsonFunction
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    public static void Call(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var kind = raw.sqlite3_value_blob(arguments[0]);
        var isAbsent = true;
        var reader = default(Utf8JsonReader);
        if (raw.sqlite3_value_type(arguments[1]) != raw.SQLITE_NULL)
        {
            reader = new(raw.sqlite3_value_blob(arguments[1]), Options);
            reader.Read();
            isAbsent = !Follow(ref reader, arguments.AsSpan(2)) || reader.TokenType == JsonTokenType.Null;
        }

        switch (kind[0])
        {
            case (byte)'a':
                raw.sqlite3_result_int(context, isAbsent ? 1 : 0);
                break;
            case (byte)'t' when !isAbsent && reader.TokenType == JsonTokenType.String:
                ScalarFunctions.Result(context, reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);
                break;
            case (byte)'n' when !isAbsent && reader.TokenType == JsonTokenType.Number:
                raw.sqlite3_result_double(context, double.Parse(reader.ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case (byte)'b' when !isAbsent && reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                raw.sqlite3_result_int(context, reader.TokenType == JsonTokenType.True ? 1 : 0);
                break;
            default:
                raw.sqlite3_result_null(context);
                break;
        }
    }

    /// <summary>Goes to a place of the value that a reader is at; false where there is none.</summary>
    public static bool Follow(ref Utf8JsonReader reader, ReadOnlySpan<sqlite3_value> steps)
    {
        foreach (var step in steps)
        {
            var isFound = raw.sqlite3_value_type(step) == raw.SQLITE_INTEGER
                ? ToItem(ref reader, raw.sqlite3_value_int64(step))
                : ToProperty(ref reader, raw.sqlite3_value_blob(step));
            if (!isFound)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ToItem(ref Utf8JsonReader reader, long index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool ToProperty(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var found = default(Utf8JsonReader);
        var isFound = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (isIt)
            {
                found = reader;
                isFound = true;
            }

            reader.Skip();
        }

        reader = isFound ? found : reader;
        return isFound;
    }
}
