using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Cursors;

/// <summary>
/// The cursors of one order of one table: a version, a check of table, order and content, and the values of the sort keys of a row. A cursor is no
/// secret and gives no right to anything: its values become parameters like those of a filter. The check finds cursors of another table or sort, and those
/// that were cut or mistyped; somebody who computes it anew has made a cursor that is as good as any.
/// </summary>
public sealed class CursorFormat
{
    private const byte Version = 1;
    private const int HeaderLength = 9;

    // FNV-1a, 64 bits.
    private const ulong CheckStart = 14695981039346656037;
    private const ulong CheckFactor = 1099511628211;

    private readonly EquatableArray<SortKey> _keys;
    private readonly ulong _seed;

    private CursorFormat(EquatableArray<SortKey> keys, ulong seed)
    {
        _keys = keys;
        _seed = seed;
    }

    /// <summary>The format of a table's rows in an order; <paramref name="sort"/> without the tie-breaker.</summary>
    public static CursorFormat Of(Table table, EquatableArray<SortKey> sort)
    {
        var keys = SortOrder.Of(table, sort);
        var text = new StringBuilder(table.Name.ToString());
        foreach (var key in keys)
        {
            text.Append(key.Descending ? "\n-" : "\n+");
            foreach (var relation in key.Path)
            {
                text.Append(relation.Name).Append('.');
            }

            if (key.Rows is { } rows)
            {
                text.Append(rows.Name).Append('(').Append((int)key.Value).Append(')');
            }

            text.Append(key.Field.Name).Append(' ').Append((int)key.Type.Kind);
            if (key.HasNullsFirst != key.Descending)
            {
                text.Append('n');
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return new(keys, Hash(CheckStart, bytes, 0, bytes.Length));
    }

    /// <summary>The number of values of a cursor.</summary>
    public int Count => _keys.Count;

    /// <summary>The type of a value.</summary>
    public DataType TypeOf(int index) => _keys[index].Type;

    /// <summary>Whether a value can be NULL.</summary>
    public bool IsNullable(int index) => _keys[index].IsNullable;

    /// <summary>The cursor of a row with these values of the sort keys.</summary>
    public string Write(IReadOnlyList<SqlValue> values)
    {
        if (values.Count != Count)
        {
            throw new ArgumentException($"The order has {Count} keys, and {values.Count} values were given.", nameof(values));
        }

        var content = new CursorWriter();
        for (var i = 0; i < Count; i++)
        {
            content.Value(TypeOf(i), values[i]);
        }

        return Sign(content.ToArray());
    }

    /// <summary>A content with its version and check.</summary>
    internal string Sign(byte[] content)
    {
        var bytes = new CursorWriter();
        bytes.Byte(Version);
        bytes.Fixed64(Hash(_seed, content, 0, content.Length));
        bytes.Bytes(content);
        return Base64Url.Encode(bytes.ToArray());
    }

    /// <summary>The values of a cursor; null for a text that is none of this table and order. Never throws.</summary>
    public EquatableArray<SqlValue>? Read(string text)
    {
        if (!Base64Url.TryDecode(text, out var bytes) || bytes.Length < HeaderLength || bytes[0] != Version)
        {
            return null;
        }

        var reader = new CursorReader(bytes) { Position = 1 };
        if (!reader.TryFixed64(out var check) || check != Hash(_seed, bytes, HeaderLength, bytes.Length))
        {
            return null;
        }

        var values = new SqlValue[Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!reader.TryValue(TypeOf(i), out values[i]) || (values[i].IsNull && !IsNullable(i)))
            {
                return null;
            }
        }

        return reader.Position == bytes.Length ? new EquatableArray<SqlValue>(values) : null;
    }

    private static ulong Hash(ulong hash, byte[] bytes, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            hash = unchecked((hash ^ bytes[i]) * CheckFactor);
        }

        return hash;
    }
}
