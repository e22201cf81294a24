using Snapwright.Model.Tables;

namespace Snapwright.Query.Values;

/// <summary>
/// The values of one column of many rows, as one list parameter. Numbers and texts are kept apart from the rest, so that ten thousand of them are one array
/// of moderate size: an array of <see cref="SqlValue"/> has three times as many bytes, and goes where only full collections look.
/// </summary>
public sealed class SqlColumn
{
    private readonly TypeKind _kind;
    private readonly long[]? _bits;
    private readonly object?[]? _objects;
    private bool[]? _nulls;

    /// <summary>An empty column.</summary>
    /// <param name="kind">The kind of its values.</param>
    /// <param name="capacity">Most values.</param>
    public SqlColumn(TypeKind kind, int capacity)
    {
        _kind = kind;
        Capacity = capacity;
        switch (kind)
        {
            case TypeKind.Text or TypeKind.Json:
                _objects = new string[capacity];
                break;
            case TypeKind.Decimal or TypeKind.Uuid or TypeKind.Array:
                _objects = new object[capacity];
                break;
            default:
                _bits = new long[capacity];
                break;
        }
    }

    /// <summary>Most values.</summary>
    public int Capacity { get; }

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any of them is NULL.</summary>
    public bool HasNulls => _nulls is not null;

    /// <summary>The value of a row.</summary>
    public SqlValue this[int row] => _nulls is not null && _nulls[row]
        ? SqlValue.Null(_kind)
        : SqlValue.Of(_kind, _bits is null ? 0 : _bits[row], _objects?[row]);

    /// <summary>Adds the value of the next row.</summary>
    public void Add(SqlValue value)
    {
        if (value.IsNull)
        {
            _nulls ??= new bool[Capacity];
            _nulls[Count] = true;
        }
        else if (_bits is not null)
        {
            _bits[Count] = value.AsInt64;
        }
        else
        {
            _objects![Count] = value.AsObject;
        }

        Count++;
    }

    /// <summary>All values, converted.</summary>
    public T[] ConvertAll<T>(Converter<SqlValue, T> convert)
    {
        var items = new T[Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = convert(this[i]);
        }

        return items;
    }
}
