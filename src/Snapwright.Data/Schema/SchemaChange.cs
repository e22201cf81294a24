using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;

namespace Snapwright.Data.Schema;

/// <summary>The additive changes.</summary>
public enum SchemaChangeKind
{
    /// <summary>A schema.</summary>
    CreateSchema,

    /// <summary>A table, with its columns.</summary>
    CreateTable,

    /// <summary>A foreign key of a table that was just created.</summary>
    AddForeignKey,

    /// <summary>A column, with the foreign key where it is one.</summary>
    AddColumn,

    /// <summary>A junction table.</summary>
    CreateJunction,

    /// <summary>What keeps a materialised field, with the values of the rows that are there.</summary>
    AddKeeping,

    /// <summary>An index that search no longer needs; it holds nothing that its table has not.</summary>
    DropIndex,

    /// <summary>An index, a unique constraint, or an index of search.</summary>
    CreateIndex,

    /// <summary>A check.</summary>
    AddCheck,

    /// <summary>What keeps a reference to rows of some types of a hierarchy.</summary>
    RequireType,

    /// <summary>An index, a check or a unique constraint whose definition is gone, or is another one; after all that replaces it.</summary>
    DropDefined,

    /// <summary>The column of a materialised field that is gone, or is another one.</summary>
    DropColumn,
}

/// <summary>One step towards the wanted schema.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Table">The table that it is about; for a schema, a name without a table in it.</param>
/// <param name="Name">The physical name of the column, constraint or index; null for schemas and tables.</param>
/// <param name="Statements">The DDL, one statement each.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, TableName Table, string? Name, EquatableArray<string> Statements)
{
    /// <summary>The materialised field, check or index that is made; null for anything else.</summary>
    public DefinedPart? Part { get; init; }

    /// <summary>The name of the foreign key that comes with a column; null where none does.</summary>
    public string? Reference { get; init; }
}

/// <summary>A difference that no additive change resolves.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Column">The physical column, or null.</param>
/// <param name="Message">What differs, for people.</param>
public sealed record SchemaConflict(TableName Table, string? Column, string Message);
