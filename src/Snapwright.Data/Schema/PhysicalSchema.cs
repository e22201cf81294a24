using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Data.Schema;

/// <summary>What is physically in the database, as far as additive changes need to know it.</summary>
/// <param name="Tables">All tables, by schema and name.</param>
/// <param name="Schemas">All schemas, with or without tables; only <c>public</c> and those that names imply where the database has none.</param>
public sealed record PhysicalSchema(EquatableArray<PhysicalTable> Tables, EquatableArray<string> Schemas)
{
    /// <summary>The table of a schema and name, or null.</summary>
    public PhysicalTable? Find(TableName name) => Tables.FirstOrDefault(t => t.Name == name);
}

/// <summary>A physical table.</summary>
/// <param name="Name">Its name; the schema is <c>public</c> where the database has no schemas.</param>
/// <param name="Columns">Its columns, in physical order.</param>
/// <param name="Indexes">The names of its indexes and unique constraints.</param>
/// <param name="ForeignKeys">Its foreign keys over one column.</param>
public sealed record PhysicalTable(
    TableName Name, EquatableArray<PhysicalColumn> Columns, EquatableArray<string> Indexes, EquatableArray<PhysicalForeignKey> ForeignKeys)
{
    /// <summary>The column of a name, or null.</summary>
    public PhysicalColumn? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>A physical column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in the words that the dialect's DDL uses for it, lower-case.</param>
/// <param name="IsNullable">Whether NULL is allowed.</param>
public sealed record PhysicalColumn(string Name, string Type, bool IsNullable);

/// <summary>A physical foreign key.</summary>
/// <param name="Column">The column that refers.</param>
/// <param name="Target">The table that it refers to.</param>
public sealed record PhysicalForeignKey(string Column, TableName Target);
