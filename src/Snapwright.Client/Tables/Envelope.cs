using System.Text.Json;
using Snapwright.Client.Json;

namespace Snapwright.Client.Tables;

/// <summary>The envelope of answers: <c>{"data": ..., "meta": {...}}</c>; other properties are passed over.</summary>
internal static class Envelope
{
    /// <summary>Reads the data of an answer.</summary>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonRead<T> data, out Counts counts)
        where T : class
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        JsonReading.ExpectObject(ref json);
        T? value = null;
        counts = default;
        while (JsonReading.NextProperty(ref json))
        {
            if (json.ValueTextEquals("data"u8))
            {
                json.Read();
                value = data(ref json);
            }
            else if (json.ValueTextEquals("meta"u8))
            {
                json.Read();
                counts = ReadCounts(ref json);
            }
            else
            {
                JsonReading.Skip(ref json);
            }
        }

        return value ?? throw new JsonException("The answer has no 'data'.");
    }

    /// <summary>Reads how many rows were written.</summary>
    public static int ReadAffected(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        JsonReading.ExpectObject(ref json);
        long? affected = null;
        while (JsonReading.NextProperty(ref json))
        {
            if (json.ValueTextEquals("meta"u8))
            {
                json.Read();
                affected = ReadCounts(ref json).Affected;
            }
            else
            {
                JsonReading.Skip(ref json);
            }
        }

        return checked((int)(affected ?? throw new JsonException("The answer has no number of rows.")));
    }

    private static Counts ReadCounts(ref Utf8JsonReader json)
    {
        JsonReading.ExpectObject(ref json);
        var counts = default(Counts);
        while (JsonReading.NextProperty(ref json))
        {
            if (json.ValueTextEquals("totalCount"u8))
            {
                counts = counts with { Total = JsonReading.Int64(ref json) };
            }
            else if (json.ValueTextEquals("filterCount"u8))
            {
                counts = counts with { Filtered = JsonReading.Int64(ref json) };
            }
            else if (json.ValueTextEquals("affected"u8))
            {
                counts = counts with { Affected = JsonReading.Int64(ref json) };
            }
            else
            {
                JsonReading.Skip(ref json);
            }
        }

        return counts;
    }
}

/// <summary>The counts of <c>meta</c>; null for those that did not come.</summary>
internal readonly record struct Counts(long? Total, long? Filtered, long? Affected);
