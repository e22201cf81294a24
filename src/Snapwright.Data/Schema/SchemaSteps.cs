using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;

namespace Snapwright.Data.Schema;

/// <summary>Collects the steps of a plan.</summary>
internal sealed class SchemaSteps
{
    private readonly List<SchemaChange> _changes = [];
    private readonly List<SchemaConflict> _conflicts = [];

    public void Add(SchemaChangeKind kind, TableName table, string? name, string statement) => Add(kind, table, name, EquatableArray.Of(statement));

    public void Add(SchemaChangeKind kind, TableName table, string? name, EquatableArray<string> statements) =>
        _changes.Add(new(kind, table, name, statements));

    /// <summary>Adds a foreign key column.</summary>
    public void AddReference(TableName table, string column, string? reference, string statement) =>
        _changes.Add(new(SchemaChangeKind.AddColumn, table, column, EquatableArray.Of(statement)) { Reference = reference });

    /// <summary>Adds a part of a materialised field, a check or an index over expressions.</summary>
    public void Add(SchemaChangeKind kind, TableName table, DefinedPart part) => _changes.Add(new(kind, table, part.Name, part.Statements) { Part = part });

    public void Conflict(TableName table, string? column, string message) => _conflicts.Add(new(table, column, message));

    /// <summary>The kinds are in the order in which one may need the other; the sort keeps the order within each.</summary>
    public SchemaPlan ToPlan() => new(_changes.OrderBy(static c => c.Kind).ToEquatableArray(), _conflicts.ToEquatableArray());
}
