using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>A table of one row, whose columns have the values that are hard for somebody. Columns, because databases compute with constants at other times.</summary>
internal sealed class ExpressionTable
{
    public static readonly TableName Name = new("public", "samples");

    /// <summary>Texts that some function or cast stumbles over.</summary>
    private static readonly string[] Texts =
    [
        "", "a", "Abc", " pad ", "héÉllo ß", "日本語", "😀x𐐀", "a,b,,c", "100", "-5", "+0012.3450", "1e3", "1.5e-7", "true", "2024-02-29", "2026-02-30", "08:30",
        "2026-11-21T03:11:04.1234567+02:00", "%_\\", "ǅǄ Σς İı", "quote'\"\\\n\t\u0001", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "99999999999999999999", "aAaA", "x ",
    ];

    private static readonly List<(DataType Type, SqlValue Value)> Samples = Make();

    /// <summary>The columns, each with its value.</summary>
    public static IReadOnlyList<(ColumnReference Column, SqlValue Value)> Columns { get; } =
        [.. Samples.Select(static (s, i) => (new ColumnReference(0, Of(i), s.Type), s.Value))];

    public static TableSource Source { get; } = new(0, Name);

    public static SqlValue ValueOf(ColumnReference column) => Columns[int.Parse(column.Column.AsSpan(1), CultureInfo.InvariantCulture)].Value;

    public static async Task CreateAsync(TestDatabase database)
    {
        var dialect = database.Database.Dialect;
        var columns = string.Join(", ", Columns.Select(c => $"{Of(Columns.ToList().IndexOf(c))} {TypeOf(database.Kind, c.Column.Type)}"));
        if (database.Kind == DatabaseKind.PostgreSql)
        {
            await database.Database.RunAsync("CREATE SCHEMA IF NOT EXISTS public");
        }

        await database.Database.RunAsync($"CREATE TABLE {dialect.Quote(Name)} ({columns})");
        await database.Database.RunAsync(
            $"INSERT INTO {dialect.Quote(Name)} VALUES ({string.Join(", ", Enumerable.Range(1, Columns.Count).Select(static i => $"${i}"))})",
            [.. Samples]);
    }

    private static string Of(int index) => "c" + index.ToString(CultureInfo.InvariantCulture);

    private static List<(DataType, SqlValue)> Make()
    {
        var samples = new List<(DataType, SqlValue)>();
        void Add(DataType type, params SqlValue[] values)
        {
            samples.AddRange(values.Select(v => (type, v)));
            samples.Add((type, SqlValue.Null(type.Kind)));
        }

        Add(DataType.Int, [.. new[] { 0, 1, -1, 7, -3, 12, 100, int.MaxValue, int.MinValue }.Select(SqlValue.Int)]);
        Add(DataType.BigInt, [.. new[] { 0, 1, -2, 10, 4294967296, 9007199254740993, long.MaxValue, long.MinValue }.Select(SqlValue.BigInt)]);
        Add(DataType.Float, [.. new[] { 0, 1, -1.5, 0.1, 2.5, -2.5, -0.25, 1e15, 1e-5, 123456789.125, 1e-300, double.MaxValue, 5e-324, 0.49999999999999994 }.Select(SqlValue.Float)]);
        Add(new(TypeKind.Decimal, 0, 10, 2), SqlValue.Decimal(0m), SqlValue.Decimal(12.50m), SqlValue.Decimal(-0.01m), SqlValue.Decimal(99999999.99m), SqlValue.Decimal(-7.55m));
        Add(new(TypeKind.Decimal, 0, 18, 6), SqlValue.Decimal(0.000001m), SqlValue.Decimal(-123456789012.123456m), SqlValue.Decimal(1m), SqlValue.Decimal(2.5m));
        Add(new(TypeKind.Decimal, 0, 18, 0), SqlValue.Decimal(999999999999999999m), SqlValue.Decimal(3m), SqlValue.Decimal(-1m));
        Add(DataType.Text, [.. Texts.Select(SqlValue.Text)]);
        Add(DataType.Boolean, SqlValue.Boolean(true), SqlValue.Boolean(false));
        Add(DataType.Uuid, SqlValue.Uuid(Guid.Parse("6F9619FF-8B86-D011-B42D-00CF4FC964FF")), SqlValue.Uuid(Guid.Empty));
        Add(DataType.Date, [.. new[] { "2024-02-29", "0001-01-01", "0099-12-31", "9999-12-31", "1970-01-01", "2026-11-21", "2023-01-31" }.Select(Day)]);
        Add(DataType.Time, SqlValue.Time(0), SqlValue.Time(TimeSpan.Parse("08:30:00.5", CultureInfo.InvariantCulture).Ticks), SqlValue.Time(TimeSpan.TicksPerDay - 10));
        Add(DataType.DateTime, [.. new[] { "2024-02-29T23:59:59.999999Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.5Z", "2026-11-21T03:11:04Z", "2025-03-31T12:00:00.000001Z" }.Select(Instant)]);
        Add(DataType.Json, [.. new[] { """{"a":1,"b":[1,2,{"c":"x\"y"}],"n":null,"":-1.50,"ü":true}""", """[1,"two",null,3.5,[],{"a":"é"}]""", "\"text\"", "12", "true", "{}", "[]" }.Select(SqlValue.Json)]);
        Add(DataType.ArrayOf(TypeKind.Int), SqlValue.Array([]), SqlValue.Array([SqlValue.Int(1), SqlValue.Int(-2), SqlValue.Int(7)]), SqlValue.Array([SqlValue.Int(int.MaxValue)]));
        Add(DataType.ArrayOf(TypeKind.Text), SqlValue.Array([]), SqlValue.Array([SqlValue.Text("a"), SqlValue.Text("q\"\\é,"), SqlValue.Text("")]));
        return samples;
    }

    private static SqlValue Day(string text) => IsoText.TryParseDate(text, out var day) ? SqlValue.Date(day) : throw new FormatException(text);

    private static SqlValue Instant(string text) => IsoText.TryParseDateTime(text, out var ticks) ? SqlValue.DateTime(ticks) : throw new FormatException(text);

    private static string TypeOf(DatabaseKind kind, DataType type) => kind switch
    {
        DatabaseKind.Sqlite => type.Kind switch
        {
            TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean or TypeKind.Decimal => "INTEGER",
            TypeKind.Float => "REAL",
            _ => "TEXT",
        },
        DatabaseKind.PostgreSql => type.Kind switch
        {
            TypeKind.Int => "integer",
            TypeKind.BigInt => "bigint",
            TypeKind.Float => "double precision",
            TypeKind.Decimal => $"numeric({type.Precision}, {type.Scale})",
            TypeKind.Text => "text COLLATE \"C\"",
            TypeKind.DateTime => "timestamptz",
            TypeKind.Array => type.Item == TypeKind.Int ? "integer[]" : "text[] COLLATE \"C\"",
            _ => type.Kind.ToString(),
        },
        _ => type.Kind switch
        {
            TypeKind.Int => "INT",
            TypeKind.BigInt => "BIGINT",
            TypeKind.Float => "DOUBLE",
            TypeKind.Decimal => $"DECIMAL({type.Precision}, {type.Scale})",
            TypeKind.Boolean => "TINYINT(1)",
            TypeKind.Uuid => "CHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin",
            TypeKind.Date => "DATE",
            TypeKind.Time => "CHAR(15) CHARACTER SET ascii COLLATE ascii_nopad_bin",
            TypeKind.DateTime => "DATETIME(6)",
            _ => "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
        },
    };
}
