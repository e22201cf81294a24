using System.Globalization;
using System.Text;
using System.Text.Json;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>JSON and arrays, which are texts of JSON; without spaces, and with the least escapes.</summary>
internal static class JsonFunctions
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1000 };

    public static void Register(sqlite3 connection)
    {
        Arguments.Add(connection, "to_json", 2, static a => ToJson(a[0].Text(), a[1], 0));
        Arguments.Add(connection, "to_json", 3, static a => ToJson(a[0].Text(), a[1], a[2].Small()));
        Arguments.AddForNulls(connection, "json_object", -1, static a => Object(a));
        Arguments.AddForNulls(connection, "json_array", -1, static a => "[" + string.Join(',', a.Select(Item)) + "]");
        Arguments.AddForNulls(connection, "array", -1, static a =>
            "[" + string.Join(',', a.Skip(1).Where(static v => !v.IsNull()).Select(v => ToJson(a[0].Text(), v, 0))) + "]");
        Arguments.Add(connection, "array_join", 2, static a => Join(a[0].Text(), a[1].Text()));
        Arguments.AddForNulls(connection, "array_append", 3, static a => a[1].IsNull() || a[2].IsNull()
            ? a[1].IsNull() ? null : a[1].Text()
            : Join(a[1].Text(), "[" + ToJson(a[0].Text(), a[2], 0) + "]"));
        Arguments.Add(connection, "array_position", 2, static a => Position(a[0], a[1]));
        Arguments.Add(connection, "array_to_string", 2, static a => string.Join(a[1].Text(), Items(a[0]).Select(static i => i.Text)));
        Arguments.Add(connection, "json_typeof", 1, static a => First(a[0]) switch
        {
            JsonTokenType.StartObject => "object",
            JsonTokenType.StartArray => "array",
            JsonTokenType.String => "string",
            JsonTokenType.Number => "number",
            JsonTokenType.Null => "null",
            _ => "boolean",
        });
        Arguments.Add(connection, "json_array_length", 1, static a => First(a[0]) == JsonTokenType.StartArray ? Count(a[0]) : null);
        Arguments.Add(connection, "json_part", 3, static a => Part(a[0], a[1], a[2].Small() == 1));
    }

    private static string ToJson(string kind, sqlite3_value value, int scale) => kind switch
    {
        "integer" => value.Integer().ToString(CultureInfo.InvariantCulture),
        "float" => NumberText.Of(value.Float()),
        "decimal" => DecimalFunctions.Text(DecimalFunctions.Read(value), scale),
        "boolean" => value.Integer() != 0 ? "true" : "false",
        "clock" => "\"" + TimeFunctions.Short(value.Text()) + "\"",
        "array" => value.Text(),
        _ => Quoted(value.Text()),
    };

    /// <summary>A text in JSON.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => json.Append(c),
            };
        }

        return json.Append('"').ToString();
    }

    private static string Item(sqlite3_value value) => value.IsNull() ? "null" : value.Text();

    private static string Object(sqlite3_value[] members)
    {
        var json = new StringBuilder("{");
        for (var i = 0; i < members.Length; i += 2)
        {
            json.Append(i == 0 ? "" : ",").Append(Quoted(members[i].Text())).Append(':').Append(Item(members[i + 1]));
        }

        return json.Append('}').ToString();
    }

    private static string Join(string left, string right) => left == "[]" ? right : right == "[]" ? left : left[..^1] + "," + right[1..];

    private static JsonTokenType First(sqlite3_value json)
    {
        var reader = new Utf8JsonReader(raw.sqlite3_value_blob(json), Options);
        reader.Read();
        return reader.TokenType;
    }

    private static object Count(sqlite3_value json)
    {
        var reader = new Utf8JsonReader(raw.sqlite3_value_blob(json), Options);
        reader.Read();
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            count++;
        }

        return count;
    }

    private static List<(JsonTokenType Type, string Text)> Items(sqlite3_value array)
    {
        var items = new List<(JsonTokenType, string)>();
        var reader = new Utf8JsonReader(raw.sqlite3_value_blob(array), Options);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add((reader.TokenType, reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan)));
        }

        return items;
    }

    private static object Position(sqlite3_value array, sqlite3_value item)
    {
        var type = raw.sqlite3_value_type(item);
        var wanted = type == raw.SQLITE_TEXT ? item.Text() : "";
        return Items(array).FindIndex(i => i.Type switch
        {
            JsonTokenType.String => i.Text == wanted,
            JsonTokenType.True or JsonTokenType.False => (i.Type == JsonTokenType.True) == (item.Integer() != 0),
            _ when type == raw.SQLITE_FLOAT => double.Parse(i.Text, CultureInfo.InvariantCulture) == item.Float(),
            _ => i.Text == item.Integer().ToString(CultureInfo.InvariantCulture),
        }) + 1;
    }

    private static string? Part(sqlite3_value json, sqlite3_value step, bool isText)
    {
        var text = raw.sqlite3_value_blob(json);
        var reader = new Utf8JsonReader(text, Options);
        reader.Read();
        var steps = new[] { step };
        if (!JsonFunction.Follow(ref reader, steps) || reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (isText && reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(text[start..(int)reader.BytesConsumed]);
    }
}
