using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Snapwright.Rest;

/// <summary>
/// Strong validators, RFC 9110: the same bytes have the same tag, whichever node or database they come from. A tag is 128 bits of SHA-256: nobody
/// can make two rows on purpose that share one, so that it can guard writes.
/// </summary>
internal static class EntityTag
{
    private const int Bytes = 16;
    private const int Digits = 22;

    /// <summary>The tag of a response body, with its quotes.</summary>
    public static string Of(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        Span<char> tag = stackalloc char[Digits + 2];
        tag[0] = '"';
        Base64Url.EncodeToChars(hash[..Bytes], tag[1..]);
        tag[^1] = '"';
        return new(tag);
    }

    /// <summary>Whether an <c>If-None-Match</c> names the tag; weak forms of it count, and <c>*</c> names any.</summary>
    public static bool IsNamedWeakly(StringValues header, ReadOnlySpan<char> tag) => IsNamed(header, tag, allowWeak: true);

    /// <summary>Whether an <c>If-Match</c> names the tag; weak forms of it do not count, and <c>*</c> names any.</summary>
    public static bool IsNamedStrongly(StringValues header, ReadOnlySpan<char> tag) => IsNamed(header, tag, allowWeak: false);

    private static bool IsNamed(StringValues header, ReadOnlySpan<char> tag, bool allowWeak)
    {
        foreach (var line in header)
        {
            var rest = line.AsSpan().Trim(" \t");
            if (rest is "*")
            {
                return true;
            }

            // A comma may stand inside a tag, so the tags are taken one by one; what is no tag ends the line.
            while (TakeTag(ref rest, out var isWeak, out var named))
            {
                if (named.SequenceEqual(tag) && (allowWeak || !isWeak))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool TakeTag(ref ReadOnlySpan<char> rest, out bool isWeak, out ReadOnlySpan<char> tag)
    {
        rest = rest.TrimStart(" \t,");
        isWeak = rest.StartsWith("W/");
        var start = isWeak ? 2 : 0;
        tag = default;
        if (rest.Length <= start || rest[start] != '"')
        {
            return false;
        }

        var end = rest[(start + 1)..].IndexOf('"');
        if (end < 0)
        {
            return false;
        }

        tag = rest.Slice(start, end + 2);
        rest = rest[(start + end + 2)..];
        return true;
    }
}
