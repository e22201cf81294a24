using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Data.Schema;

/// <summary>Collects what a driver reads from its catalog, row by row. Not thread-safe.</summary>
public sealed class PhysicalSchemaBuilder
{
    private readonly SortedSet<string> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<TableName, Parts> _tables = [];

    /// <summary>Adds a schema.</summary>
    public void AddSchema(string name) => _schemas.Add(name);

    /// <summary>Adds a column, and its table with the first one.</summary>
    public void AddColumn(TableName table, PhysicalColumn column) => Of(table).Columns.Add(column);

    /// <summary>Adds an index.</summary>
    public void AddIndex(TableName table, string name) => Of(table).Indexes.Add(name);

    /// <summary>Adds a foreign key.</summary>
    public void AddForeignKey(TableName table, PhysicalForeignKey foreignKey) => Of(table).ForeignKeys.Add(foreignKey);

    /// <summary>The schema of all that was added.</summary>
    public PhysicalSchema Build() => new(
        _tables
            .OrderBy(static t => t.Key.ToString(), StringComparer.Ordinal)
            .Select(static t => new PhysicalTable(
                t.Key, t.Value.Columns.ToEquatableArray(), t.Value.Indexes.ToEquatableArray(), t.Value.ForeignKeys.ToEquatableArray()))
            .ToEquatableArray(),
        _schemas.ToEquatableArray());

    private Parts Of(TableName table)
    {
        if (!_tables.TryGetValue(table, out var parts))
        {
            _tables.Add(table, parts = new([], [], []));
        }

        return parts;
    }

    private sealed record Parts(List<PhysicalColumn> Columns, List<string> Indexes, List<PhysicalForeignKey> ForeignKeys);
}
