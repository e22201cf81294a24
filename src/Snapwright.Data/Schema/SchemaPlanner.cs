using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;

namespace Snapwright.Data.Schema;

/// <summary>
/// Compares the physical schema with the model. It only ever adds, indexes of search and what is defined under a name apart: what would need a drop or a change of what is there becomes a
/// <see cref="SchemaConflict"/>. Physical tables and columns that the model does not know are left alone.
/// </summary>
/// <param name="writer">Writes the DDL.</param>
/// <param name="time">The clock, for columns added to rows that are there and whose default is "now".</param>
public sealed class SchemaPlanner(SchemaWriter writer, TimeProvider time)
{
    /// <summary>Plans the way from <paramref name="actual"/> to <paramref name="wanted"/>.</summary>
    public SchemaPlan Plan(PhysicalSchema actual, MetadataModel wanted)
    {
        var steps = new SchemaSteps();
        var defined = Define(steps, wanted);
        AddSchemas(steps, actual, wanted);
        foreach (var stored in StoredTable.Of(wanted))
        {
            if (actual.Find(stored.Table.Name) is { } physical)
            {
                Extend(steps, physical, stored);
            }
            else
            {
                Create(steps, stored);
            }

            CheckMembers(steps, actual, stored);
            AddJunctions(steps, actual, stored);
        }

        AddDefined(steps, actual, defined);
        DropDefined(steps, actual, wanted, defined);
        return steps.ToPlan();
    }

    private void AddSchemas(SchemaSteps steps, PhysicalSchema actual, MetadataModel wanted)
    {
        if (!writer.HasSchemas)
        {
            return;
        }

        var there = actual.Schemas.ToHashSet(StringComparer.Ordinal);
        foreach (var schema in wanted.Tables.Select(static t => t.Name.Schema).Where(there.Add).ToArray())
        {
            steps.Add(SchemaChangeKind.CreateSchema, new(schema, ""), null, writer.CreateSchema(schema));
        }
    }

    // The rows would have to move, and no row of the hierarchy may have the same key.
    private static void CheckMembers(SchemaSteps steps, PhysicalSchema actual, StoredTable stored)
    {
        foreach (var member in stored.Members.Where(m => m.Parent is not null && actual.Find(m.Name) is not null))
        {
            steps.Conflict(member.Name, null, $"The table exists by itself; as one that inherits from '{member.Parent}' it would be stored in '{stored.Table.Name}'.");
        }
    }

    private void Create(SchemaSteps steps, StoredTable stored)
    {
        var table = stored.Table;
        steps.Add(SchemaChangeKind.CreateTable, table.Name, null, writer.CreateTable(table));
        foreach (var relation in table.ForeignKeys)
        {
            if (writer.AddForeignKey(table, relation) is { } statement)
            {
                steps.Add(SchemaChangeKind.AddForeignKey, table.Name, relation.ConstraintName, statement);
            }
        }

        AddIndexes(steps, stored, default);
    }

    private void Extend(SchemaSteps steps, PhysicalTable physical, StoredTable stored)
    {
        var table = stored.Table;
        foreach (var column in table.Columns)
        {
            if (physical.FindColumn(column.Name) is { } there)
            {
                Compare(steps, table, there, writer.ColumnType(column), column.IsNullable);
            }
            else
            {
                AddColumn(steps, stored, column);
            }
        }

        foreach (var relation in table.ForeignKeys)
        {
            if (physical.FindColumn(relation.ForeignKey!) is not { } there)
            {
                AddForeignKeyColumn(steps, table, relation);
                continue;
            }

            Compare(steps, table, there, writer.ColumnType(relation.TargetKeyType), relation.IsNullable);
            if (!physical.ForeignKeys.Any(k => k.Column == relation.ForeignKey && k.Target == relation.Target))
            {
                steps.Conflict(table.Name, relation.ForeignKey, $"The column exists and does not refer to '{relation.Target}'.");
            }
        }

        AddIndexes(steps, stored, physical.Indexes);
    }

