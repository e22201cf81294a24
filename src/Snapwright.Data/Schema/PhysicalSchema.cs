using Snapwright.Model.Collections;

namespace Snapwright.Data.Schema;

/// <summary>What is physically in the database, as far as additive changes need to know it.</summary>
/// <param name="Tables">All tables, by schema and name.</param>
public sealed record PhysicalSchema(EquatableArray<PhysicalTable> Tables)
{
    /// <summary>The table of a schema and name, or null.</summary>
    public PhysicalTable? Find(Snapwright.Model.Tables.TableName name) => Tables.FirstOrDefault(t => t.Name == name);
}

/// <summary>A physical table.</summary>
/// <param name="Name">Its name; the schema is <c>public</c> where the database has no schemas.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Indexes">The names of its indexes and unique constraints.</param>
public sealed record PhysicalTable(Snapwright.Model.Tables.TableName Name, EquatableArray<PhysicalColumn> Columns, EquatableArray<string> Indexes);

/// <summary>A physical column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in the words that the dialect's DDL uses for it, lower-case.</param>
/// <param name="IsNullable">Whether NULL is allowed.</param>
public sealed record PhysicalColumn(string Name, string Type, bool IsNullable);
