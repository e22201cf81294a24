using System.Buffers.Binary;
using System.Buffers.Text;

namespace Snapwright.Bench.Yardstick.Measurements;

/// <summary>The place behind a row: its key, four bytes as base64url.</summary>
internal static class PageCursor
{
    public static string Of(int key)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, key);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out int key)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        key = 0;
        if (text.Length > 8 || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != sizeof(int))
        {
            return false;
        }

        key = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return true;
    }
}