    private void AddColumn(SchemaSteps steps, StoredTable stored, Column column)
    {
        var table = stored.Table;
        if (column.IsPrimary)
        {
            steps.Conflict(table.Name, column.Name, "The table exists without its primary key.");
            return;
        }

        var existing = ExistingRows.ValueOf(column, time);
        if (stored.OwnerOf(column.Name) is { } owner)
        {
            // Whether its rows need a value is the matter of a check; rows of other types have none.
            var fill = existing is { IsNull: false } value && owner.Hierarchy!.Types.Count > 0
                ? EquatableArray.Of(writer.FillColumn(table, column, value, owner.Hierarchy.Types))
                : default;
            steps.Add(SchemaChangeKind.AddColumn, table.Name, column.Name, writer.AddColumn(table, column, null).Concat(fill).ToEquatableArray());
            return;
        }

        if (existing is null && !column.IsNullable)
        {
            steps.Conflict(table.Name, column.Name, "A new column that is not nullable needs a default value for the rows that are there.");
            return;
        }

        steps.Add(SchemaChangeKind.AddColumn, table.Name, column.Name, writer.AddColumn(table, column, existing));
    }

    private void AddForeignKeyColumn(SchemaSteps steps, Table table, Relation relation)
    {
        if (!relation.IsNullable)
        {
            steps.Conflict(table.Name, relation.ForeignKey, "A new relation of a table that exists must be nullable: there is no row that the rows could refer to.");
            return;
        }

        steps.AddReference(table.Name, relation.ForeignKey!, relation.ConstraintName, writer.AddForeignKeyColumn(table, relation));
    }

    private void AddIndexes(SchemaSteps steps, StoredTable stored, EquatableArray<string> there)
    {
        var table = stored.Table;
        foreach (var unique in table.Uniques)
        {
            AddIndex(steps, table.Name, there, unique.Name, writer.CreateUnique(table, unique));
        }

        foreach (var index in table.Indexes)
        {
            AddIndex(steps, table.Name, there, index.Name, writer.CreateIndex(table, index));
        }

        if (table.IsSingleRecord)
        {
            AddIndex(steps, table.Name, there, SchemaWriter.SingleRecordIndexName(table.Name), writer.CreateSingleRecordIndex(table));
        }

        AddSearch(steps, table, there);
    }

    private List<(TableName Table, DefinedPart Part)> Define(SchemaSteps steps, MetadataModel wanted)
    {
        var definitions = new DefinitionBinder(wanted);
        var defined = new List<(TableName, DefinedPart)>();
        foreach (var table in wanted.Tables)
        {
            var parts = writer.Define(table, definitions.Of(table));
            defined.AddRange(parts.Parts.Select(p => (table.StoredIn, p)));
            foreach (var fault in parts.Faults)
            {
                steps.Conflict(table.Name, null, fault);
            }
        }

        return defined;
    }

    private static void AddDefined(SchemaSteps steps, PhysicalSchema actual, List<(TableName Table, DefinedPart Part)> defined)
    {
        foreach (var (table, part) in defined.Where(d => !d.Part.Pieces.All(piece => IsThere(actual, piece))))
        {
            steps.Add(KindOf(part.Kind), table, part);
        }
    }

    private static SchemaChangeKind KindOf(DefinedPartKind kind) => kind switch
    {
        DefinedPartKind.Column => SchemaChangeKind.AddColumn,
        DefinedPartKind.Keeping => SchemaChangeKind.AddKeeping,
        DefinedPartKind.Check => SchemaChangeKind.AddCheck,
        DefinedPartKind.ReferenceType => SchemaChangeKind.RequireType,
        _ => SchemaChangeKind.CreateIndex,
    };

    private static bool IsThere(PhysicalSchema actual, DefinedPiece piece) => actual.Find(piece.Table) is { } table
        && (PhysicalNames.IsMaterialized(piece.Name) ? table.FindColumn(piece.Name) is not null : table.Indexes.Contains(piece.Name));

    private void DropDefined(SchemaSteps steps, PhysicalSchema actual, MetadataModel wanted, List<(TableName Table, DefinedPart Part)> defined)
    {
        var pieces = defined.SelectMany(static d => d.Part.Pieces).ToHashSet();
        pieces.UnionWith(wanted.Tables.SelectMany(static t => t.Uniques.Select(u => new DefinedPiece(t.StoredIn, u.Name))));
        var junctions = wanted.Tables.SelectMany(static t => t.Relations).Select(static r => r.Junction?.Table).OfType<TableName>();
        foreach (var table in wanted.Tables.Select(static t => t.StoredIn).Concat(junctions).Distinct().ToArray())
        {
            if (actual.Find(table) is not { } physical)
            {
                continue;
            }

            foreach (var name in physical.Indexes.Where(PhysicalNames.IsDefined).Where(n => !pieces.Contains(new(table, n))).ToArray())
            {
                steps.Add(SchemaChangeKind.DropDefined, table, name, writer.DropDefined(table, name));
            }

            foreach (var column in physical.Columns.Select(static c => c.Name).Where(PhysicalNames.IsMaterialized).Where(c => !pieces.Contains(new(table, c))).ToArray())
            {
                steps.Add(SchemaChangeKind.DropColumn, table, column, writer.DropColumn(table, column));
            }
        }
    }

