using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Finds out from which rows the cells of a union come: each of its queries is a domain, in which a cell comes from rows of its own.</summary>
internal static class DomainLayout
{
    /// <summary>The domains; empty where no cell comes from a row.</summary>
    /// <param name="union">The union.</param>
    /// <param name="count">The number of columns.</param>
    /// <param name="add">Adds a value to the layout, and says where.</param>
    /// <param name="addKey">Adds a key, and says which it is.</param>
    /// <param name="ordinal">Where the number of a row's domain stands.</param>
    public static EquatableArray<EquatableArray<ColumnSource?>> Of(
        UnionArms union, int count, Func<Expression, int> add, Func<Table, Expression, int> addKey, out int? ordinal)
    {
        ordinal = null;
        var leaves = union.Leaves.ToList();
        var origins = leaves.ConvertAll(l => Enumerable.Range(0, count).Select(i => l.IsTransparent ? l.Columns[i].Value.Origin : null).ToList());
        if (origins.TrueForAll(static o => o.TrueForAll(static f => f is null)))
        {
            return default;
        }

        ordinal = add(union.Carry(leaf => new Constant(SqlValue.Int(leaves.IndexOf(leaf)), DataType.Int)));
        var domains = new List<EquatableArray<ColumnSource?>>();
        for (var i = 0; i < leaves.Count; i++)
        {
            var keys = new Dictionary<RowIdentity, int>();
            domains.Add(origins[i].Select(o => o is null ? null : new ColumnSource(o.Row.Table.Name, o.Field, KeyOf(o.Row, leaves[i]))).ToEquatableArray());

            int KeyOf(RowIdentity row, Block own)
            {
                if (!keys.TryGetValue(row, out var key))
                {
                    var type = row.Table.Key.Type;
                    key = addKey(row.Table, union.Carry(leaf => ReferenceEquals(leaf, own) ? row.Key : new Constant(SqlValue.Null(type.Kind), type)));
                    keys.Add(row, key);
                }

                return key;
            }
        }

        return domains.ToEquatableArray();
    }
}
