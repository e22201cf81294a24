using System.Globalization;
using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Schema;

/// <summary>DDL of MariaDB.</summary>
public sealed class MySqlSchemaWriter() : SchemaWriter(MySqlDialect.Instance)
{
    /// <summary>
    /// What begins the comments of columns that are stored as others are: they keep apart what has one type there, so that a changed
    /// type is noticed.
    /// </summary>
    public const string CommentPrefix = "snapwright ";

    /// <summary>The number of the error of a check that a row does not fulfil.</summary>
    public const string CheckError = "4025";

    /// <summary>The longest text, in characters, that is a <c>VARCHAR</c>: an index takes it whole. Longer ones are stored beside the row.</summary>
    public const int MostVarchar = 768;

    /// <summary>The hidden column that lets a single-record table have one row; a field's name does not begin with an underscore.</summary>
    public const string SingleRecordColumn = "_single";

    /// <inheritdoc/>
    public override bool HasSchemas => false;

    /// <inheritdoc/>
    protected override bool KeepsDefaults => false;

    /// <inheritdoc/>
    public override bool IsTransactional => false;

    private protected override DefinitionWriter Definitions { get; } = new MySqlDefinitions();

    /// <inheritdoc/>
    protected override string TableOptions => $" ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE={MySqlDialect.TextCollation}";

    /// <inheritdoc/>
    public override string? AddForeignKey(Table table, Relation relation) => $"ALTER TABLE {Dialect.Quote(table.Name)} ADD {ForeignKey(relation)}";

    /// <inheritdoc/>
    public override string AddForeignKeyColumn(Table table, Relation relation) =>
        $"ALTER TABLE {Dialect.Quote(table.Name)} ADD COLUMN {Definition(relation.ForeignKey!, relation.TargetKeyType, isNullable: true)}, ADD {ForeignKey(relation)}";

    // References beside a column are read over in silence by older versions, and by MySQL.
    /// <inheritdoc/>
    public override string CreateJunction(Table table, Relation relation)
    {
        var junction = relation.Junction!;
        return $"""
            CREATE TABLE {Dialect.Quote(junction.Table)} (
                {Definition(junction.SourceColumn, table.Key.Type, isNullable: false)},
                {Definition(junction.TargetColumn, relation.TargetKeyType, isNullable: false)},
                PRIMARY KEY ({Dialect.Quote(junction.SourceColumn)}, {Dialect.Quote(junction.TargetColumn)}),
                FOREIGN KEY ({Dialect.Quote(junction.SourceColumn)}) REFERENCES {Target(table.Name, "CASCADE")},
                FOREIGN KEY ({Dialect.Quote(junction.TargetColumn)}) REFERENCES {Target(relation.Target, "CASCADE")}
            ){TableOptions}
            """.Replace("\r\n", "\n");
    }

    // There are no indexes over expressions, and no generated columns without a column that they are made of.
    /// <inheritdoc/>
    public override string CreateSingleRecordIndex(Table table)
    {
        var column = Dialect.Quote(SingleRecordColumn);
        return $"ALTER TABLE {Dialect.Quote(table.Name)} ADD COLUMN {column} TINYINT NOT NULL DEFAULT 1 INVISIBLE CHECK ({column} = 1), "
            + $"ADD UNIQUE INDEX {Dialect.Quote(SingleRecordIndexName(table.Name))} ({column})";
    }

    /// <inheritdoc/>
    public override string ColumnType(DataType type) => type.Kind switch
    {
        TypeKind.Int => "INT",
        TypeKind.BigInt => "BIGINT",
        TypeKind.Float => "DOUBLE",
        TypeKind.Decimal => string.Format(CultureInfo.InvariantCulture, "DECIMAL({0},{1})", type.Precision, type.Scale),
        TypeKind.Text when type.Length is > 0 and <= MostVarchar => string.Format(CultureInfo.InvariantCulture, "VARCHAR({0})", type.Length),
        TypeKind.Text when type.Length > 0 => Commented(string.Format(CultureInfo.InvariantCulture, "varchar({0})", type.Length)),
        TypeKind.Text => "LONGTEXT",
        TypeKind.Boolean => "TINYINT(1)",
        TypeKind.Uuid => "CHAR(36)",
        TypeKind.Date => "DATE",
        TypeKind.Time => "CHAR(15)",
        TypeKind.DateTime => "DATETIME(6)",
        TypeKind.Json => Commented("json"),
        TypeKind.Array => Commented("array"),
        _ => throw new NotSupportedException($"{type.Kind} has no column type."),
    };

