using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.FunQl.Types;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests.FunQl.Algebra;

/// <summary>The SQL of computed values: no check where none is needed, no text of a request in it.</summary>
public sealed class ComputationTextTests
{
    private static readonly DataType Money = new(TypeKind.Decimal, 0, 10, 2);
    private static readonly ColumnReference Price = new(0, "price", Money);
    private static readonly ColumnReference Count = new(0, "count", DataType.Int);
    private static readonly ColumnReference Name = new(0, "name", DataType.Text);

    [Fact]
    public void A_product_that_fits_is_not_checked()
    {
        var product = new Arithmetic(ArithmeticOperator.Multiply, Price, Count, DecimalTypes.Wide(2));
        Assert.Equal("""(t0."price" * t0."count"::numeric(37, 0))""", Text(PostgreSqlDialect.Instance, product));
        Assert.Equal("""(t0."price" * CAST(t0."count" AS DECIMAL(65,0)))""", Text(MySqlDialect.Instance, product));
        Assert.Equal("""snapwright_decimal_multiply(t0."price", 2, t0."count", 0, 2)""", Text(SqliteDialect.Instance, product));
    }

    [Fact]
    public void A_product_that_may_not_fit_is_checked()
    {
        var wide = new Cast(Name, DecimalTypes.Wide(2));
        var product = new Arithmetic(ArithmeticOperator.Multiply, wide, wide, DecimalTypes.Wide(4));
        Assert.EndsWith("::numeric(37, 4)", Text(PostgreSqlDialect.Instance, product), StringComparison.Ordinal);
        Assert.StartsWith("CAST(snapwright_decimal(round(", Text(MySqlDialect.Instance, product), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_column_is_compared_by_code_point() => Assert.Equal(
        """snapwright_lower(t0."name") COLLATE "C" < $1""",
        Text(PostgreSqlDialect.Instance, new Comparison(ComparisonOperator.Less, new FunctionCall(ScalarFunction.Lower, EquatableArray.Of<Expression>(Name), DataType.Text), new Parameter(0, DataType.Text))));

    [Fact]
    public void A_column_of_decimals_is_compared_as_it_is_where_the_database_compares_any_scale_so_that_its_index_is_used()
    {
        var more = new Comparison(ComparisonOperator.Greater, new Cast(Price, DecimalTypes.Wide(6)), new Parameter(0, DecimalTypes.Wide(6)));
        Assert.StartsWith("""t0."price" > """, Text(PostgreSqlDialect.Instance, more), StringComparison.Ordinal);
        Assert.StartsWith("""t0."price" > """, Text(MySqlDialect.Instance, more), StringComparison.Ordinal);
        Assert.DoesNotContain("""t0."price" > """, Text(SqliteDialect.Instance, more), StringComparison.Ordinal);

        var less = new Comparison(ComparisonOperator.Greater, new Cast(Price, DecimalTypes.Wide(1)), new Parameter(0, DecimalTypes.Wide(1)));
        Assert.DoesNotContain("""t0."price" > """, Text(PostgreSqlDialect.Instance, less), StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_that_is_a_key_of_the_order_is_no_number_of_a_column() => Assert.EndsWith(
        """FROM "t" AS t0""",
        SqliteDialect.Instance.Write(Query(Price) with { OrderBy = EquatableArray.Of(new Ordering(new Constant(SqlValue.Int(1), DataType.Int), false, false)) }).Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_right_join_is_a_left_join_where_there_is_none()
    {
        var query = Query(Price) with { Joins = EquatableArray.Of(new Join(JoinKind.Right, new TableSource(1, new("public", "u")), BooleanLiteral.True)) };
        Assert.Contains("""AS t1 LEFT JOIN "t" AS t0 ON""", SqliteDialect.Instance.Write(query).Text, StringComparison.Ordinal);
        Assert.Contains("RIGHT JOIN", MySqlDialect.Instance.Write(query).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TypeKind.Int, TypeKind.BigInt, TypeKind.BigInt)]
    [InlineData(TypeKind.Int, TypeKind.Float, TypeKind.Float)]
    [InlineData(TypeKind.Date, TypeKind.DateTime, TypeKind.DateTime)]
    public void Two_types_have_one_in_common(TypeKind left, TypeKind right, TypeKind common)
    {
        Assert.Equal(new(common), Casts.Common(new(left), new(right)));
        Assert.Equal(new(common), Casts.Common(new(right), new(left)));
    }

    [Fact]
    public void A_unit_of_a_date_is_one_of_its_choices()
    {
        var ofDate = FunctionCatalog.Find("date_trunc", [DataType.Text, DataType.Date]);
        Assert.Equal(["year", "quarter", "month", "week", "day"], ofDate!.Choices);
        Assert.Equal(DataType.Date, ofDate.Result);
        Assert.Null(FunctionCatalog.Find("date_trunc", [DataType.Text, DataType.Int]));
    }

    [Fact]
    public void Decimals_that_meet_have_the_greater_scale() => Assert.Equal(DecimalTypes.Wide(6), FunctionCatalog.Find("coalesce", [Money, new(TypeKind.Decimal, 0, 18, 6), null])!.Result);

    private static SelectQuery Query(Expression projection) => new() { From = new TableSource(0, new("public", "t")), Projections = EquatableArray.Of(projection) };

    private static string Text(Dialect dialect, Expression expression)
    {
        var text = dialect.Write(Query(expression)).Text;
        return text["SELECT ".Length..text.IndexOf(" FROM ", StringComparison.Ordinal)];
    }
}
