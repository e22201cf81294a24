using Snapwright.Model.Collections;

namespace Snapwright.Model.Tables;

/// <summary>
/// A physical column of a table with the field it stores. Its place in <see cref="StoredFields.Of"/> is its ordinal in the
/// rows of the known statements and its slot in the values of a write.
/// </summary>
/// <param name="Slot">Its place.</param>
/// <param name="Name">The JSON property: of the column, or of the relation whose foreign key it is.</param>
/// <param name="PhysicalColumn">The physical column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Column">The column; null for a foreign key.</param>
/// <param name="Relation">The relation; null for a column.</param>
public record StoredField(int Slot, string Name, string PhysicalColumn, DataType Type, Column? Column, Relation? Relation)
{
    /// <summary>Whether NULL is allowed.</summary>
    public bool IsNullable => Column?.IsNullable ?? Relation!.IsNullable;

    /// <summary>Whether its table declares it itself: it is neither inherited nor what the server writes.</summary>
    public bool IsOwn => Column is { } column ? column is { InheritedFrom: null, Stamp: null } : Relation!.InheritedFrom is null;

    /// <summary>Whether a create body must have it.</summary>
    public bool IsRequired => Column?.IsRequired ?? Relation!.IsRequired;

    /// <summary>Whether create bodies set it.</summary>
    public bool IsInsertable => Column?.IsInsertable ?? true;

    /// <summary>Whether update bodies set it.</summary>
    public bool IsChangeable => Column?.IsChangeable ?? Relation!.IsUpdatable;

    /// <summary>Whether the API shows it.</summary>
    public bool IsPublished => Column?.IsPublished ?? Relation!.IsPublished;

    /// <summary>Whether the database makes the value at insert (identity keys).</summary>
    public bool IsDatabaseGenerated => Column is { IsGenerated: true, Stamp: null, Type.Kind: TypeKind.Int or TypeKind.BigInt };
}

/// <summary>The stored fields of tables.</summary>
public static class StoredFields
{
    /// <summary>
    /// All stored fields in the order of output: columns as declared, foreign keys as declared, then what the server writes by itself.
    /// </summary>
    public static EquatableArray<StoredField> Of(Table table)
    {
        var fields = new List<StoredField>();
        foreach (var column in table.Columns.Where(static c => c.Stamp is null))
        {
            fields.Add(new(fields.Count, column.Name, column.StoredName, column.Type, column, null));
        }

        foreach (var relation in table.ForeignKeys)
        {
            fields.Add(new(fields.Count, relation.Name, relation.ForeignKey!, relation.TargetKeyType, null, relation));
        }

        foreach (var column in table.Columns.Where(static c => c.Stamp is not null))
        {
            fields.Add(new(fields.Count, column.Name, column.StoredName, column.Type, column, null));
        }

        return fields.ToEquatableArray();
    }
}
