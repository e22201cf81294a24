using System.Text.Json;
using Npgsql;

namespace Snapwright.Bench.Yardstick.Measurements;

/// <summary>Writes a row of <see cref="Columns"/> as JSON.</summary>
internal static class MeasurementWriter
{
    /// <summary>The columns that <see cref="Write"/> reads, in its order.</summary>
    public const string Columns = """
        "id", "sensor", "value", "note", "createdAt", "updatedAt"
        """;

    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_sensor = JsonEncodedText.Encode("sensor");
    private static readonly JsonEncodedText s_value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText s_note = JsonEncodedText.Encode("note");
    private static readonly JsonEncodedText s_createdAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText s_updatedAt = JsonEncodedText.Encode("updatedAt");

    public static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteNumber(s_sensor, row.GetInt32(1));
        writer.WriteNumber(s_value, row.GetDecimal(2));
        if (row.IsDBNull(3))
        {
            writer.WriteNull(s_note);
        }
        else
        {
            writer.WriteString(s_note, row.GetString(3));
        }

        writer.WriteString(s_createdAt, row.GetDateTime(4));
        writer.WriteString(s_updatedAt, row.GetDateTime(5));
        writer.WriteEndObject();
    }
}
