namespace Snapwright.Query.Cursors;

/// <summary>RFC 4648, section 5, without padding; one text per content: bits that mean nothing must be zero.</summary>
internal static class Base64Url
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const int BitsPerDigit = 6;

    public static string Encode(byte[] bytes)
    {
        var text = new char[((bytes.Length * 8) + BitsPerDigit - 1) / BitsPerDigit];
        var (bits, count, at) = (0, 0, 0);
        foreach (var b in bytes)
        {
            bits = (bits << 8) | b;
            for (count += 8; count >= BitsPerDigit; at++)
            {
                count -= BitsPerDigit;
                text[at] = Alphabet[(bits >> count) & 63];
            }

            bits &= (1 << count) - 1;
        }

        if (count > 0)
        {
            text[at] = Alphabet[(bits << (BitsPerDigit - count)) & 63];
        }

        return new(text);
    }

    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length * BitsPerDigit / 8];
        var (bits, count, at) = (0, 0, 0);
        foreach (var c in text)
        {
            var digit = Digit(c);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << BitsPerDigit) | digit;
            count += BitsPerDigit;
            if (count >= 8)
            {
                count -= 8;
                bytes[at++] = (byte)(bits >> count);
                bits &= (1 << count) - 1;
            }
        }

        return count < BitsPerDigit && bits == 0;
    }

    private static int Digit(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '-' => 62,
        '_' => 63,
        _ => -1,
    };
}
