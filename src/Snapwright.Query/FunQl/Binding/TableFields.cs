using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A field of a table as FunQL sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Column">The column; null for others.</param>
/// <param name="Relation">The relation; null for others.</param>
/// <param name="Computed">The computed field; null for others.</param>
internal sealed record TableField(string Name, Column? Column, Relation? Relation, ComputedField? Computed)
{
    /// <summary>Whether it has no value: a relation whose foreign key is elsewhere.</summary>
    public bool IsElsewhere => Relation is { HasForeignKey: false };

    public bool IsPublished => Column?.IsPublished ?? Relation?.IsPublished ?? true;
}

/// <summary>The fields of tables.</summary>
internal static class TableFields
{
    /// <summary>The name that stands for the main field of a table.</summary>
    public const string Main = "__main";

    public static IEnumerable<TableField> Of(Table table) => table.Columns.Select(static c => new TableField(c.Name, c, null, null))
        .Concat(table.Relations.Select(static r => new TableField(r.Name, null, r, null)))
        .Concat(table.ComputedFields.Select(static f => new TableField(f.Name, null, null, f)));

    public static TableField? Find(Table table, string name)
    {
        if (name == Main)
        {
            return Find(table, MainField(table));
        }

        if (table.FindColumn(name) is { } column)
        {
            return new(name, column, null, null);
        }

        if (table.FindRelation(name) is { } relation)
        {
            return new(name, null, relation, null);
        }

        return table.FindComputedField(name) is { } computed ? new(name, null, null, computed) : NameLookup.Find(Of(table), static f => f.Name, name);
    }

    /// <summary>The names that can be used.</summary>
    public static IEnumerable<string> Names(Table table) => Of(table).Where(static f => !f.IsElsewhere).Select(static f => f.Name);

    public static string MainField(Table table) => table.MainField ?? table.Key.Name;

    public static FunQlType Type(Column column) =>
        column.DeclaredType is ColumnType.Enum or ColumnType.ArraySelect ? new(column.Type) { Choices = column.Choices } : new(column.Type);

    public static FunQlType Type(Relation relation) => new(relation.TargetKeyType) { Reference = relation.Target };
}
