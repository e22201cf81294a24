using System.Globalization;
using System.Text;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Values;

/// <summary>Every kind of value comes back from a column as it went in.</summary>
public sealed class RoundTripTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DataType Decimal2 = new(TypeKind.Decimal, Precision: 18, Scale: 2);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Int_keeps_its_limits(DatabaseKind kind) =>
        await CheckAsync(kind, DataType.Int, static r => r.GetInt32(0), SqlValue.Int, 0, 1, -1, int.MaxValue, int.MinValue);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Bigint_keeps_its_limits(DatabaseKind kind) =>
        await CheckAsync(kind, DataType.BigInt, static r => r.GetInt64(0), SqlValue.BigInt, 0L, long.MaxValue, long.MinValue, (1L << 53) + 1);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Float_keeps_every_bit(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Float, static r => r.GetDouble(0), SqlValue.Float, 0.1, 1.0 / 3, double.MaxValue, double.MinValue, double.Epsilon, 5e-324, 1e300, -2.5);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Decimal_keeps_its_digits_and_scale(DatabaseKind kind) =>
        await CheckAsync(
            kind,
            Decimal2,
            static r => r.GetDecimal(0, 2).ToString(CultureInfo.InvariantCulture),
            static t => SqlValue.Decimal(decimal.Parse(t, CultureInfo.InvariantCulture)),
            "0.00", "12.50", "-0.01", "9999999999999999.99", "-9999999999999999.99", "100.00");

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Decimal_of_fewer_digits_comes_back_with_the_scale_of_the_column(DatabaseKind kind) =>
        Assert.Equal("12.00", await GetAsync(kind, Decimal2, static r => r.GetDecimal(0, 2).ToString(CultureInfo.InvariantCulture), SqlValue.Decimal(12m)));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Text_is_kept_as_it_is(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Text, static r => r.GetString(0), SqlValue.Text,
            "", " ", "it's", "\"q\"", "$1", "a\\b", "line\nfeed\r\ttab\u0001\u007f", "héllo", "e\u0301", "日本語", "👩‍👩‍👧‍👦", "\uFFFF\uE000", "{}", "null", new string('ß', 100_000));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Boolean_is_kept(DatabaseKind kind) =>
        await CheckAsync(kind, DataType.Boolean, static r => r.GetBoolean(0), SqlValue.Boolean, true, false);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Uuid_is_kept(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Uuid, static r => r.GetGuid(0), SqlValue.Uuid, Guid.Empty, Guid.AllBitsSet, Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Date_keeps_its_limits(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Date, static r => r.GetDate(0), static d => SqlValue.Date(d.DayNumber),
            DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2000, 2, 29), new DateOnly(1999, 12, 31), new DateOnly(1582, 10, 10));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Time_keeps_microseconds(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Time, static r => r.GetTime(0), static t => SqlValue.Time(t.Ticks),
            TimeOnly.MinValue, new TimeOnly(8, 30), new TimeOnly(23, 59, 59, 999, 999), new TimeOnly(0, 0, 0, 0, 1));

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Instant_keeps_its_limits_and_microseconds(DatabaseKind kind)
    {
        DateTime[] instants =
        [
            DateTime.MinValue, new(9999, 12, 31, 23, 59, 59, 999, 999), new(2026, 11, 21, 3, 11, 4), new(1999, 12, 31, 23, 59, 59, 999, 999), new(1, 1, 1, 0, 0, 0, 0, 1),
        ];
        await CheckAsync(
            kind, DataType.DateTime, static r => r.GetDateTime(0), static t => SqlValue.DateTime(t.Ticks),
            [.. instants.Select(static i => DateTime.SpecifyKind(i, DateTimeKind.Utc))]);
        Assert.Equal(DateTimeKind.Utc, (await GetAsync(kind, DataType.DateTime, static r => r.GetDateTime(0), SqlValue.DateTime(0))).Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Json_text_is_kept_as_it_is(DatabaseKind kind) =>
        await CheckAsync(
            kind, DataType.Json, static r => r.GetJson(0), SqlValue.Json,
            """{"b":1,"a":1.50,"a":2}""", "[]", "\"é👍\"", "1e400", "12345678901234567890.1", "true", """{"s":"\u00e9"}""");

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Arrays_keep_their_items(DatabaseKind kind)
    {
        await CheckArrayAsync(kind, TypeKind.Int, SqlValue.Int, [0, int.MinValue, int.MaxValue], []);
        await CheckArrayAsync(kind, TypeKind.BigInt, SqlValue.BigInt, [0L, long.MinValue, long.MaxValue]);
        await CheckArrayAsync(kind, TypeKind.Float, SqlValue.Float, [0.1, 1.0 / 3, 1e300, 5e-324, 3]);
        await CheckArrayAsync(kind, TypeKind.Boolean, SqlValue.Boolean, [true, false]);
        await CheckArrayAsync(kind, TypeKind.Text, SqlValue.Text, ["", "NULL", "a,b", "{\"x\"}", "quo\"te\\", "é👍", "\n\u0001", "it's"], []);
        await CheckArrayAsync(kind, TypeKind.Uuid, SqlValue.Uuid, [Guid.Empty, Guid.AllBitsSet]);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Null_of_every_kind_is_null(DatabaseKind kind)
    {
        DataType[] types =
        [
            DataType.Int, DataType.BigInt, DataType.Float, Decimal2, DataType.Text, DataType.Boolean, DataType.Uuid, DataType.Date, DataType.Time, DataType.DateTime,
            DataType.Json, DataType.ArrayOf(TypeKind.Int), DataType.ArrayOf(TypeKind.Text),
        ];
        foreach (var type in types)
        {
            Assert.True(await GetAsync(kind, type, static r => r.IsNull(0), SqlValue.Null(type.Kind)), type.ToString());
        }
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Lists_match_in_every_kind_that_can_be_listed(DatabaseKind kind)
    {
        var day = new DateOnly(2026, 11, 21).DayNumber;
        var database = databases[kind].Database;
        (DataType Column, DataType List, SqlValue Value)[] cases =
        [
            (DataType.Int, DataType.ArrayOf(TypeKind.Int), SqlValue.Int(-7)),
            (DataType.BigInt, DataType.ArrayOf(TypeKind.BigInt), SqlValue.BigInt(long.MinValue)),
            (DataType.Float, DataType.ArrayOf(TypeKind.Float), SqlValue.Float(0.1)),
            (Decimal2, Decimal2 with { Kind = TypeKind.Array, Item = TypeKind.Decimal }, SqlValue.Decimal(12.5m)),
            (DataType.Text, DataType.ArrayOf(TypeKind.Text), SqlValue.Text("é\"'\\")),
            (DataType.Boolean, DataType.ArrayOf(TypeKind.Boolean), SqlValue.Boolean(true)),
            (DataType.Uuid, DataType.ArrayOf(TypeKind.Uuid), SqlValue.Uuid(Guid.AllBitsSet)),
            (DataType.Date, DataType.ArrayOf(TypeKind.Date), SqlValue.Date(day)),
            (DataType.Time, DataType.ArrayOf(TypeKind.Time), SqlValue.Time(TimeSpan.TicksPerMinute + 10)),
            (DataType.DateTime, DataType.ArrayOf(TypeKind.DateTime), SqlValue.DateTime((day * TimeSpan.TicksPerDay) + 10)),
        ];
        foreach (var (column, list, value) in cases)
        {
            var condition = kind switch
            {
                DatabaseKind.Sqlite => "v IN (SELECT value FROM json_each($2))",
                DatabaseKind.PostgreSql => "v = ANY($2)",
                _ => $"v IN (SELECT j.v FROM json_table($2, '$[*]' COLUMNS (v {database.SchemaWriter.ColumnType(column)} PATH '$')) AS j)",
            };
            Assert.True(await GetAsync(kind, column, static r => !r.IsNull(0), value, condition, (list, SqlValue.Array([value]))), column.ToString());
        }
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_decimal_with_more_digits_than_the_column_compares_exactly(DatabaseKind kind)
    {
        Assert.Equal(12.35m, await GetAsync(kind, Decimal2, static r => r.GetDecimal(0, 2), SqlValue.Decimal(12.35m), "v > $2", (Decimal2, SqlValue.Decimal(12.345m))));
        Assert.Equal(0m, await GetAsync(kind, Decimal2, static r => r.GetDecimal(0, 2), SqlValue.Decimal(12.34m), "v >= $2", (Decimal2, SqlValue.Decimal(12.345m))));
        Assert.Equal(0m, await GetAsync(kind, Decimal2, static r => r.GetDecimal(0, 2), SqlValue.Decimal(12.34m), "v > $2", (Decimal2, SqlValue.Decimal(decimal.MaxValue))));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_statement_takes_a_thousand_values(DatabaseKind kind)
    {
        var values = Enumerable.Range(1, 1000).Select(Statements.Int).ToArray();
        // In groups, as the depth of an expression is bounded, too.
        var sum = string.Join(" + ", Enumerable.Range(1, 1000).Chunk(50).Select(static c => "(" + string.Join(" + ", c.Select(static i => "$" + i.ToString(CultureInfo.InvariantCulture))) + ")"));
        Assert.Equal(500_500, await databases[kind].Database.OneAsync(static r => r.GetInt32(0), $"SELECT {sum}", values));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Nested_rows_come_as_utf8(DatabaseKind kind)
    {
        var text = kind switch
        {
            DatabaseKind.Sqlite => "SELECT json_array(json_array(1, 'é'))",
            DatabaseKind.PostgreSql => "SELECT json_build_array(json_build_array(1, 'é'))",
            _ => "SELECT cast(json_array(json_array(1, 'é')) AS BINARY)",
        };
        var json = await databases[kind].Database.OneAsync(static r => Encoding.UTF8.GetString(r.GetNestedRows(0).Span), text);
        Assert.Equal("""[[1,"é"]]""", json!.Replace(" ", "", StringComparison.Ordinal));
    }

    private async Task CheckArrayAsync<T>(DatabaseKind kind, TypeKind item, Func<T, SqlValue> make, params T[][] values)
    {
        foreach (var value in values)
        {
            Assert.Equal(value, await GetAsync(kind, DataType.ArrayOf(item), static r => r.GetArray<T>(0), SqlValue.Array([.. value.Select(make)])));
        }
    }

    private async Task CheckAsync<T>(DatabaseKind kind, DataType type, Func<RowReader, T> get, Func<T, SqlValue> make, params T[] values)
    {
        foreach (var value in values)
        {
            Assert.Equal(value, await GetAsync(kind, type, get, make(value)));
        }
    }

    // Through a column, so that affinities and stored forms take part.
    private async Task<T?> GetAsync<T>(
        DatabaseKind kind, DataType type, Func<RowReader, T> get, SqlValue value, string condition = "1 = 1", params (DataType, SqlValue)[] more)
    {
        var database = databases[kind].Database;
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        var table = "v_" + Guid.NewGuid().ToString("N");
        await session.RunAsync($"CREATE TABLE {table} (v {database.SchemaWriter.ColumnType(type)})");
        Assert.Equal(1, await session.RunAsync($"INSERT INTO {table} (v) VALUES ($1)", (type, value)));
        var where = condition.Replace("$2", "$1", StringComparison.Ordinal);
        await using var rows = await session.RowsAsync($"SELECT v FROM {table} WHERE {where}", more);
        return await rows.ReadAsync(CancellationToken.None) ? get(rows) : default;
    }
}
