using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Snapwright.Data.Json;

/// <summary>
/// JSON text as UTF-8 in a pooled buffer that its owner hands on whenever it is full enough. Property names come as literals
/// with their punctuation (<c>,"title":</c>), so that writing a row is copying and formatting, without a state machine.
/// </summary>
public sealed class JsonOutput : IDisposable
{
    // Everything that RFC 8259 requires to be escaped; all else goes out as it is.
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create("\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private byte[] _buffer;
    private int _length;

    /// <summary>An empty output; it grows by need.</summary>
    public JsonOutput(int initialCapacity = 4096) => _buffer = ArrayPool<byte>.Shared.Rent(initialCapacity);

    /// <summary>What was written since the last <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>The number of bytes written since the last <see cref="Clear"/>.</summary>
    public int Length => _length;

    /// <summary>Forgets what was written, after it was handed on.</summary>
    public void Clear() => _length = 0;

    /// <summary>UTF-8 that is JSON already: punctuation, names, literals.</summary>
    public void Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _length += utf8.Length;
    }

    /// <summary>Text that is JSON already, such as the value of a JSON column.</summary>
    public void Raw(string json)
    {
        var span = Reserve(Encoding.UTF8.GetMaxByteCount(json.Length));
        _length += Encoding.UTF8.GetBytes(json, span);
    }

    /// <summary>One byte of punctuation.</summary>
    public void Raw(byte ascii)
    {
        Reserve(1)[0] = ascii;
        _length++;
    }

    /// <summary><c>null</c>.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>A 32-bit integer.</summary>
    public void Value(int value)
    {
        value.TryFormat(Reserve(11), out var written, default, null);
        _length += written;
    }

    /// <summary>A 64-bit integer.</summary>
    public void Value(long value)
    {
        value.TryFormat(Reserve(20), out var written, default, null);
        _length += written;
    }

    /// <summary>A finite double, as the shortest text that reads back the same.</summary>
    public void Value(double value)
    {
        value.TryFormat(Reserve(32), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A decimal with its own scale: <c>12.50</c>.</summary>
    public void Value(decimal value)
    {
        value.TryFormat(Reserve(32), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A boolean.</summary>
    public void Value(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>A string, quoted and escaped.</summary>
    public void Value(ReadOnlySpan<char> value)
    {
        var span = Reserve((value.Length * 6) + 2);
        span[0] = (byte)'"';
        int written;
        if (value.IndexOfAny(Escaped) < 0)
        {
            written = Encoding.UTF8.GetBytes(value, span[1..]);
        }
        else
        {
            written = Escape(value, span[1..]);
        }

        span[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>A UUID, quoted.</summary>
    public void Value(Guid value)
    {
        var span = Reserve(38);
        span[0] = (byte)'"';
        Utf8Formatter.TryFormat(value, span[1..], out _);
        span[37] = (byte)'"';
        _length += 38;
    }

    /// <summary>A date, quoted: <c>"2026-11-21"</c>.</summary>
    public void Value(DateOnly value)
    {
        var span = Reserve(12);
        span[0] = (byte)'"';
        WriteDate(span[1..], value);
        span[11] = (byte)'"';
        _length += 12;
    }

    /// <summary>A time of day, quoted, without trailing zeros: <c>"08:30:00.5"</c>.</summary>
    public void Value(TimeOnly value)
    {
        var span = Reserve(18);
        span[0] = (byte)'"';
        var length = WriteTime(span[1..], value.Ticks);
        span[length + 1] = (byte)'"';
        _length += length + 2;
    }

    /// <summary>An instant in UTC, quoted, without trailing zeros: <c>"2026-11-21T03:11:04.5Z"</c>.</summary>
    public void Value(DateTime value)
    {
        var span = Reserve(30);
        span[0] = (byte)'"';
        WriteDate(span[1..], DateOnly.FromDateTime(value));
        span[11] = (byte)'T';
        var length = WriteTime(span[12..], value.TimeOfDay.Ticks);
        span[12 + length] = (byte)'Z';
        span[13 + length] = (byte)'"';
        _length += 14 + length;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // By hand, since a custom format string takes several times as long, and most rows have two instants.
    private static void WriteDate(Span<byte> target, DateOnly value)
    {
        var (year, month, day) = value;
        TwoDigits(target, (uint)year / 100);
        TwoDigits(target[2..], (uint)year % 100);
        target[4] = (byte)'-';
        TwoDigits(target[5..], (uint)month);
        target[7] = (byte)'-';
        TwoDigits(target[8..], (uint)day);
    }

    private static int WriteTime(Span<byte> target, long ticks)
    {
        // 32 bits and constant divisors, which become multiplications.
        var (whole, rest) = Math.DivRem((ulong)ticks, TimeSpan.TicksPerSecond);
        var seconds = (uint)whole;
        TwoDigits(target, seconds / 3600);
        target[2] = (byte)':';
        TwoDigits(target[3..], seconds / 60 % 60);
        target[5] = (byte)':';
        TwoDigits(target[6..], seconds % 60);
        var micros = (uint)rest / (uint)TimeSpan.TicksPerMicrosecond;
        if (micros == 0)
        {
            return 8;
        }

        target[8] = (byte)'.';
        TwoDigits(target[9..], micros / 10_000);
        TwoDigits(target[11..], micros / 100 % 100);
        TwoDigits(target[13..], micros % 100);
        var length = 15;
        while (target[length - 1] == (byte)'0')
        {
            length--;
        }

        return length;
    }

    private static void TwoDigits(Span<byte> target, uint value)
    {
        target[1] = (byte)('0' + (value % 10));
        target[0] = (byte)('0' + (value / 10));
    }

    private static int Escape(ReadOnlySpan<char> value, Span<byte> target)
    {
        var written = 0;
        while (!value.IsEmpty)
        {
            var clean = value.IndexOfAny(Escaped);
            if (clean < 0)
            {
                return written + Encoding.UTF8.GetBytes(value, target[written..]);
            }

            written += Encoding.UTF8.GetBytes(value[..clean], target[written..]);
            written += EscapeOne(value[clean], target[written..]);
            value = value[(clean + 1)..];
        }

        return written;
    }

    private static int EscapeOne(char c, Span<byte> target)
    {
        target[0] = (byte)'\\';
        var shortForm = c switch
        {
            '"' => '"',
            '\\' => '\\',
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => '\0',
        };
        if (shortForm != '\0')
        {
            target[1] = (byte)shortForm;
            return 2;
        }

        "u00"u8.CopyTo(target[1..]);
        target[4] = (byte)(c < 0x10 ? '0' : '1');
        target[5] = (byte)"0123456789abcdef"[c & 0xF];
        return 6;
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + count));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
