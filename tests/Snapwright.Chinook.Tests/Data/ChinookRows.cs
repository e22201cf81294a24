using System.Text.Json;

namespace Snapwright.Chinook.Tests.Data;

/// <summary>The rows of the data as bodies of requests.</summary>
internal sealed class ChinookRows
{
    private readonly Dictionary<string, IReadOnlyList<byte[]>> _bodies;

    private ChinookRows(Dictionary<string, IReadOnlyList<byte[]>> bodies) => _bodies = bodies;

    /// <summary>How many rows there are in all tables.</summary>
    public int Count => _bodies.Values.Sum(static b => b.Count);

    /// <summary>The bodies of a table.</summary>
    public IReadOnlyList<byte[]> Of(ChinookTable table) => _bodies[table.Table];

    /// <summary>Reads the file.</summary>
    public static async Task<ChinookRows> ReadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        using var document = await JsonDocument.ParseAsync(stream);
        return new(ChinookTable.All.ToDictionary(static t => t.Table, t => Bodies(t, document.RootElement.GetProperty(t.Source))));
    }

    private static IReadOnlyList<byte[]> Bodies(ChinookTable table, JsonElement rows) => [.. rows.EnumerateArray().Select(r => Body(table, r))];

    private static byte[] Body(ChinookTable table, JsonElement row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var property in row.EnumerateObject())
            {
                json.WritePropertyName(table.FieldOf(property.Name));
                // The number's own digits: 0.99 must not go through a double.
                json.WriteRawValue(property.Value.GetRawText());
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
