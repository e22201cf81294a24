using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>
/// Makes one set of tables out of several files: all tables, and of a table in several files all fields and groups. What is
/// in two files under one name is as the later file says; the export of a server comes after what a developer wrote.
/// </summary>
public static class SnapshotMerge
{
    /// <summary>Merges documents, the weakest first.</summary>
    public static EquatableArray<TableDeclaration> Merge(IEnumerable<SnapshotDocument> documents)
    {
        var order = new List<TableName>();
        var tables = new Dictionary<TableName, TableDeclaration>();
        foreach (var table in documents.SelectMany(static d => d.Tables))
        {
            if (tables.TryGetValue(table.Name, out var earlier))
            {
                tables[table.Name] = Merge(earlier, table);
            }
            else
            {
                order.Add(table.Name);
                tables.Add(table.Name, table);
            }
        }

        return order.Select(name => tables[name]).ToEquatableArray();
    }

    /// <summary>The views of documents, the weakest first.</summary>
    public static EquatableArray<ViewDefinition> Views(IEnumerable<SnapshotDocument> documents) =>
        documents.Aggregate(default(EquatableArray<ViewDefinition>), static (all, d) => Union(all, d.Views, static v => v.Name));

    /// <summary>The attributes of fields of documents, the weakest first.</summary>
    public static EquatableArray<FieldAttributes> FieldAttributes(IEnumerable<SnapshotDocument> documents) =>
        documents.Aggregate(
            default(EquatableArray<FieldAttributes>), static (all, d) => Union(all, d.FieldAttributes, static a => (a.Schema, a.Table, a.Field)));

    /// <summary>The later declaration of a table with what only the earlier one has; fields keep the earlier order.</summary>
    public static TableDeclaration Merge(TableDeclaration earlier, TableDeclaration later) => later with
    {
        Columns = Union(earlier.Columns, later.Columns, static c => c.Name),
        Relations = Union(earlier.Relations, later.Relations, static r => r.Name),
        Uniques = Union(earlier.Uniques, later.Uniques, static g => g.Fields),
        Indexes = Union(earlier.Indexes, later.Indexes, static g => g.Fields),
        UniqueConstraints = Union(earlier.UniqueConstraints, later.UniqueConstraints, static u => u.Name),
        IndexDefinitions = Union(earlier.IndexDefinitions, later.IndexDefinitions, static i => i.Name),
        CheckConstraints = Union(earlier.CheckConstraints, later.CheckConstraints, static c => c.Name),
        ComputedFields = Union(earlier.ComputedFields, later.ComputedFields, static f => f.Name),
        Parent = later.Parent ?? earlier.Parent,
        MainField = later.MainField ?? earlier.MainField,
        SaveRestoreKey = later.SaveRestoreKey ?? earlier.SaveRestoreKey,
        HasErrors = earlier.HasErrors || later.HasErrors,
        BrokenFields = Union(earlier.BrokenFields, later.BrokenFields, static f => f),
        Place = earlier.Place,
    };

    private static EquatableArray<T> Union<T, TKey>(EquatableArray<T> earlier, EquatableArray<T> later, Func<T, TKey> key)
        where TKey : notnull
    {
        if (earlier.Count == 0)
        {
            return later;
        }

        var overrides = new Dictionary<TKey, T>();
        foreach (var item in later)
        {
            overrides[key(item)] = item;
        }

        var kept = earlier.Select(item => overrides.TryGetValue(key(item), out var winner) ? winner : item);
        var names = new HashSet<TKey>(earlier.Select(key));
        return kept.Concat(later.Where(item => !names.Contains(key(item)))).ToEquatableArray();
    }
}
