using Snapwright.Query.Values;

namespace Snapwright.Data.Writes;

/// <summary>
/// The values that a write sets, by slot (see <c>StoredFields</c>): a slot that is not set is absent, which is not NULL.
/// </summary>
public sealed class RowValues(int slots)
{
    private readonly SqlValue[] _values = new SqlValue[slots];
    private readonly bool[] _isSet = new bool[slots];

    /// <summary>The number of slots.</summary>
    public int Count => _values.Length;

    /// <summary>
    /// The keys of linked rows by the name of a many-to-many relation: the full list that is wanted. Null where no relation was given.
    /// </summary>
    public Dictionary<string, SqlValue[]>? Links { get; set; }

    /// <summary>What is done with related rows beyond that; null for nothing.</summary>
    public List<RelationChange>? Relations { get; set; }

    /// <summary>How many slots are set.</summary>
    public int SetCount { get; private set; }

    /// <summary>The value of a slot that is set.</summary>
    public SqlValue this[int slot] => _values[slot];

    /// <summary>Whether a slot is set, be it to NULL.</summary>
    public bool IsSet(int slot) => _isSet[slot];

    /// <summary>Sets a slot.</summary>
    public void Set(int slot, SqlValue value)
    {
        _values[slot] = value;
        if (!_isSet[slot])
        {
            _isSet[slot] = true;
            SetCount++;
        }
    }

    /// <summary>Makes a slot absent again.</summary>
    public void Unset(int slot)
    {
        _values[slot] = default;
        if (_isSet[slot])
        {
            _isSet[slot] = false;
            SetCount--;
        }
    }

    /// <summary>Makes all slots absent, for another row.</summary>
    public void Clear()
    {
        Array.Clear(_values);
        Array.Clear(_isSet);
        (Links, Relations, SetCount) = (null, null, 0);
    }

    /// <summary>The values from a slot on, for a statement that takes all of them; slots that are not set must have been.</summary>
    public ReadOnlyMemory<SqlValue> From(int slot) => _values.AsMemory(slot);
}
