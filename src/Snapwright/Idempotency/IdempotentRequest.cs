using System.Security.Cryptography;
using System.Text;

namespace Snapwright.Idempotency;

/// <summary>A request that may be sent again.</summary>
/// <param name="Id">Of caller, method, path and key: 128 bits of their SHA-256.</param>
/// <param name="Content">The SHA-256 of query string and body, in hexadecimal digits.</param>
internal sealed record IdempotentRequest(Guid Id, string Content)
{
    private const int LongestKey = 255;

    /// <summary>Whether a key is 1 to 255 printable ASCII characters.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= LongestKey && !key.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>The request of a key.</summary>
    public static IdempotentRequest Of(string caller, string method, string path, string key, string query, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{method}\n{path}\n{key}"), hash);
        var id = new Guid(hash[..16], bigEndian: true);

        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.AppendData(Encoding.UTF8.GetBytes(query));
        content.AppendData("\n"u8);
        content.AppendData(body);
        content.GetHashAndReset(hash);
        return new(id, Convert.ToHexStringLower(hash));
    }
}
