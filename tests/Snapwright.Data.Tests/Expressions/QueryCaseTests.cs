using Snapwright.Data.Databases;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Sources, windows and aggregates yield the same rows on every database.</summary>
public sealed class QueryCaseTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DataType Money = new(TypeKind.Decimal, 0, 10, 2);

    // (id, group, name, price): groups with NULL, equal names, NULL names and prices.
    private static readonly ValuesSource Rows = new(0, EquatableArray.Of(
        Row(1, "x", "b", 1.50m), Row(2, "x", "a", 2.25m), Row(3, "y", null, null), Row(4, null, "a", -1.00m), Row(5, "x", "é", 2.25m), Row(6, "y", "B", 0.01m)));

    private static ValuesSource Other { get; } = new(50, EquatableArray.Of(EquatableArray.Of<Expression>(T("x")), EquatableArray.Of<Expression>(T("y")), EquatableArray.Of<Expression>(T("z"))));

    private static Arithmetic Doubled { get; } = new(ArithmeticOperator.Multiply, Rows.Column(3), I(2), DecimalTypes.Wide(2));

    // Two of the greatest integer, two that differ from it in their lower halves alone; floats with both zeros.
    private static readonly ValuesSource Large = new(60, EquatableArray.Of(
        Row(long.MaxValue, 3.5), Row(long.MaxValue, 3.5), Row(long.MaxValue - 1, -0.5), Row(0, 0.0), Row(0, -0.0), Row(0, -0.5)));

    public static TheoryData<DatabaseKind, string> Cases
    {
        get
        {
            var cases = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var name in All.Keys)
                {
                    cases.Add(kind, name);
                }
            }

            return cases;
        }
    }

    private static readonly Dictionary<string, (Func<SelectQuery> Query, string Expected)> All = new()
    {
        ["union"] = (() => FromSet(SetOperator.Union, false), "1 2 3"),
        ["union all"] = (() => FromSet(SetOperator.Union, true), "1 1 2 2 2 3"),
        ["intersect"] = (() => FromSet(SetOperator.Intersect, false), "2"),
        ["except"] = (() => FromSet(SetOperator.Except, false), "1"),
        ["distinct"] = (static () => Q(Rows, Rows.Column(2)) with { IsDistinct = true, OrderBy = By(Rows.Column(2)) }, "B a b é NULL"),
        ["distinct of an expression"] = (static () => Q(Rows, Call(ScalarFunction.Upper, DataType.Text, Rows.Column(2))) with { IsDistinct = true, OrderBy = By(Call(ScalarFunction.Upper, DataType.Text, Rows.Column(2))) }, "A B É NULL"),
        ["nulls first"] = (static () => Q(Rows, Rows.Column(0)) with { OrderBy = EquatableArray.Of(new Ordering(Rows.Column(3), false, true) { NullsFirst = true }, new Ordering(Rows.Column(0), true, false)) }, "3 4 6 1 5 2"),
        ["having"] = (static () => Q(Rows, Rows.Column(1), Aggregate.Rows) with
        {
            GroupBy = EquatableArray.Of<Expression>(Rows.Column(1)),
            Having = new Comparison(ComparisonOperator.Greater, Aggregate.Rows, new Constant(SqlValue.BigInt(1), DataType.BigInt)),
            OrderBy = By(Rows.Column(1)),
        }, "x|3 y|2"),
        ["right join"] = (static () => Joined(JoinKind.Right), "x|x y|y NULL|z"),
        ["cross join"] = (static () => Joined(JoinKind.Cross) with { Projections = EquatableArray.Of<Expression>(Aggregate.Rows), OrderBy = default }, "6"),
        ["joins in parentheses"] = (static () => Nested(), "x|x|x y|y|NULL"),
        ["common table"] = (static () => WithTable(), "1 2 4 5"),
        ["recursion"] = (static () => Recursive(), "1|a|1.00 2|aa|1.10 3|aaa|1.20 4|aaaa|1.30"),
        ["row_number"] = (static () => Over(new WindowCall(WindowFunction.RowNumber, default, DataType.BigInt)), "1|1 2|2 3|1 4|1 5|3 6|2"),
        ["lag with a default"] = (static () => Over(new WindowCall(WindowFunction.Lag, EquatableArray.Of<Expression>(Rows.Column(2), I(1), T("-")), DataType.Text)), "1|- 2|b 3|- 4|- 5|a 6|NULL"),
        ["lead"] = (static () => Over(new WindowCall(WindowFunction.Lead, EquatableArray.Of<Expression>(Rows.Column(0), I(1)), DataType.Int)), "1|2 2|5 3|6 4|NULL 5|NULL 6|NULL"),
        ["running sum"] = (static () => Over(new Aggregate(AggregateFunction.Sum, Rows.Column(3), AggregateTypes.Of(AggregateFunction.Sum, Money))), "1|1.50 2|3.75 3|NULL 4|-1.00 5|6.00 6|0.01"),
        ["running average"] = (static () => Over(new Aggregate(AggregateFunction.Average, Rows.Column(3), AggregateTypes.Of(AggregateFunction.Average, Money))), "1|1.500000 2|1.875000 3|NULL 4|-1.000000 5|2.000000 6|0.010000"),
        ["sum of a frame"] = (static () => Over(new Aggregate(AggregateFunction.Sum, Doubled, AggregateTypes.Of(AggregateFunction.Sum, Doubled.Type)), new(FrameUnit.Rows, new(FrameBoundKind.Preceding, I(1)), new(FrameBoundKind.CurrentRow, null))), "1|3.00 2|7.50 3|NULL 4|-2.00 5|9.00 6|0.02"),
        ["range"] = (static () => Over(Aggregate.Rows, new(FrameUnit.Range, new(FrameBoundKind.Preceding, I(2)), new(FrameBoundKind.CurrentRow, null))), "1|1 2|2 3|1 4|1 5|1 6|1"),
        ["sum of computed decimals"] = (static () => Q(Rows, new NumberText(new Aggregate(AggregateFunction.Sum, Doubled, AggregateTypes.Of(AggregateFunction.Sum, Doubled.Type)))), "10.02"),
        ["average of computed decimals"] = (static () => Q(Rows, new NumberText(new Aggregate(AggregateFunction.Average, Doubled, AggregateTypes.Of(AggregateFunction.Average, Doubled.Type)))), "2.004000"),
        ["sum of distinct decimals"] = (static () => Q(Rows, Distinct(AggregateFunction.Sum, Rows.Column(3))), "2.76"),
        ["average of distinct decimals"] = (static () => Q(Rows, Distinct(AggregateFunction.Average, Rows.Column(3))), "0.690000"),
        ["sum of distinct computed decimals"] = (static () => Q(Rows, Distinct(AggregateFunction.Sum, Doubled)), "5.52"),
        ["average of distinct computed decimals"] = (static () => Q(Rows, Distinct(AggregateFunction.Average, Doubled)), "1.380000"),
        ["sum and average of distinct values, filtered"] = (static () => Q(Rows, Distinct(AggregateFunction.Sum, InX(Rows.Column(3))), Distinct(AggregateFunction.Average, InX(Rows.Column(3)))), "3.75|1.875000"),
        ["distinct values of groups"] = (static () => Q(Rows, Rows.Column(1), Distinct(AggregateFunction.Sum, Rows.Column(3)), Distinct(AggregateFunction.Average, Rows.Column(3))) with
        {
            GroupBy = EquatableArray.Of<Expression>(Rows.Column(1)),
            OrderBy = By(Rows.Column(1)),
        }, "x|3.75|1.875000 y|0.01|0.010000 NULL|-1.00|-1.000000"),
        ["sum and average of no distinct value"] = (static () => Q(Rows, Distinct(AggregateFunction.Sum, Rows.Column(3)), Distinct(AggregateFunction.Average, Doubled)) with { Where = BooleanLiteral.False }, "NULL|NULL"),
        ["sum of distinct integers whose upper halves are equal"] = (static () => Extremes(Distinct(AggregateFunction.Sum, Large.Column(0)), Distinct(AggregateFunction.Average, Large.Column(0))), "18446744073709551613|6148914691236517204.333333"),
        ["sum and average of distinct floats"] = (static () => Extremes(Distinct(AggregateFunction.Sum, Large.Column(1)), Distinct(AggregateFunction.Average, Large.Column(1))), "3|1"),
        ["string_agg"] = (static () => Collected(CollectingFunction.StringAgg, DataType.Text, [Rows.Column(2), T("; ")], order: Rows.Column(0)), "b; a; a; é; B"),
        ["string_agg distinct"] = (static () => Collected(CollectingFunction.StringAgg, DataType.Text, [Rows.Column(2), T(",")], isDistinct: true), "B,a,b,é"),
        ["string_agg filter"] = (static () => Collected(CollectingFunction.StringAgg, DataType.Text, [Rows.Column(2), T(",")], order: Rows.Column(2), filter: new Comparison(ComparisonOperator.Equal, Rows.Column(1), T("x"))), "a,b,é"),
        ["array_agg"] = (static () => Collected(CollectingFunction.ArrayAgg, DataType.ArrayOf(TypeKind.Text), [Rows.Column(2)], order: Rows.Column(0)), """["b","a","a","é","B"]"""),
        ["json_agg"] = (static () => Collected(CollectingFunction.JsonAgg, DataType.Json, [Rows.Column(3)], order: Rows.Column(0)), "[1.50,2.25,null,-1.00,2.25,0.01]"),
        ["json_object_agg"] = (static () => Collected(CollectingFunction.JsonObjectAgg, DataType.Json, [Rows.Column(2), Rows.Column(3)], order: Rows.Column(0), filter: new Comparison(ComparisonOperator.Less, Rows.Column(0), I(3))), """{"b":1.50,"a":2.25}"""),
        ["bool_and"] = (static () => Collected(CollectingFunction.BoolAnd, DataType.Boolean, [new Comparison(ComparisonOperator.Greater, Rows.Column(0), I(0))]), "true"),
        ["nothing collected"] = (static () => Collected(CollectingFunction.StringAgg, DataType.Text, [Rows.Column(2), T(",")], filter: BooleanLiteral.False), "NULL"),
        ["greater than all"] = (static () => Q(Rows, Rows.Column(0)) with { Where = Quantified(ComparisonOperator.GreaterOrEqual, true), OrderBy = By(Rows.Column(0)) }, "2 5"),
        ["not in with a null"] = (static () => Q(Rows, Rows.Column(0)) with { Where = new Not(new InQuery(Rows.Column(0), new() { From = Other, Projections = EquatableArray.Of<Expression>(new Conditional(EquatableArray.Of(new ConditionalBranch(new Comparison(ComparisonOperator.Equal, Other.Column(0), T("x")), I(1))), null, DataType.Int)) })) }, ""),
        ["items of an array"] = (static () => Items(new ArrayItems(EquatableArray.Of<Expression>(T("b"), T("a"), T("b"), T("é")), DataType.ArrayOf(TypeKind.Text))), "1|b 2|a 3|b 4|é"),
        ["items of an empty array"] = (static () => Items(new ArrayItems(default, DataType.ArrayOf(TypeKind.Int))), ""),
        ["items of no array"] = (static () => Items(new Constant(SqlValue.Null(TypeKind.Array), DataType.ArrayOf(TypeKind.BigInt))), ""),
        ["items of an array of each row, collected from the last to the first"] = (static () => ItemsOfRows(), """1|["b","x"] 2|["a","x"] 3|["y"] 4|["a"] 5|["é","x"] 6|["B","y"]"""),
        ["condition without a source"] = (static () => new() { Projections = EquatableArray.Of<Expression>(I(1)), Where = new Comparison(ComparisonOperator.Equal, I(1), I(2)) }, ""),
        ["limit of an arm"] = (static () => LimitedArm(), "1 2 9"),
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_database_yields(DatabaseKind kind, string name)
    {
        var (query, expected) = All[name];
        Assert.Equal(expected, await RunAsync(databases[kind].Database, query()));
    }

    [Fact]
    public void What_a_database_cannot_express_is_known_before_it_is_asked()
    {
        var full = Joined(JoinKind.Full);
        var groups = Over(Aggregate.Rows, new(FrameUnit.Groups, new(FrameBoundKind.Preceding, I(1)), new(FrameBoundKind.CurrentRow, null)));
        Assert.Empty(PostgreSqlDialect.Instance.Unsupported(full));
        Assert.Equal([UnsupportedConstruct.FullJoin], SqliteDialect.Instance.Unsupported(full));
        Assert.Equal([UnsupportedConstruct.FullJoin], MySqlDialect.Instance.Unsupported(full));
        Assert.Equal([UnsupportedConstruct.GroupsFrame], MySqlDialect.Instance.Unsupported(groups));
        Assert.Empty(SqliteDialect.Instance.Unsupported(groups));
        Assert.Equal([UnsupportedConstruct.IntersectOrExceptAll], SqliteDialect.Instance.Unsupported(FromSet(SetOperator.Except, true)));
    }

    private static async Task<string> RunAsync(Database database, SelectQuery query)
    {
        var shown = query.Projections.Select(static p => p.Type.Kind == TypeKind.Array ? new Cast(p, DataType.Json) : p).ToArray();
        var texts = shown.Select(static p => p is NumberText || p.Type.Kind == TypeKind.Text || p.Type.Kind == TypeKind.Json ? p
            : AggregateTypes.IsWide(p.Type) ? new NumberText(p) : new Cast(p, DataType.Text)).ToEquatableArray();
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(database.Dialect.Write(query with { Projections = query.IsDistinct ? query.Projections : texts }), default, CancellationToken.None);
        var lines = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            lines.Add(string.Join('|', Enumerable.Range(0, texts.Count).Select(i => rows.IsNull(i) ? "NULL" : rows.GetString(i))));
        }

        return string.Join(' ', lines);
    }

    private static EquatableArray<Expression> Row(int id, string? group, string? name, decimal? price) => EquatableArray.Of<Expression>(
        I(id), T(group), T(name), new Constant(price is { } p ? SqlValue.Decimal(p) : SqlValue.Null(TypeKind.Decimal), Money));

    private static EquatableArray<Expression> Row(long integer, double real) =>
        EquatableArray.Of<Expression>(new Constant(SqlValue.BigInt(integer), DataType.BigInt), new Constant(SqlValue.Float(real), DataType.Float));

    private static SelectQuery Extremes(params Expression[] projections) => Q(Large, projections);

    private static Aggregate Distinct(AggregateFunction function, Expression operand) => new(function, operand, AggregateTypes.Of(function, operand.Type)) { IsDistinct = true };

    private static ValueWhere InX(Expression value) => new(new Comparison(ComparisonOperator.Equal, Rows.Column(1), T("x")), value);

    private static Constant I(int value) => new(SqlValue.Int(value), DataType.Int);

    private static Constant T(string? value) => new(value is null ? SqlValue.Null(TypeKind.Text) : SqlValue.Text(value), DataType.Text);

    private static SelectQuery Q(QuerySource from, params Expression[] projections) => new() { From = from, Projections = projections.ToEquatableArray() };

    private static EquatableArray<Ordering> By(Expression key) => EquatableArray.Of(new Ordering(key, false, true));

    private static FunctionCall Call(ScalarFunction function, DataType type, params Expression[] arguments) => new(function, arguments.ToEquatableArray(), type);

    private static SelectQuery Values(int source, params int[] values)
    {
        var rows = new ValuesSource(source, values.Select(static v => EquatableArray.Of<Expression>(I(v))).ToEquatableArray());
        return Q(rows, rows.Column(0));
    }

    private static SelectQuery FromSet(SetOperator operation, bool isAll)
    {
        var set = new SetSource(3, operation, isAll, Values(1, 1, 1, 2), operation == SetOperator.Union ? Values(2, 2, 2, 3) : Values(2, 2, 2));
        return Q(set, set.Column(0)) with { OrderBy = By(set.Column(0)) };
    }

    private static SelectQuery LimitedArm()
    {
        var set = new SetSource(3, SetOperator.Union, true, Values(1, 3, 2, 1) is var left ? left with { OrderBy = By(left.Projections[0]), Limit = new RowCount(2) } : left, Values(2, 9));
        return Q(set, set.Column(0)) with { OrderBy = By(set.Column(0)) };
    }

    private static SelectQuery Joined(JoinKind kind)
    {
        var groups = new DerivedSource(1, Q(Rows, Rows.Column(1)) with { IsDistinct = true, Where = new Not(new IsNull(Rows.Column(1))) });
        return Q(groups, groups.Column(0), Other.Column(0)) with
        {
            Joins = EquatableArray.Of(new Join(kind, Other, kind == JoinKind.Cross ? BooleanLiteral.True : new Comparison(ComparisonOperator.Equal, groups.Column(0), Other.Column(0)))),
            OrderBy = By(Other.Column(0)),
        };
    }

    private static SelectQuery Nested()
    {
        var query = Joined(JoinKind.Inner);
        var third = new ValuesSource(7, EquatableArray.Of(EquatableArray.Of<Expression>(T("x"))));
        var inner = new JoinedSource(Other, EquatableArray.Of(new Join(JoinKind.Left, third, new Comparison(ComparisonOperator.Equal, third.Column(0), Other.Column(0)))));
        return query with { Joins = EquatableArray.Of(query.Joins[0] with { Right = inner }), Projections = query.Projections.Append(third.Column(0)).ToEquatableArray() };
    }

    private static SelectQuery Items(Expression array)
    {
        var items = new ItemsSource(1, array);
        return Q(items, items.Column(1), items.Column(0)) with { OrderBy = By(items.Column(1)) };
    }

    private static SelectQuery ItemsOfRows()
    {
        var items = new ItemsSource(1, new ArrayItems(EquatableArray.Of<Expression>(Rows.Column(1), Rows.Column(2)), DataType.ArrayOf(TypeKind.Text)));
        var order = EquatableArray.Of(new Ordering(items.Column(1), Descending: true, IsNullable: false));
        var collected = new Collection(CollectingFunction.ArrayAgg, EquatableArray.Of<Expression>(items.Column(0)), false, order, null, DataType.ArrayOf(TypeKind.Text));
        return Q(Rows, Rows.Column(0), new ScalarQuery(Q(items, collected))) with { OrderBy = By(Rows.Column(0)) };
    }

    private static SelectQuery WithTable()
    {
        var table = new CommonTable(0, Q(Rows, Rows.Column(0), Rows.Column(2)) with { Where = new InItems(Rows.Column(2), EquatableArray.Of<Expression>(T("a"), T("b"), T("é"))) }) { IsMaterialized = true };
        var source = new CommonTableSource(9, 0, EquatableArray.Of(DataType.Int, DataType.Text));
        return Q(source, source.Column(0)) with { With = EquatableArray.Of(table), OrderBy = By(source.Column(0)) };
    }

    private static SelectQuery Recursive()
    {
        var types = EquatableArray.Of(DataType.Int, DataType.Text, DecimalTypes.Wide(2));
        var (step, last) = (new CommonTableSource(8, 0, types), new CommonTableSource(9, 0, types));
        var first = new SelectQuery { Projections = EquatableArray.Of<Expression>(I(1), T("a"), new Cast(I(1), types[2])) };
        var next = Q(
            step,
            new Arithmetic(ArithmeticOperator.Add, step.Column(0), I(1), DataType.Int),
            new Concatenation(step.Column(1), T("a")),
            new Arithmetic(ArithmeticOperator.Add, step.Column(2), new Constant(SqlValue.Decimal(0.10m), new(TypeKind.Decimal, 0, 3, 2)), types[2])) with
        {
            Where = new Comparison(ComparisonOperator.Less, step.Column(0), I(4)),
        };
        return Q(last, last.Column(0), last.Column(1), last.Column(2)) with { With = EquatableArray.Of(new CommonTable(0, first) { Recursion = next, IsAll = true }), OrderBy = By(last.Column(0)) };
    }

    private static SelectQuery Over(Expression function, WindowFrame? frame = null) =>
        Q(Rows, Rows.Column(0), new OverWindow(function, EquatableArray.Of<Expression>(Rows.Column(1)), EquatableArray.Of(new Ordering(Rows.Column(0), false, false)), frame)) with
        {
            OrderBy = By(Rows.Column(0)),
        };

    private static SelectQuery Collected(CollectingFunction function, DataType type, Expression[] arguments, bool isDistinct = false, Expression? order = null, Expression? filter = null) =>
        Q(Rows, new Collection(function, arguments.ToEquatableArray(), isDistinct, order is null ? default : By(order), filter, type));

    private static QuantifiedQuery Quantified(ComparisonOperator comparison, bool isAll) => new(comparison, isAll, Rows.Column(3), Q(
        new ValuesSource(40, EquatableArray.Of(EquatableArray.Of<Expression>(new Constant(SqlValue.Decimal(2.25m), Money)), EquatableArray.Of<Expression>(new Constant(SqlValue.Decimal(1m), Money)))),
        new ColumnReference(40, "c0", Money)));
}
