using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Schema;

/// <summary>
/// How tables of the model become DDL of one dialect. Pure. Columns get no defaults: the server binds every value. Each text is one
/// statement.
/// </summary>
/// <param name="dialect">Quotes identifiers.</param>
public abstract class SchemaWriter(Dialect dialect)
{
    /// <summary>Whether the database has schemas; where not, they are part of the table's name.</summary>
    public abstract bool HasSchemas { get; }

    /// <summary>Whether an added NOT NULL column keeps the default that existing rows got it from.</summary>
    protected abstract bool KeepsDefaults { get; }

    /// <summary>What lets a transaction check a reference at its end, with a space in front; empty where nothing must be said.</summary>
    protected virtual string Deferral => "";

    /// <summary>Whether DDL is part of the transaction that it stands in.</summary>
    public virtual bool IsTransactional => true;

    /// <summary>The dialect.</summary>
    protected Dialect Dialect { get; } = dialect;

    /// <summary>Writes checks and indexes over expressions.</summary>
    private protected abstract DefinitionWriter Definitions { get; }

    /// <summary>
    /// What a table declares itself beyond its columns: materialised fields, checks, indexes over expressions, the types of its references, and where it inherits, that its rows
    /// have the values that it requires.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="bound">What its texts mean.</param>
    public DefinedParts Define(Table table, BoundDefinitions bound)
    {
        var parts = new List<DefinedPart>();
        var faults = new List<string>();
        foreach (var field in bound.Fields)
        {
            var (made, fault) = Definitions.Materialized(bound.Model, table, field, Definition(field.Column, field.Value.Type, isNullable: true));
            parts.AddRange(made);
            AddFault(fault);
        }

        foreach (var (part, fault) in bound.Checks.Select(c => Definitions.Check(bound.Model, table, c)).Concat(bound.Indexes.Select(i => Definitions.Index(table, i))))
        {
            parts.AddRange(part is null ? [] : [part]);
            AddFault(fault);
        }

        parts.AddRange(table.Parent is null ? [] : StoredFields.Of(table).Where(static f => f is { IsOwn: true, IsNullable: false }).Select(f => Definitions.Required(table, f)));
        parts.AddRange(TypeRequirement.Of(bound.Model, table).Select(Definitions.ReferenceType));
        return new(parts.ToEquatableArray(), faults.ToEquatableArray());

        void AddFault(string? fault)
        {
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Drops what has a defined name: a check or one of the things that it is made of, a trigger, an index.</summary>
    public EquatableArray<string> DropDefined(TableName table, string name) => PhysicalNames.IsTrigger(name) ? DropTrigger(table, name)
        : EquatableArray.Of(PhysicalNames.IsCheck(name) ? DropCheck(table, name) : DropIndex(table, name));

    /// <summary>Drops the column of a materialised field.</summary>
    public string DropColumn(TableName table, string column) => $"ALTER TABLE {Dialect.Quote(table)} DROP COLUMN {Dialect.Quote(column)}";

    /// <summary>Drops a trigger.</summary>
    public virtual EquatableArray<string> DropTrigger(TableName table, string name) => EquatableArray.Of($"DROP TRIGGER IF EXISTS {Dialect.Quote(name)}");

    /// <summary>Drops a check, or one of the things that it is made of.</summary>
    public virtual string DropCheck(TableName table, string check) => $"ALTER TABLE {Dialect.Quote(table)} DROP CONSTRAINT {Dialect.Quote(check)}";

    /// <summary>Creates a schema.</summary>
    public string CreateSchema(string schema) => $"CREATE SCHEMA {Dialect.Quote(schema)}";

    /// <summary>Creates a table without indexes; on databases that can add them later, without foreign keys.</summary>
    public string CreateTable(Table table)
    {
        var columns = StoredFields.Of(table).Select(field => field.Column is { IsPrimary: true } key
            ? Key(key)
            : Definition(field.PhysicalColumn, field.Type, field.IsNullable)
                + Check(field.PhysicalColumn, field.Type)
                + (field.Relation is { } relation ? InlineReference(relation) : ""));
        return $"CREATE TABLE {Dialect.Quote(table.Name)} (\n    {string.Join(",\n    ", columns)}\n){TableOptions}";
    }

    /// <summary>Adds a foreign key to a table that was just created; null where <see cref="CreateTable"/> has it already.</summary>
    public abstract string? AddForeignKey(Table table, Relation relation);

    /// <summary>
    /// Adds a column to a table that may have rows: <paramref name="existing"/> is what those get; null only for a nullable column
    /// that starts as NULL.
    /// </summary>
    public EquatableArray<string> AddColumn(Table table, Column column, SqlValue? existing)
    {
        var target = Dialect.Quote(table.Name);
        var add = $"ALTER TABLE {target} ADD COLUMN {Definition(column.Name, column.Type, column.IsNullable)}";
        var check = Check(column.Name, column.Type);
        if (existing is not { IsNull: false } value)
        {
            return EquatableArray.Of(add + check);
        }

        add += " DEFAULT " + Literal(column.Type, value) + check;
        return KeepsDefaults
            ? EquatableArray.Of(add)
            : EquatableArray.Of(add, $"ALTER TABLE {target} ALTER COLUMN {Dialect.Quote(column.Name)} DROP DEFAULT");
    }

    /// <summary>Adds the nullable foreign key column of a relation.</summary>
    public virtual string AddForeignKeyColumn(Table table, Relation relation) =>
        $"ALTER TABLE {Dialect.Quote(table.Name)} ADD COLUMN {Definition(relation.ForeignKey!, relation.TargetKeyType, isNullable: true)}{Reference(relation)}";

    /// <summary>Creates the junction table of a many-to-many relation, from its owning side.</summary>
    public virtual string CreateJunction(Table table, Relation relation)
    {
        var junction = relation.Junction!;
        return $"""
            CREATE TABLE {Dialect.Quote(junction.Table)} (
                {JunctionColumn(junction.SourceColumn, table.Key.Type, table.Name)},
                {JunctionColumn(junction.TargetColumn, relation.TargetKeyType, relation.Target)},
                PRIMARY KEY ({Dialect.Quote(junction.SourceColumn)}, {Dialect.Quote(junction.TargetColumn)})
            )
            """.Replace("\r\n", "\n");
    }

    /// <summary>Creates the index of a junction table for the way back: the primary key serves the way there.</summary>
    public string CreateJunctionIndex(Junction junction) =>
        CreateIndex(junction.Table, JunctionIndexName(junction), [junction.TargetColumn, junction.SourceColumn], isUnique: false);

    /// <summary>The name of the index of <see cref="CreateJunctionIndex"/>.</summary>
    public static string JunctionIndexName(Junction junction) =>
        PhysicalNames.Index(junction.Table, [junction.TargetColumn, junction.SourceColumn]);

    /// <summary>Creates a unique constraint, as a unique index.</summary>
    public string CreateUnique(Table table, KeyGroup group) =>
        group.Types.Count == 0 ? CreateIndex(table.Name, group.Name, group.Columns, isUnique: true) : CreateUniqueOfTypes(table, group);

    /// <summary>Creates a unique constraint of the rows of some types.</summary>
    protected virtual string CreateUniqueOfTypes(Table table, KeyGroup group) =>
        $"{CreateIndex(table.Name, group.Name, group.Columns, isUnique: true)} WHERE {IsOfTypes("", group.Types)}";

    /// <summary>Fills in a column that was added to the rows of some types.</summary>
    public string FillColumn(Table table, Column column, SqlValue value, EquatableArray<TableName> types) =>
        $"UPDATE {Dialect.Quote(table.Name)} SET {Dialect.Quote(column.Name)} = {Literal(column.Type, value)} WHERE {IsOfTypes("", types)}";

    /// <summary>Creates an index, with the key as its last column so that pages are cut in one order.</summary>
    public string CreateIndex(Table table, KeyGroup group)
    {
        var key = table.Key.Name;
        return CreateIndex(table, group.Name, group.Columns.Contains(key) ? group.Columns : [.. group.Columns, key]);
    }

    /// <summary>Creates the unique index that lets a single-record table have one row.</summary>
    public virtual string CreateSingleRecordIndex(Table table) =>
        $"CREATE UNIQUE INDEX {Dialect.Quote(SingleRecordIndexName(table.Name))} ON {Dialect.Quote(table.Name)} (({SingleRecordExpression(table)}))";

    /// <summary>The name of the index of <see cref="CreateSingleRecordIndex"/>.</summary>
    public static string SingleRecordIndexName(TableName table) => PhysicalNames.Unique(table, ["single"]);

    /// <summary>
    /// Creates the index of search with the words of the rows that are there; the database keeps it from then on. Its name is
    /// <see cref="PhysicalNames.SearchIndex"/>, and <c>Indexes</c> of the physical table has it.
    /// </summary>
    /// <param name="table">A table with searchable columns.</param>
    public abstract EquatableArray<string> CreateSearch(Table table);

    /// <summary>Drops an index of search, of whatever columns; nothing is lost that the table has not.</summary>
    public abstract EquatableArray<string> DropSearch(TableName table, string index);

    /// <summary>Creates the index for parts of texts of a searchable column, where the database has such; else null.</summary>
    public virtual string? CreateTrigrams(Table table, Column column) => null;

    /// <summary>Drops an index.</summary>
    public virtual string DropIndex(TableName table, string index) => $"DROP INDEX {Dialect.Quote(index)}";

    /// <summary>The name of the index of search of a table.</summary>
    protected static string SearchIndex(Table table) => PhysicalNames.SearchIndex(table.Name, table.SearchableColumns.Select(static c => c.Name));

    /// <summary>The type of a column in DDL; lower-cased, it is the <c>Type</c> of the physical column.</summary>
    public abstract string ColumnType(DataType type);

    /// <summary>The type of a column of a table in DDL: that of its values, except for keys that the database makes.</summary>
    public virtual string ColumnType(Column column) => ColumnType(column.Type);

    /// <summary>A value as a literal, for defaults in DDL, where nothing can be bound.</summary>
    public abstract string Literal(DataType type, SqlValue value);

    /// <summary>The definition of the primary key.</summary>
    protected abstract string Key(Column column);

    /// <summary>What follows the type of a column for its collation, with a space in front; else empty.</summary>
    protected virtual string Collation(DataType type) => "";

    /// <summary>What follows a column with its default for the values that its type would let in, with a space in front; else empty.</summary>
    protected virtual string Check(string column, DataType type) => "";

    /// <summary>What follows the closing parenthesis of a table, with a space in front; else empty.</summary>
    protected virtual string TableOptions => "";

    /// <summary>The columns of an index that is not unique, quoted; a database may take only the beginning of long ones.</summary>
    protected virtual IEnumerable<string> IndexedColumns(Table table, IReadOnlyList<string> columns) => columns.Select(Dialect.Quote);

    /// <summary>The named foreign key of a relation, as a constraint of its table.</summary>
    protected string ForeignKey(Relation relation) =>
        $"CONSTRAINT {Dialect.Quote(relation.ConstraintName!)} FOREIGN KEY ({Dialect.Quote(relation.ForeignKey!)}) "
        + $"REFERENCES {Target(relation.Target, Rule(relation.OnDelete))}";

    /// <summary>The reference of a foreign key column in <see cref="CreateTable"/>, with a space in front; empty where it is added later.</summary>
    protected abstract string InlineReference(Relation relation);

    /// <summary>An expression that has the same value on all rows and that the database takes into an index.</summary>
    protected abstract string SingleRecordExpression(Table table);

    /// <summary>Column name, type, nullability.</summary>
    protected string Definition(string name, DataType type, bool isNullable) =>
        $"{Dialect.Quote(name)} {ColumnType(type)}{Collation(type)}{(isNullable ? "" : " NOT NULL")}";

    /// <summary>The named reference of a relation, with a space in front.</summary>
    protected string Reference(Relation relation) =>
        $" CONSTRAINT {Dialect.Quote(relation.ConstraintName!)} REFERENCES {Target(relation.Target, Rule(relation.OnDelete))}";

    /// <summary>The table that is referred to, with what follows its changes.</summary>
    protected string Target(TableName target, string onDelete) =>
        $"{Dialect.Quote(target)} ({Dialect.Quote("id")}) ON DELETE {onDelete} ON UPDATE CASCADE{Deferral}";

    /// <summary>What a delete of the target does, in SQL.</summary>
    protected static string Rule(OnDelete onDelete) => onDelete switch
    {
        OnDelete.Cascade => "CASCADE",
        OnDelete.SetNull => "SET NULL",
        _ => "RESTRICT",
    };

    /// <summary>Whether a row is of one of some types.</summary>
    /// <param name="row">What stands before the column.</param>
    /// <param name="types">The types.</param>
    protected string IsOfTypes(string row, EquatableArray<TableName> types) =>
        $"{row}{Dialect.Quote(Hierarchy.TypeField)} IN ({string.Join(", ", types.Select(static t => $"'{t}'"))})";

    /// <summary>Text as a literal.</summary>
    protected static string Quoted(string text) => "'" + text.Replace("'", "''") + "'";

    private string JunctionColumn(string name, DataType type, TableName target) =>
        $"{Definition(name, type, isNullable: false)} REFERENCES {Target(target, "CASCADE")}";

    private string CreateIndex(Table table, string name, IReadOnlyList<string> columns) =>
        $"CREATE INDEX {Dialect.Quote(name)} ON {Dialect.Quote(table.Name)} ({string.Join(", ", IndexedColumns(table, columns))})";

    private string CreateIndex(TableName table, string name, IReadOnlyList<string> columns, bool isUnique) =>
        $"CREATE {(isUnique ? "UNIQUE " : "")}INDEX {Dialect.Quote(name)} ON {Dialect.Quote(table)} ({string.Join(", ", columns.Select(Dialect.Quote))})";
}
