using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Snapwright.Bodies;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>The bodies of the rows in the body of a request: one object, or an array of them.</summary>
/// <param name="Items">The bytes of each.</param>
/// <param name="IsArray">Whether they came as an array.</param>
internal sealed record RowBodies(IReadOnlyList<ReadOnlyMemory<byte>> Items, bool IsArray)
{
    /// <summary>The only row.</summary>
    public static RowBodies One(ReadOnlyMemory<byte> json) => new([json], IsArray: false);

    /// <summary>Whether the text is an array, if it is JSON at all.</summary>
    public static bool Looks(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];

    /// <summary>The place of a row in messages.</summary>
    public string Place(int index) => IsArray ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : "";

    /// <summary>Finds the rows; what is in them is not looked at, except that all of it is JSON.</summary>
    /// <param name="json">The body; it must live as long as the rows.</param>
    /// <param name="most">Most rows of an array.</param>
    /// <param name="bodies">The rows.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static ApiProblem? Read(ReadOnlyMemory<byte> json, int most, out RowBodies bodies)
    {
        bodies = One(json);
        if (!Looks(json.Span))
        {
            return null;
        }

        if (!Utf8.IsValid(json.Span))
        {
            return new(ProblemCodes.InvalidJson, "The body is not UTF-8.");
        }

        try
        {
            using var items = new RowPlaces();
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                if (items.Count < most)
                {
                    items.Add(start, (int)reader.BytesConsumed - start);
                }
                else
                {
                    return new(ProblemCodes.BodyTooLarge, $"The array may have at most {most} rows (Snapwright:Limits:MaxBulkRows).");
                }
            }

            while (reader.Read())
            {
            }

            bodies = new(items.Of(json), IsArray: true);
            return null;
        }
        catch (JsonException e)
        {
            return new(ProblemCodes.InvalidJson, BodyParser.Position(json.Span, e));
        }
    }

    /// <summary>The key that a row names by itself; null, with an error, where it names none.</summary>
    public static SqlValue? ReadKey(ServedTable table, ReadOnlySpan<byte> row, BodyErrors errors)
    {
        var key = table.Fields[table.KeySlot];
        var reader = new Utf8JsonReader(row);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            errors.Add("", BodyErrorCodes.WrongType, $"A row is a JSON object; {BodyValues.Describe(reader.TokenType)} came.");
            return null;
        }

        var before = errors.Errors.Count;
        var body = new BodyReader(reader, errors);
        while (body.NextField())
        {
            if (System.Text.Encoding.UTF8.GetString(body.Name) == key.Name)
            {
                var value = body.Read(key.Name, key.Type, isNullable: false);
                return errors.Errors.Count == before ? value : null;
            }

            body.Skip();
        }

        if (errors.Errors.Count == before)
        {
            errors.Add(key.Name, BodyErrorCodes.Required, $"The field '{key.Name}' names the row; it is required here.");
        }

        return null;
    }
}
