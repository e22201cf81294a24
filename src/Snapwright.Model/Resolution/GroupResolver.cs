using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Makes the uniques and indexes of a table, those that nobody declared included. Both end up in the order of their names.</summary>
internal static class GroupResolver
{
    public static void Resolve(TableScope scope, Findings findings)
    {
        var uniques = new List<KeyGroup>();
        foreach (var group in scope.Declaration.Uniques)
        {
            AddUnique(group.Fields, Columns(scope, group, findings));
        }

        foreach (var column in scope.Declaration.Columns.Where(static c => c.IsUnique))
        {
            AddUnique(EquatableArray.Of(column.Name), EquatableArray.Of(scope.StoredName(column.Name)));
        }

        foreach (var relation in scope.Declaration.Relations.Where(static r => r is { HasForeignKey: true, Type: RelationType.OneToOne }))
        {
            AddUnique(EquatableArray.Of(relation.Name), EquatableArray.Of(scope.ForeignKeyOf(relation)));
        }

        // After the others: what is unique without a name keeps its constraint when a name comes and goes.
        foreach (var named in scope.UniqueConstraints)
        {
            AddUnique(named.Fields, named.Columns, PhysicalNames.NamedUnique(scope.Name, named.Name, named.Columns));
        }

        scope.Uniques = InOrder(uniques);
        scope.Indexes = InOrder(Indexes(scope, uniques, findings));

        void AddUnique(EquatableArray<string> fields, EquatableArray<string>? columns, string? name = null)
        {
            if (columns is not { } known || uniques.Any(u => u.Columns == known))
            {
                return;
            }

            var types = IsOfAllTypes(scope, fields) ? default : scope.Types.Count > 0 ? scope.Types : EquatableArray.Of(scope.Name);
            uniques.Add(types.Count == 0
                ? new(name ?? PhysicalNames.Unique(scope.Name, known), fields, known)
                : new(PhysicalNames.UniqueOfTypes(scope.Name, known, types), fields, known) { Types = types });
        }
    }

    /// <summary>Whether rows of other types cannot have the same values: they have NULL in the columns that this table declares, or one below it.</summary>
    private static bool IsOfAllTypes(TableScope scope, EquatableArray<string> fields) =>
        scope.Parent is null || fields.Any(f => scope.Declaration.Columns.Any(c => c.Name == f) || scope.Declaration.Relations.Any(r => r.Name == f));

    private static List<KeyGroup> Indexes(TableScope scope, List<KeyGroup> uniques, Findings findings)
    {
        var indexes = new List<KeyGroup>();
        foreach (var group in scope.Declaration.Indexes)
        {
            if (Columns(scope, group, findings) is not { } columns)
            {
                continue;
            }

            // The reference refuses an index that shares any field with a unique; only one that adds nothing is a mistake.
            var cover = columns[0] == "id" && columns.Count == 1 ? "the key" : uniques.FirstOrDefault(u => HouseIndexes.Covers(u.Columns, columns))?.Name;
            if (cover is not null)
            {
                findings.Add(scope, DiagnosticCatalog.IndexCovered, group.Place, string.Join(", ", group.Fields), cover);
            }
            else
            {
                indexes.Add(Index(scope.Name, group.Fields, columns));
            }
        }

        var columnsOfTable = scope.Declaration.Columns.Select(c => c.Column with { PhysicalName = scope.StoredName(c.Name) });
        var foreignKeys = scope.Declaration.Relations.Where(static r => r.HasForeignKey).Select(r => (r.Name, scope.ForeignKeyOf(r)));
        foreach (var (field, column) in HouseIndexes.Of(scope.Parent is null ? columnsOfTable.Concat(scope.ImplicitColumns) : columnsOfTable, foreignKeys))
        {
            var columns = EquatableArray.Of(column);
            if (!uniques.Concat(indexes).Any(g => HouseIndexes.Covers(g.Columns, columns)))
            {
                indexes.Add(Index(scope.Name, EquatableArray.Of(field), columns));
            }
        }

        return indexes;
    }

    /// <summary>The key comes last in every index, so that pages in the order of the index need no sort.</summary>
    private static KeyGroup Index(TableName table, EquatableArray<string> fields, EquatableArray<string> columns) =>
        new(PhysicalNames.Index(table, columns), fields, columns.Contains("id") ? columns : columns.Append("id").ToEquatableArray());

    /// <summary>The physical columns of a group; null where a field has none.</summary>
    public static EquatableArray<string>? Columns(TableScope scope, GroupDeclaration group, Findings findings)
    {
        var columns = new List<string>();
        for (var i = 0; i < group.Fields.Count; i++)
        {
            if (Column(scope, group.Fields[i], group.PlaceOf(i), findings) is { } column)
            {
                columns.Add(column);
            }
        }

        return columns.Count == group.Fields.Count ? columns.ToEquatableArray() : null;
    }

    private static string? Column(TableScope scope, string field, Place place, Findings findings)
    {
        var column = scope.Columns.Select(static c => c.Column).Concat(scope.ImplicitColumns).FirstOrDefault(c => c.Name == field);
        var relation = scope.Relations.FirstOrDefault(r => r.Name == field);
        if (column is null && relation is null)
        {
            if (!scope.IsKnownBroken(field))
            {
                var fields = scope.Columns.Select(static c => c.Name).Concat(scope.Relations.Select(static r => r.Name)).ToList();
                findings.Add(scope, DiagnosticCatalog.GroupField, place, field, scope.Name, Suggestion.For(field, fields));
            }

            return null;
        }

        var fault = column is { Type.Kind: TypeKind.Json } ? "JSON values are not compared"
            : relation is { HasForeignKey: false } ? "its foreign key is not in this table"
            : null;
        if (fault is not null)
        {
            findings.Add(scope, DiagnosticCatalog.GroupFieldKind, place, field, fault);
            return null;
        }

        return column is null ? scope.ForeignKeyOf(relation!) : scope.StoredName(column.Name);
    }

    private static EquatableArray<KeyGroup> InOrder(List<KeyGroup> groups) =>
        groups.OrderBy(static g => g.Name, StringComparer.Ordinal).ToEquatableArray();
}
