using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Requests;

/// <summary>The total order of a list: the keys that were asked for, and the key of the table behind them where it is not among them.</summary>
public static class SortOrder
{
    /// <summary>
    /// The keys of a list in their order. The key of the table takes the direction of the last of the others, so that an index on <c>(price, id)</c> gives
    /// <c>-price</c> as well as <c>price</c>, read backwards. The table of a view has no key: its requests name all keys.
    /// </summary>
    public static EquatableArray<SortKey> Of(Table table, EquatableArray<SortKey> keys)
    {
        if (keys.Any(static k => k.Path.Count == 0 && k.Rows is null && k.Field.Column is { IsPrimary: true }))
        {
            return keys;
        }

        var key = StoredFields.Of(table).FirstOrDefault(static f => f.Column is { IsPrimary: true });
        if (key is null)
        {
            return keys;
        }

        return keys.Append(new SortKey(default, key, keys.Count > 0 && keys[keys.Count - 1].Descending)).ToEquatableArray();
    }
}
