using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>
/// What of the way from one model to another would drop or change something physical, in words. Additions are not in it, nor is
/// what only the server looks at (descriptions, choices, defaults, what is published).
/// </summary>
internal static class RefusedChanges
{
    /// <summary>All of them, tables in order; empty where the way is additive.</summary>
    public static List<string> Between(MetadataModel before, MetadataModel after)
    {
        var refused = new List<string>();
        foreach (var table in before.Tables)
        {
            if (after.Find(table.Name) is { } next)
            {
                AddHierarchy(refused, table, next);
                AddColumns(refused, table, next);
                AddRelations(refused, table, next);
                AddGroups(refused, table, next);
            }
            else
            {
                refused.Add($"table '{table.Name}' would be dropped or renamed");
            }
        }

        return refused;
    }

    /// <summary>Whether the settings of a table can become those of another.</summary>
    public static bool Allows(Table before, Table after) => !before.IsSingleRecord || after.IsSingleRecord;

    /// <summary>Whether a column can become what another is.</summary>
    public static bool Allows(Column before, Column after)
    {
        var refused = new List<string>();
        AddColumn(refused, before.Name, before, after);
        return refused.Count == 0;
    }

    /// <summary>Whether a relation can become what another is.</summary>
    public static bool Allows(Relation before, Relation after)
    {
        var refused = new List<string>();
        AddRelation(refused, before.Name, before, after);
        return refused.Count == 0 && before.IsOwner == after.IsOwner;
    }

    // Rows that are of a table would be of another, or of none.
    private static void AddHierarchy(List<string> refused, Table before, Table after)
    {
        Compare(refused, $"'{before.Name}'", "parent", before.Parent?.ToString(), after.Parent?.ToString());
        if (!before.IsAbstract && after.IsAbstract)
        {
            refused.Add($"'{before.Name}' would have no rows of its own (isAbstract)");
        }
    }

    private static void AddColumns(List<string> refused, Table before, Table after)
    {
        foreach (var column in before.Columns.Where(static c => c.InheritedFrom is null))
        {
            var name = $"column '{column.Name}' of '{before.Name}'";
            if (after.FindColumn(column.Name) is not { } next)
            {
                refused.Add($"{name} would be dropped or renamed");
                continue;
            }

            AddColumn(refused, name, column, next);
        }
    }

    private static void AddColumn(List<string> refused, string name, Column before, Column after)
    {
        Compare(refused, name, "type", Describe(before.Type), Describe(after.Type));
        Compare(refused, name, "nullability", Nullability(before.IsNullable), Nullability(after.IsNullable));
        if (before.IsPrimary != after.IsPrimary || before.IsGenerated != after.IsGenerated)
        {
            refused.Add($"{name} would be made another way");
        }
    }

    private static void AddRelations(List<string> refused, Table before, Table after)
    {
        foreach (var relation in before.Relations.Where(static r => r is { IsOwner: true, InheritedFrom: null }))
        {
            var name = $"relation '{relation.Name}' of '{before.Name}'";
            if (after.FindRelation(relation.Name) is not { IsOwner: true } next)
            {
                refused.Add($"{name} would be dropped or renamed");
                continue;
            }

            AddRelation(refused, name, relation, next);
        }
    }

    private static void AddRelation(List<string> refused, string name, Relation before, Relation after)
    {
        Compare(refused, name, "type", before.Type.ToString(), after.Type.ToString());
        Compare(refused, name, "target", before.Target.ToString(), after.Target.ToString());
        Compare(refused, name, "foreign key", before.ForeignKey, after.ForeignKey);
        Compare(refused, name, "constraint", before.ConstraintName, after.ConstraintName);
        Compare(refused, name, "junction", before.Junction?.ToString(), after.Junction?.ToString());
        if (before.HasForeignKey)
        {
            Compare(refused, name, "onDelete", before.OnDelete.ToString(), after.OnDelete.ToString());
            Compare(refused, name, "nullability", Nullability(before.IsNullable), Nullability(after.IsNullable));
        }
    }

    private static void AddGroups(List<string> refused, Table before, Table after)
    {
        // Named ones come and go: they hold nothing that the rows have not.
        var dropped = before.Uniques.Where(u => u.InheritedFrom is null && after.Uniques.All(a => a.Columns != u.Columns) && before.UniqueConstraints.All(n => n.Columns != u.Columns));
        foreach (var group in dropped)
        {
            refused.Add($"the unique group ({string.Join(", ", group.Fields)}) of '{before.Name}' would be dropped");
        }

        foreach (var group in before.Indexes.Where(i => i.InheritedFrom is null && !after.Uniques.Concat(after.Indexes).Any(a => IsBeginning(i.Fields, a.Fields))))
        {
            refused.Add($"the index ({string.Join(", ", group.Fields)}) of '{before.Name}' would be dropped");
        }

        if (!Allows(before, after))
        {
            refused.Add($"'{before.Name}' would no longer be bound to one row");
        }
    }

    private static bool IsBeginning(EquatableArray<string> fields, EquatableArray<string> others) =>
        fields.Count <= others.Count && fields.SequenceEqual(others.Take(fields.Count));

    private static void Compare(List<string> refused, string what, string property, string? before, string? after)
    {
        if (before != after)
        {
            refused.Add($"{property} of {what} would change from {before ?? "none"} to {after ?? "none"}");
        }
    }

    private static string Nullability(bool isNullable) => isNullable ? "nullable" : "not nullable";

    private static string Describe(DataType type) => type.Kind switch
    {
        TypeKind.Text when type.Length > 0 => $"text of {type.Length}",
        TypeKind.Decimal => $"decimal({type.Precision},{type.Scale})",
        TypeKind.Array => $"array of {type.Item}",
        _ => type.Kind.ToString(),
    };
}
