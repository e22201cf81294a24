using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>The indexes that every table has without asking: foreign keys, columns with dates, and the type of rows.</summary>
internal static class HouseIndexes
{
    /// <summary>The logical and physical names of the single columns that have an index, unless something else covers them.</summary>
    public static IEnumerable<(string Field, string Column)> Of(IEnumerable<Column> columns, IEnumerable<(string Field, string Column)> foreignKeys) =>
        foreignKeys.Concat(columns.Where(static c => c.Type.Kind is TypeKind.Date or TypeKind.DateTime || c.Stamp == Stamp.SubEntity).Select(static c => (c.Name, c.StoredName)));

    /// <summary>Whether an index on some columns makes one on others needless.</summary>
    public static bool Covers(EquatableArray<string> columns, EquatableArray<string> others) =>
        others.Count <= columns.Count && others.SequenceEqual(columns.Take(others.Count));
}