    private void AddSearch(SchemaSteps steps, Table table, EquatableArray<string> there)
    {
        var wanted = new Dictionary<string, EquatableArray<string>>(StringComparer.Ordinal);
        if (table.SearchableColumns.Any())
        {
            wanted.Add(PhysicalNames.SearchIndex(table.Name, table.SearchableColumns.Select(static c => c.Name)), writer.CreateSearch(table));
        }

        foreach (var column in table.SearchableColumns)
        {
            if (writer.CreateTrigrams(table, column) is { } statement)
            {
                wanted.Add(PhysicalNames.TrigramIndex(table.Name, column.Name), EquatableArray.Of(statement));
            }
        }

        foreach (var index in there.Where(i => !wanted.ContainsKey(i)).ToArray())
        {
            if (PhysicalNames.IsSearchIndex(index))
            {
                steps.Add(SchemaChangeKind.DropIndex, table.Name, index, writer.DropSearch(table.Name, index));
            }
            else if (PhysicalNames.IsTrigramIndex(index) && table.SearchableColumns.All(c => PhysicalNames.TrigramIndex(table.Name, c.Name) != index))
            {
                steps.Add(SchemaChangeKind.DropIndex, table.Name, index, writer.DropIndex(table.Name, index));
            }
        }

        foreach (var (index, statements) in wanted.Where(w => !there.Contains(w.Key)).ToArray())
        {
            steps.Add(SchemaChangeKind.CreateIndex, table.Name, index, statements);
        }
    }

    private void AddJunctions(SchemaSteps steps, PhysicalSchema actual, StoredTable stored)
    {
        foreach (var relation in stored.Table.Relations)
        {
            if (relation is { IsOwner: true, Junction: { } junction })
            {
                AddJunction(steps, actual.Find(junction.Table), stored.Table, relation, junction);
            }
        }
    }

    private void AddJunction(SchemaSteps steps, PhysicalTable? physical, Table table, Relation relation, Junction junction)
    {
        if (physical is null)
        {
            steps.Add(SchemaChangeKind.CreateJunction, junction.Table, null, writer.CreateJunction(table, relation));
        }
        else
        {
            CompareLink(steps, physical, junction, junction.SourceColumn, table.Key.Type);
            CompareLink(steps, physical, junction, junction.TargetColumn, relation.TargetKeyType);
        }

        AddIndex(steps, junction.Table, physical?.Indexes ?? default, SchemaWriter.JunctionIndexName(junction), writer.CreateJunctionIndex(junction));
    }

    private void CompareLink(SchemaSteps steps, PhysicalTable physical, Junction junction, string column, DataType type)
    {
        if (physical.FindColumn(column) is not { } there)
        {
            steps.Conflict(junction.Table, column, "The junction table exists without this column.");
        }
        else if (!SameType(there, writer.ColumnType(type)))
        {
            steps.Conflict(junction.Table, column, $"The column is {there.Type} and should be {writer.ColumnType(type)}.");
        }
    }

    private static void AddIndex(SchemaSteps steps, TableName table, EquatableArray<string> there, string name, string statement)
    {
        if (!there.Contains(name))
        {
            steps.Add(SchemaChangeKind.CreateIndex, table, name, statement);
        }
    }

    private static void Compare(SchemaSteps steps, Table table, PhysicalColumn there, string type, bool isNullable)
    {
        if (!SameType(there, type))
        {
            steps.Conflict(table.Name, there.Name, $"The column is {there.Type} and should be {type}.");
        }

        if (there.IsNullable != isNullable)
        {
            steps.Conflict(table.Name, there.Name, isNullable ? "The column is not nullable and should be." : "The column is nullable and should not be.");
        }
    }

    private static bool SameType(PhysicalColumn there, string type) => string.Equals(there.Type, type, StringComparison.OrdinalIgnoreCase);
}