    /// <inheritdoc/>
    public override string Literal(DataType type, SqlValue value) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        TypeKind.Float => value.AsDouble.ToString("E16", CultureInfo.InvariantCulture),
        TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
        TypeKind.Text or TypeKind.Json => Characters(value.AsString),
        TypeKind.Boolean => value.AsBoolean ? "1" : "0",
        TypeKind.Uuid => $"'{value.AsGuid:D}'",
        TypeKind.Date => $"'{LiteralText.Date(value.AsInt64)}'",
        TypeKind.Time => $"'{LiteralText.Time(value.AsInt64)}'",
        TypeKind.DateTime => $"'{LiteralText.DateTime(value.AsInt64).Replace('T', ' ').TrimEnd('Z')}'",
        TypeKind.Array => Characters(LiteralText.JsonArray(type, value)),
        _ => throw new NotSupportedException($"{type.Kind} has no literal."),
    };

    /// <inheritdoc/>
    public override EquatableArray<string> CreateSearch(Table table) =>
        new MySqlSearchSchema(Dialect, table, SearchIndex(table), ColumnType(table.Key.Type) + Collation(table.Key.Type)).Create();

    /// <inheritdoc/>
    public override EquatableArray<string> DropSearch(TableName table, string index) => MySqlSearchSchema.Drop(Dialect, table, index);

    /// <inheritdoc/>
    public override string DropCheck(TableName table, string check) => $"DROP TRIGGER IF EXISTS {Dialect.Quote(check)}";

    /// <inheritdoc/>
    public override string DropIndex(TableName table, string index) => $"ALTER TABLE {Dialect.Quote(table)} {DropIndex(index)}";

    /// <summary>What follows <c>ALTER TABLE</c> and the table to drop an index, with the column that is only there for it.</summary>
    public static string DropIndex(string index) =>
        $"DROP INDEX {MySqlDialect.Instance.Quote(index)}, DROP COLUMN IF EXISTS {MySqlDialect.Instance.Quote(ColumnOfTypes(index))}";

    // There are no indexes of some rows; a column that is NULL in all others, beside which nothing is equal, does the same.
    /// <inheritdoc/>
    protected override string CreateUniqueOfTypes(Table table, KeyGroup group)
    {
        var column = Dialect.Quote(ColumnOfTypes(group.Name));
        return $"ALTER TABLE {Dialect.Quote(table.Name)} ADD COLUMN {column} TINYINT AS (CASE WHEN {IsOfTypes("", group.Types)} THEN 1 END) VIRTUAL INVISIBLE, "
            + $"ADD UNIQUE INDEX {Dialect.Quote(group.Name)} ({column}, {string.Join(", ", group.Columns.Select(Dialect.Quote))})";
    }

    private static string ColumnOfTypes(string index) => "_" + index;

    /// <inheritdoc/>
    protected override string Key(Column column) => column is { IsGenerated: true, Type.Kind: TypeKind.Int or TypeKind.BigInt }
        ? $"{Definition(column.Name, column.Type, isNullable: false)} AUTO_INCREMENT PRIMARY KEY"
        : $"{Definition(column.Name, column.Type, isNullable: false)} PRIMARY KEY";

    /// <inheritdoc/>
    protected override string Collation(DataType type) => type.Kind switch
    {
        TypeKind.Text or TypeKind.Json or TypeKind.Array => $" COLLATE {MySqlDialect.TextCollation}",
        TypeKind.Uuid or TypeKind.Time => $" CHARACTER SET ascii COLLATE {MySqlDialect.FixedCollation}",
        _ => "",
    };

    /// <inheritdoc/>
    protected override string Check(string column, DataType type) => type is { Kind: TypeKind.Text, Length: > MostVarchar }
        ? string.Format(CultureInfo.InvariantCulture, " CHECK (char_length({0}) <= {1})", Dialect.Quote(column), type.Length)
        : "";

    /// <inheritdoc/>
    protected override IEnumerable<string> IndexedColumns(Table table, IReadOnlyList<string> columns)
    {
        var types = columns.Select(c => StoredFields.Of(table).First(f => f.PhysicalColumn == c).Type).ToArray();
        var prefix = MySqlIndexWidth.TextPrefix(types);
        return columns.Select((c, i) => Dialect.Quote(c) + (MySqlIndexWidth.NeedsPrefix(types[i], prefix)
            ? string.Format(CultureInfo.InvariantCulture, "({0})", prefix)
            : ""));
    }

    // Added afterwards, so that tables may refer to each other in circles.
    /// <inheritdoc/>
    protected override string InlineReference(Relation relation) => "";

    /// <inheritdoc/>
    protected override string SingleRecordExpression(Table table) => Dialect.Quote(SingleRecordColumn);

    private static string Commented(string kind) => $"LONGTEXT COMMENT '{CommentPrefix}{kind}'";

    // As digits, so that the text means the same whatever a client or a server takes a backslash, a quote or an @ for; and converted,
    // as MariaDB keeps the default of a long text as an expression, which it writes with backslashes and then reads without them.
    private static string Characters(string text)
    {
        var literal = new StringBuilder("(convert(unhex('");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            literal.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return literal.Append("') USING utf8mb4))").ToString();
    }
}
