using System.Text;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Cursors;

/// <summary>The values of a cursor from bytes that anybody may have written: every method says false for what is no value of its type.</summary>
internal sealed class CursorReader(byte[] bytes)
{
    private const int MostDays = 3_652_058;
    private const int MostScale = 28;

    public int Position { get; set; }

    public bool TryFixed64(out ulong value)
    {
        value = 0;
        if (bytes.Length - Position < 8)
        {
            return false;
        }

        for (var i = 0; i < 8; i++)
        {
            value |= (ulong)bytes[Position++] << (8 * i);
        }

        return true;
    }

    public bool TryValue(DataType type, out SqlValue value)
    {
        value = SqlValue.Null(type.Kind);
        return Position < bytes.Length && bytes[Position++] switch
        {
            CursorWriter.Null => true,
            CursorWriter.Present => TryPresent(type, out value),
            _ => false,
        };
    }

    private bool TryPresent(DataType type, out SqlValue value)
    {
        value = default;
        switch (type.Kind)
        {
            case TypeKind.Float:
                return TryFloat(out value);
            case TypeKind.Decimal when AggregateTypes.IsWide(type):
                return TryText(out value) && IsNumber(value.AsString, type.Scale);
            case TypeKind.Decimal:
                return TryDecimal(out value);
            case TypeKind.Interval:
                return TryInterval(out value);
            case TypeKind.Text:
                return TryText(out value);
            case TypeKind.Uuid when bytes.Length - Position >= 16:
                var uuid = new byte[16];
                Array.Copy(bytes, Position, uuid, 0, uuid.Length);
                Position += uuid.Length;
                value = SqlValue.Uuid(new Guid(uuid));
                return true;
            case TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean or TypeKind.Date or TypeKind.Time or TypeKind.DateTime:
                return TryWhole(type.Kind, out value);
            default:
                return false;
        }
    }

    private bool TryWhole(TypeKind kind, out SqlValue value)
    {
        value = default;
        if (!TryVariable(out var bits))
        {
            return false;
        }

        var number = unchecked((long)(bits >> 1) ^ -(long)(bits & 1));
        switch (kind)
        {
            case TypeKind.Int when number is >= int.MinValue and <= int.MaxValue:
                value = SqlValue.Int((int)number);
                return true;
            case TypeKind.BigInt:
                value = SqlValue.BigInt(number);
                return true;
            case TypeKind.Boolean when number is 0 or 1:
                value = SqlValue.Boolean(number == 1);
                return true;
            case TypeKind.Date when number is >= 0 and <= MostDays:
                value = SqlValue.Date((int)number);
                return true;
            case TypeKind.Time when number is >= 0 and < TimeSpan.TicksPerDay && IsWholeMicrosecond(number):
                value = SqlValue.Time(number);
                return true;
            case TypeKind.DateTime when number >= 0 && number <= DateTime.MaxValue.Ticks && IsWholeMicrosecond(number):
                value = SqlValue.DateTime(number);
                return true;
            default:
                return false;
        }
    }

    private bool TryFloat(out SqlValue value)
    {
        value = default;
        if (!TryFixed64(out var bits))
        {
            return false;
        }

        var number = BitConverter.Int64BitsToDouble(unchecked((long)bits));
        value = SqlValue.Float(number);
        return !double.IsNaN(number) && !double.IsInfinity(number);
    }

    private bool TryDecimal(out SqlValue value)
    {
        value = default;
        if (!TryFixed64(out var low) || !TryFixed64(out var high))
        {
            return false;
        }

        var flags = (uint)(high >> 32);
        var scale = (flags >> 16) & 0xFF;
        if ((flags & 0x7F00FFFF) != 0 || scale > MostScale)
        {
            return false;
        }

        value = SqlValue.Decimal(new(
            unchecked((int)(uint)low), unchecked((int)(uint)(low >> 32)), unchecked((int)(uint)high), isNegative: flags >> 31 == 1, (byte)scale));
        return true;
    }

    private bool TryInterval(out SqlValue value)
    {
        if (!TryText(out value) || !Interval.TryParse(value.AsString, out var interval))
        {
            return false;
        }

        value = SqlValue.Interval(interval);
        return true;
    }

    // A computed decimal, with all digits of its scale.
    private static bool IsNumber(string text, int scale)
    {
        var digits = text.Length > 0 && text[0] == '-' ? text.Substring(1) : text;
        var point = digits.Length - scale - 1;
        if (scale > 0 && (point < 1 || digits[point] != '.'))
        {
            return false;
        }

        digits = scale > 0 ? digits.Remove(point, 1) : digits;
        return digits.Length is > 0 and <= DecimalTypes.Digits && digits.All(static c => c is >= '0' and <= '9');
    }

    private bool TryText(out SqlValue value)
    {
        value = default;
        if (!TryVariable(out var length) || length > (ulong)(bytes.Length - Position))
        {
            return false;
        }

        // What is no UTF-8 becomes U+FFFD, and other bytes on the way back.
        var text = Encoding.UTF8.GetString(bytes, Position, (int)length);
        if (!ValueText.IsStorable(text) || Encoding.UTF8.GetByteCount(text) != (int)length || !IsAt(Encoding.UTF8.GetBytes(text)))
        {
            return false;
        }

        Position += (int)length;
        value = SqlValue.Text(text);
        return true;
    }

    private bool IsAt(byte[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (bytes[Position + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool TryVariable(out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && Position < bytes.Length; shift += 7)
        {
            var part = bytes[Position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWholeMicrosecond(long ticks) => ticks % (TimeSpan.TicksPerMillisecond / 1000) == 0;
}
