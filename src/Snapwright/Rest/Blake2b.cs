using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Snapwright.Rest;

/// <summary>
/// BLAKE2b without a key, RFC 7693: as with SHA-256, nobody can make two texts on purpose that have the same hash. It needs no context of a native library, whose making costs
/// more than the hash of the few hundred bytes of a row.
/// </summary>
internal static class Blake2b
{
    private const int Block = 128;
    private const int Words = 16;
    private const int Length = 16;

    // Which word of the block goes where, section 2.7; the last two of the twelve rounds are as the first two.
    private static ReadOnlySpan<byte> Sigma =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    ];

    /// <summary>The hash of 16 bytes, little-endian.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="hash">Takes the hash.</param>
    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        // Section 2.6; the first word has the length of the hash in it.
        var a = Vector256.Create(0x6A09E667F3BCC908 ^ 0x01010000 ^ Length, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1);
        var b = Vector256.Create(0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179);
        var counted = 0UL;
        for (; bytes.Length > Block; bytes = bytes[Block..])
        {
            counted += Block;
            Compress(ref a, ref b, bytes[..Block], counted, isLast: false);
        }

        Span<byte> last = stackalloc byte[Block];
        bytes.CopyTo(last);
        last[bytes.Length..].Clear();
        Compress(ref a, ref b, last, counted + (ulong)bytes.Length, isLast: true);
        BinaryPrimitives.WriteUInt64LittleEndian(hash, a[0]);
        BinaryPrimitives.WriteUInt64LittleEndian(hash[sizeof(ulong)..], a[1]);
    }

    // The state as four rows of four words, section 3.2: a round mixes its columns and then its diagonals, which are columns while the rows stand shifted.
    private static void Compress(ref Vector256<ulong> first, ref Vector256<ulong> second, ReadOnlySpan<byte> block, ulong counted, bool isLast)
    {
        Span<ulong> words = stackalloc ulong[Words];
        for (var i = 0; i < Words; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        }

        var (a, b) = (first, second);
        var c = Vector256.Create(0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1);
        var d = Vector256.Create(0x510E527FADE682D1 ^ counted, 0x9B05688C2B3E6C1F, isLast ? ~0x1F83D9ABFB41BD6BUL : 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179);
        for (var order = Sigma; !order.IsEmpty; order = order[Words..])
        {
            Mix(ref a, ref b, ref c, ref d, Four(words, order, 0), Four(words, order, 1));
            b = Vector256.Shuffle(b, Vector256.Create(1UL, 2, 3, 0));
            c = Vector256.Shuffle(c, Vector256.Create(2UL, 3, 0, 1));
            d = Vector256.Shuffle(d, Vector256.Create(3UL, 0, 1, 2));
            Mix(ref a, ref b, ref c, ref d, Four(words, order, 8), Four(words, order, 9));
            b = Vector256.Shuffle(b, Vector256.Create(3UL, 0, 1, 2));
            c = Vector256.Shuffle(c, Vector256.Create(2UL, 3, 0, 1));
            d = Vector256.Shuffle(d, Vector256.Create(1UL, 2, 3, 0));
        }

        first ^= a ^ c;
        second ^= b ^ d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Four(ReadOnlySpan<ulong> words, ReadOnlySpan<byte> order, int at) =>
        Vector256.Create(words[order[at]], words[order[at + 2]], words[order[at + 4]], words[order[at + 6]]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d, Vector256<ulong> x, Vector256<ulong> y)
    {
        a += b + x;
        d = Right(d ^ a, 32);
        c += d;
        b = Right(b ^ c, 24);
        a += b + y;
        d = Right(d ^ a, 16);
        c += d;
        b = Right(b ^ c, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Right(Vector256<ulong> word, int bits) => (word >>> bits) | (word << (64 - bits));
}
