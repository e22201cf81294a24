using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Schema;

/// <summary>DDL of SQLite.</summary>
public sealed class SqliteSchemaWriter() : SchemaWriter(SqliteDialect.Instance)
{
    /// <summary>What the database says before the name of a check that a row does not fulfil.</summary>
    public const string CheckRefusal = "CHECK constraint failed: ";

    /// <inheritdoc/>
    public override bool HasSchemas => false;

    /// <inheritdoc/>
    protected override bool KeepsDefaults => true;

    private protected override DefinitionWriter Definitions { get; } = new SqliteDefinitions();

    /// <inheritdoc/>
    public override string DropCheck(TableName table, string check) => $"DROP TRIGGER {Dialect.Quote(check)}";

    // SQLite cannot add a foreign key to a table, and takes references to tables that do not exist yet.
    /// <inheritdoc/>
    public override string? AddForeignKey(Table table, Relation relation) => null;

    // SQLite derives the storage class ("affinity") from the letters INT, CHAR, TEXT, REAL in the declared type and takes any
    // words beside them: those keep apart what is stored alike, so that a changed type (a decimal's scale!) is noticed.
    /// <inheritdoc/>
    public override string ColumnType(DataType type) => type.Kind switch
    {
        TypeKind.Int => "INTEGER",
        TypeKind.BigInt => "BIGINT",
        TypeKind.Float => "REAL",
        TypeKind.Decimal when AggregateTypes.IsWide(type) => string.Format(CultureInfo.InvariantCulture, "DECIMAL TEXT({0},{1})", type.Precision, type.Scale),
        TypeKind.Decimal => string.Format(CultureInfo.InvariantCulture, "DECIMAL INTEGER({0},{1})", type.Precision, type.Scale),
        TypeKind.Text when type.Length > 0 => string.Format(CultureInfo.InvariantCulture, "VARCHAR({0})", type.Length),
        TypeKind.Text => "TEXT",
        TypeKind.Boolean => "BOOLEAN INTEGER",
        TypeKind.Uuid => "UUID TEXT",
        TypeKind.Date => "DATE TEXT",
        TypeKind.Time => "TIME TEXT",
        TypeKind.DateTime => "DATETIME TEXT",
        TypeKind.Json => "JSON TEXT",
        TypeKind.Array => "ARRAY TEXT",
        _ => throw new NotSupportedException($"{type.Kind} has no column type."),
    };

    // Only a column declared INTEGER can be the row id and count by itself; it holds 64 bits.
    /// <inheritdoc/>
    public override string ColumnType(Column column) => IsRowId(column) ? "INTEGER" : ColumnType(column.Type);

    /// <inheritdoc/>
    public override string Literal(DataType type, SqlValue value) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        TypeKind.Float => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
        TypeKind.Decimal => LiteralText.Scaled(value.AsDecimal, type.Scale),
        TypeKind.Text or TypeKind.Json => Quoted(value.AsString),
        TypeKind.Boolean => value.AsBoolean ? "1" : "0",
        TypeKind.Uuid => $"'{value.AsGuid:D}'",
        TypeKind.Date => $"'{LiteralText.Date(value.AsInt64)}'",
        TypeKind.Time => $"'{LiteralText.Time(value.AsInt64)}'",
        TypeKind.DateTime => $"'{LiteralText.DateTime(value.AsInt64)}'",
        TypeKind.Array => Quoted(LiteralText.JsonArray(type, value)),
        _ => throw new NotSupportedException($"{type.Kind} has no literal."),
    };

    // The index has no texts of its own: a row leaves it by the words that it came with, which the old values give again.
    /// <inheritdoc/>
    public override EquatableArray<string> CreateSearch(Table table) => new SqliteSearchSchema(Dialect, table, SearchIndex(table)).Create();

    /// <inheritdoc/>
    public override EquatableArray<string> DropSearch(TableName table, string index) => SqliteSearchSchema.Drop(Dialect, index);

    /// <inheritdoc/>
    protected override string Key(Column column) => IsRowId(column)
        ? $"{Dialect.Quote(column.Name)} INTEGER PRIMARY KEY AUTOINCREMENT"
        : $"{Definition(column.Name, column.Type, isNullable: false)} PRIMARY KEY";

    /// <inheritdoc/>
    protected override string InlineReference(Relation relation) => Reference(relation);

    // A constant alone is refused, as is anything that does not name a column.
    /// <inheritdoc/>
    protected override string SingleRecordExpression(Table table) => $"{Dialect.Quote(table.Key.Name)} IS NOT NULL";

    private static bool IsRowId(Column column) => column is { IsPrimary: true, IsGenerated: true, Type.Kind: TypeKind.Int or TypeKind.BigInt };
}
