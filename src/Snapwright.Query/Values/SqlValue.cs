using Snapwright.Model.Tables;
using Snapwright.Model.Values;

namespace Snapwright.Query.Values;

/// <summary>
/// A value on its way into a statement: numbers and instants unboxed, the rest as an object. It is always bound as a parameter.
/// </summary>
public readonly struct SqlValue : IEquatable<SqlValue>
{
    private readonly long _bits;
    private readonly object? _object;

    private SqlValue(TypeKind kind, long bits, object? value, bool isNull)
    {
        Kind = kind;
        _bits = bits;
        _object = value;
        IsNull = isNull;
    }

    /// <summary>What it is; for NULL, what it would be.</summary>
    public TypeKind Kind { get; }

    /// <summary>Whether it is NULL.</summary>
    public bool IsNull { get; }

    /// <summary>NULL of a kind.</summary>
    public static SqlValue Null(TypeKind kind) => new(kind, 0, null, isNull: true);

    /// <summary>A 32-bit integer.</summary>
    public static SqlValue Int(int value) => new(TypeKind.Int, value, null, isNull: false);

    /// <summary>A 64-bit integer.</summary>
    public static SqlValue BigInt(long value) => new(TypeKind.BigInt, value, null, isNull: false);

    /// <summary>A double, finite. Zero has no sign: not every database keeps it.</summary>
    public static SqlValue Float(double value) => new(TypeKind.Float, value == 0 ? 0 : BitConverter.DoubleToInt64Bits(value), null, isNull: false);

    /// <summary>An exact decimal.</summary>
    public static SqlValue Decimal(decimal value) => new(TypeKind.Decimal, 0, value, isNull: false);

    /// <summary>Text.</summary>
    public static SqlValue Text(string value) => new(TypeKind.Text, 0, value, isNull: false);

    /// <summary>True or false.</summary>
    public static SqlValue Boolean(bool value) => new(TypeKind.Boolean, value ? 1 : 0, null, isNull: false);

    /// <summary>A UUID.</summary>
    public static SqlValue Uuid(Guid value) => new(TypeKind.Uuid, 0, value, isNull: false);

    /// <summary>A date, as days since 0001-01-01.</summary>
    public static SqlValue Date(int dayNumber) => new(TypeKind.Date, dayNumber, null, isNull: false);

    /// <summary>A time of day, as 100-nanosecond ticks since midnight (whole microseconds).</summary>
    public static SqlValue Time(long ticks) => new(TypeKind.Time, ticks, null, isNull: false);

    /// <summary>An instant, as 100-nanosecond ticks since 0001-01-01 UTC (whole microseconds).</summary>
    public static SqlValue DateTime(long utcTicks) => new(TypeKind.DateTime, utcTicks, null, isNull: false);

    /// <summary>JSON text, valid and minified.</summary>
    public static SqlValue Json(string text) => new(TypeKind.Json, 0, text, isNull: false);

    /// <summary>A span of time; for databases it is the decimal of <see cref="PackedInterval"/>.</summary>
    public static SqlValue Interval(Interval value) => new(TypeKind.Interval, 0, PackedInterval.Of(value), isNull: false);

    /// <summary>A list; the items are of one kind.</summary>
    public static SqlValue Array(SqlValue[] items) => new(TypeKind.Array, 0, items, isNull: false);

    /// <summary>A list that is a column of many rows.</summary>
    public static SqlValue Column(SqlColumn column) => new(TypeKind.Array, 0, column, isNull: false);

    /// <summary>The value of Int, BigInt, Boolean (0 or 1), Date, Time, DateTime.</summary>
    public long AsInt64 => _bits;

    /// <summary>The value of Boolean.</summary>
    public bool AsBoolean => _bits != 0;

    /// <summary>The value of Float.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The value of Decimal; of Interval, the number of <see cref="PackedInterval"/>.</summary>
    public decimal AsDecimal => (decimal)_object!;

    /// <summary>The value of Interval.</summary>
    public Interval AsInterval => PackedInterval.Read(AsDecimal);

    /// <summary>The value of Text or Json.</summary>
    public string AsString => (string)_object!;

    /// <summary>The value of Uuid.</summary>
    public Guid AsGuid => (Guid)_object!;

    /// <summary>The items of Array.</summary>
    public SqlValue[] AsArray => (SqlValue[])_object!;

    /// <summary>The items of a list that is a column of many rows; null for other values.</summary>
    public SqlColumn? AsColumn => _object as SqlColumn;

    internal object? AsObject => _object;

    internal static SqlValue Of(TypeKind kind, long bits, object? value) => new(kind, bits, value, isNull: false);

    /// <inheritdoc/>
    public bool Equals(SqlValue other) =>
        Kind == other.Kind && IsNull == other.IsNull && _bits == other._bits
        && (_object is SqlValue[] items && other._object is SqlValue[] others ? items.SequenceEqual(others) : Equals(_object, other._object));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SqlValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)Kind * 397) ^ _bits.GetHashCode() ^ (_object is SqlValue[] a ? a.Length : _object?.GetHashCode() ?? 0));

    /// <summary>Equality by kind and value.</summary>
    public static bool operator ==(SqlValue left, SqlValue right) => left.Equals(right);

    /// <summary>Inequality by kind and value.</summary>
    public static bool operator !=(SqlValue left, SqlValue right) => !left.Equals(right);
}
