using System.Security.Cryptography;
using System.Text;
using Snapwright.Model.Json;

namespace Snapwright.Metadata;

/// <summary>
/// What a file said of something whose row may be edited since: as long as the file says the same, the row stays as it is; when the file says
/// something else, the file was changed last.
/// </summary>
internal static class Origin
{
    /// <summary>The hash of what the file says; 32 hexadecimal digits.</summary>
    public static string Of(JsonObject json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(json))).AsSpan(0, 16));

    /// <summary>Whether a row says the same as a file, whatever the order.</summary>
    public static bool IsSame(JsonObject json, string properties) =>
        JsonText.TryParse("{" + properties + "}", out var row, out _) && Texts(json).SetEquals(Texts((JsonObject)row));

    private static HashSet<string> Texts(JsonObject json) => [.. json.Properties.Select(static p => p.Name + ":" + CanonicalJson.Write(p.Value))];
}
