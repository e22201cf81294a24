using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests;

/// <summary>Many rows travel as a list per column.</summary>
public sealed class ManyRowsTests
{
    public static TheoryData<int> Columns => [.. Enumerable.Range(0, Values.Length)];

    private static readonly SqlValue[][] Values =
    [
        [SqlValue.Int(7), SqlValue.Int(-1)],
        [SqlValue.BigInt(long.MaxValue), SqlValue.BigInt(long.MinValue)],
        [SqlValue.Float(0.1), SqlValue.Float(-1e300)],
        [SqlValue.Decimal(1.50m), SqlValue.Decimal(decimal.MinValue)],
        [SqlValue.Text(""), SqlValue.Text("é")],
        [SqlValue.Boolean(true), SqlValue.Boolean(false)],
        [SqlValue.Uuid(Guid.Empty), SqlValue.Uuid(new("0198c0de-7a3b-7000-8000-000000000001"))],
        [SqlValue.Date(0), SqlValue.Date(739_940)],
        [SqlValue.Time(10), SqlValue.Time(0)],
        [SqlValue.DateTime(10), SqlValue.DateTime(638_000_000_000_000_000)],
        [SqlValue.Json("[]"), SqlValue.Json("{}")],
        [SqlValue.Array([]), SqlValue.Array([SqlValue.Int(1)])],
    ];

    [Theory, MemberData(nameof(Columns))]
    public void A_column_gives_back_what_was_added(int index)
    {
        var values = Values[index];
        var column = new SqlColumn(values[0].Kind, 5);
        Array.ForEach(values, column.Add);
        Assert.False(column.HasNulls);
        Assert.Equal(values, column.ConvertAll(static v => v));

        column.Add(SqlValue.Null(values[0].Kind));
        column.Add(values[0]);
        Assert.True(column.HasNulls);
        Assert.Equal([.. values, SqlValue.Null(values[0].Kind), values[0]], column.ConvertAll(static v => v));
    }

    [Fact]
    public void An_insert_of_many_rows_takes_an_array_per_column_and_one_value_per_stamp()
    {
        var statement = PostgreSqlDialect.Instance.WriteMany(new Planner(Library.Model).PlanInsert(Library.Genres, Caller.Anonymous), isReturning: false);

        Assert.Contains("SELECT c0, $2, $3 FROM unnest($1) WITH ORDINALITY AS r(c0, place) ORDER BY r.place", statement.Text, StringComparison.Ordinal);
        Assert.Equal([TypeKind.Array, TypeKind.DateTime, TypeKind.DateTime], statement.Parameters.Select(static p => p.Kind));
    }
}
