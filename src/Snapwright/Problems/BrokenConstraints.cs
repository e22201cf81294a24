using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Problems;

/// <summary>What of the model a fault of the database is about.</summary>
internal static class BrokenConstraints
{
    /// <summary>The check that a row does not fulfil: of the table that is written, or of another that looks at its rows; null for none that has a name.</summary>
    public static (Table Table, CheckConstraint Check)? Check(DatabaseFault fault, Table table, MetadataModel model)
    {
        if (fault.Constraint is not { } name)
        {
            return null;
        }

        foreach (var owner in model.Tables.Where(t => t.Name != table.Name).Prepend(table))
        {
            if (owner.CheckConstraints.FirstOrDefault(c => PhysicalNames.IsCheckOf(name, c.InheritedFrom ?? owner.Name, c.Name)) is { } check)
            {
                return (owner, check);
            }
        }

        return null;
    }

    /// <summary>
    /// The fields that another row has the same values of, and the table among whose rows they are unique. PostgreSQL and MariaDB name the constraint, SQLite the columns.
    /// </summary>
    public static (EquatableArray<string> Fields, TableName Among) UniqueFields(DatabaseFault fault, Table table)
    {
        if (Unique(fault, table) is { } group)
        {
            return (group.Fields, group.InheritedFrom ?? table.Name);
        }

        var key = table.Key.Name;
        if (fault.Constraint == table.StoredIn.Name + "_pkey" || fault.Constraint == "PRIMARY" || fault.Columns == EquatableArray.Of(key))
        {
            return (EquatableArray.Of(key), table.StoredIn);
        }

        return Index(fault, table) is { } index
            ? (index.Expressions.Select(static e => e.Text).Where(e => IsField(table, e)).ToEquatableArray(), index.InheritedFrom ?? table.Name)
            : (fault.Columns.Select(c => FieldOf(table, c)).OfType<string>().ToEquatableArray(), table.Name);
    }

    /// <summary>The unique constraint with a name that a row breaks; null for none.</summary>
    public static UniqueConstraint? NamedUnique(DatabaseFault fault, Table table) =>
        Unique(fault, table) is { } group ? table.UniqueConstraints.FirstOrDefault(u => u.Columns == group.Columns) : null;

    /// <summary>The unique index over expressions that a row breaks, where the database names it; null for none.</summary>
    public static IndexDefinition? Index(DatabaseFault fault, Table table) => fault.Constraint is { } name
        ? table.IndexDefinitions.FirstOrDefault(i => PhysicalNames.IsIndexOf(name, i.InheritedFrom ?? table.Name, i.Name))
        : null;

    private static KeyGroup? Unique(DatabaseFault fault, Table table) =>
        table.Uniques.Concat(table.Hierarchy?.DescendantUniques ?? default).FirstOrDefault(u => u.Name == fault.Constraint || (u.Columns.Count > 0 && u.Columns == fault.Columns));

    private static bool IsField(Table table, string text) =>
        table.FindColumn(text) is not null || table.FindRelation(text) is not null || table.FindComputedField(text) is not null;

    private static string? FieldOf(Table table, string column) => StoredFields.Of(table).FirstOrDefault(f => f.PhysicalColumn == column)?.Name
        ?? table.ComputedFields.FirstOrDefault(f => PhysicalNames.IsMaterializedOf(column, f.Name))?.Name;
}
