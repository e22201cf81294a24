using System.Text;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Cursors;

/// <summary>The values of a cursor as bytes: a byte that tells NULL from a value, then the value; whole numbers as variable-length integers, computed decimals and intervals as texts.</summary>
internal sealed class CursorWriter
{
    public const byte Null = 0;
    public const byte Present = 1;

    private byte[] _buffer = new byte[32];
    private int _length;

    public void Byte(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    public void Fixed64(ulong value)
    {
        for (var i = 0; i < 8; i++)
        {
            Byte((byte)(value >> (8 * i)));
        }
    }

    public void Bytes(byte[] bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer, _length);
        _length += bytes.Length;
    }

    public byte[] ToArray()
    {
        Array.Resize(ref _buffer, _length);
        return _buffer;
    }

    public void Value(DataType type, SqlValue value)
    {
        if (value.IsNull)
        {
            Byte(Null);
            return;
        }

        Byte(Present);
        switch (type.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean or TypeKind.Date or TypeKind.Time or TypeKind.DateTime:
                // The sign goes to the lowest bit, so that small numbers are short on both sides of zero.
                Variable(unchecked((ulong)((value.AsInt64 << 1) ^ (value.AsInt64 >> 63))));
                break;
            case TypeKind.Float:
                Fixed64(unchecked((ulong)BitConverter.DoubleToInt64Bits(value.AsDouble)));
                break;
            case TypeKind.Decimal when !AggregateTypes.IsWide(type):
                var parts = decimal.GetBits(value.AsDecimal);
                Fixed64((uint)parts[0] | ((ulong)(uint)parts[1] << 32));
                Fixed64((uint)parts[2] | ((ulong)(uint)parts[3] << 32));
                break;
            case TypeKind.Text or TypeKind.Decimal:
                Text(value.AsString);
                break;
            case TypeKind.Interval:
                Text(value.AsInterval.ToString());
                break;
            case TypeKind.Uuid:
                Bytes(value.AsGuid.ToByteArray());
                break;
            default:
                throw new NotSupportedException($"{type.Kind} has no order.");
        }
    }

    private void Text(string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        Variable((ulong)text.Length);
        Bytes(text);
    }

    private void Variable(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }

        Byte((byte)value);
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }
    }
}
