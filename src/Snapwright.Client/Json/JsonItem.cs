using System.Text.Json;

namespace Snapwright.Client.Json;

/// <summary>Reads the items of arrays; the reader stands at the item.</summary>
public static class JsonItem
{
    /// <summary>A 32-bit integer.</summary>
    public static int Int32(ref Utf8JsonReader json) => json.GetInt32();

    /// <summary>A 64-bit integer.</summary>
    public static long Int64(ref Utf8JsonReader json) => json.GetInt64();

    /// <summary>A double.</summary>
    public static double Double(ref Utf8JsonReader json) => json.GetDouble();

    /// <summary>A boolean.</summary>
    public static bool Boolean(ref Utf8JsonReader json) => json.GetBoolean();

    /// <summary>Text.</summary>
    public static string Text(ref Utf8JsonReader json) => json.GetString() ?? throw new JsonException("Arrays have no null items.");

    /// <summary>A UUID.</summary>
    public static Guid Guid(ref Utf8JsonReader json) => json.GetGuid();
}
