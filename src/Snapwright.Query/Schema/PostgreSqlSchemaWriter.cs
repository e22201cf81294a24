using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;
using Snapwright.Query.Values;

namespace Snapwright.Query.Schema;

/// <summary>DDL of PostgreSQL.</summary>
/// <param name="hasTrigrams">Whether the extension <c>pg_trgm</c> is there.</param>
public sealed class PostgreSqlSchemaWriter(bool hasTrigrams) : SchemaWriter(PostgreSqlDialect.Instance)
{
    private static readonly string Document = PostgreSqlDialect.Instance.Quote(PostgreSqlSearch.DocumentColumn);

    /// <inheritdoc/>
    public override bool HasSchemas => true;

    /// <inheritdoc/>
    protected override bool KeepsDefaults => false;

    private protected override DefinitionWriter Definitions { get; } = new PostgreSqlDefinitions(hasTrigrams);

    /// <inheritdoc/>
    protected override string Deferral => " DEFERRABLE INITIALLY IMMEDIATE";

    /// <inheritdoc/>
    public override string? AddForeignKey(Table table, Relation relation) =>
        $"ALTER TABLE {Dialect.Quote(table.Name)} ADD {ForeignKey(relation)}";

    /// <inheritdoc/>
    public override string ColumnType(DataType type) => type.Kind switch
    {
        TypeKind.Int => "integer",
        TypeKind.BigInt => "bigint",
        TypeKind.Float => "double precision",
        TypeKind.Decimal => string.Format(CultureInfo.InvariantCulture, "numeric({0},{1})", type.Precision, type.Scale),
        TypeKind.Text when type.Length > 0 => string.Format(CultureInfo.InvariantCulture, "varchar({0})", type.Length),
        TypeKind.Text => "text",
        TypeKind.Boolean => "boolean",
        TypeKind.Uuid => "uuid",
        TypeKind.Date => "date",
        TypeKind.Time => "time",
        TypeKind.DateTime => "timestamptz",
        TypeKind.Json => "json",
        TypeKind.Array => ColumnType(type.ItemType) + "[]",
        _ => throw new NotSupportedException($"{type.Kind} has no column type."),
    };

    /// <inheritdoc/>
    public override string Literal(DataType type, SqlValue value) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        TypeKind.Float => "'" + value.AsDouble.ToString("R", CultureInfo.InvariantCulture) + "'::double precision",
        TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        TypeKind.Text => Quoted(value.AsString),
        TypeKind.Boolean => value.AsBoolean ? "true" : "false",
        TypeKind.Uuid => $"'{value.AsGuid:D}'::uuid",
        TypeKind.Date => $"'{LiteralText.Date(value.AsInt64)}'::date",
        TypeKind.Time => $"'{LiteralText.Time(value.AsInt64)}'::time",
        TypeKind.DateTime => $"'{LiteralText.DateTime(value.AsInt64)}'::timestamptz",
        TypeKind.Json => Quoted(value.AsString) + "::json",
        TypeKind.Array => $"ARRAY[{string.Join(", ", value.AsArray.Select(v => Literal(type.ItemType, v)))}]::{ColumnType(type)}",
        _ => throw new NotSupportedException($"{type.Kind} has no literal."),
    };

    // A column that the database makes and not an expression index alone: scores look into the document of every row that matches. A change of the
    // searched columns makes it anew, and what was there of other columns goes with it.
    /// <inheritdoc/>
    public override EquatableArray<string> CreateSearch(Table table)
    {
        var target = Dialect.Quote(table.Name);
        var words = table.SearchableColumns.Select((c, i) =>
            $"coalesce(replace(rtrim(public.snapwright_tokens({Dialect.Quote(c.Name)})), ' ', ' {SearchDocument.Mark(i)}'), '')");
        var document = string.Format(CultureInfo.InvariantCulture, "left({0} || ' ', {1})", string.Join(" || ", words), SearchDocument.MostCharacters);
        return EquatableArray.Of(
            $"ALTER TABLE {target} DROP COLUMN IF EXISTS {Document}",
            $"ALTER TABLE {target} ADD COLUMN {Document} text COLLATE \"C\" GENERATED ALWAYS AS ({document}) STORED",
            $"CREATE INDEX {Dialect.Quote(SearchIndex(table))} ON {target} USING gin ({PostgreSqlSearch.Vector(Document)})");
    }

    /// <inheritdoc/>
    public override EquatableArray<string> DropSearch(TableName table, string index) =>
        EquatableArray.Of($"ALTER TABLE {Dialect.Quote(table)} DROP COLUMN IF EXISTS {Document}");

    /// <inheritdoc/>
    public override string? CreateTrigrams(Table table, Column column) => hasTrigrams
        ? $"CREATE INDEX {Dialect.Quote(PhysicalNames.TrigramIndex(table.Name, column.Name))} ON {Dialect.Quote(table.Name)} "
            + $"USING gin (public.snapwright_fold({Dialect.Quote(column.Name)}) gin_trgm_ops)"
        : null;

    /// <inheritdoc/>
    public override EquatableArray<string> DropTrigger(TableName table, string name) => EquatableArray.Of(
        $"DROP TRIGGER IF EXISTS {Dialect.Quote(name)} ON {Dialect.Quote(table)}",
        $"DROP FUNCTION IF EXISTS {Dialect.Quote(table.Schema)}.{Dialect.Quote(name)}()");

    /// <inheritdoc/>
    public override string DropIndex(TableName table, string index) => $"DROP INDEX {Dialect.Quote(table.Schema)}.{Dialect.Quote(index)}";

    /// <inheritdoc/>
    protected override string Key(Column column) => column is { IsGenerated: true, Type.Kind: TypeKind.Int or TypeKind.BigInt }
        ? $"{Dialect.Quote(column.Name)} {ColumnType(column.Type)} GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
        : $"{Definition(column.Name, column.Type, isNullable: false)} PRIMARY KEY";

    /// <inheritdoc/>
    protected override string Collation(DataType type) =>
        type.Kind == TypeKind.Text || type.Item == TypeKind.Text ? " COLLATE \"C\"" : "";

    // Added afterwards, so that tables may refer to each other in circles.
    /// <inheritdoc/>
    protected override string InlineReference(Relation relation) => "";

    /// <inheritdoc/>
    protected override string SingleRecordExpression(Table table) => "true";
}
