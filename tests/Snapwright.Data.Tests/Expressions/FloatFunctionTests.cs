using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>The functions of floats, whose last digit is that of the database.</summary>
public sealed class FloatFunctionTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly (ScalarFunction Function, double[] Arguments, double? Result)[] Cases =
    [
        (ScalarFunction.Power, [2, 10], 1024), (ScalarFunction.Power, [-2, 3], -8), (ScalarFunction.Power, [9, 0.5], 3), (ScalarFunction.Power, [0, 0], 1),
        (ScalarFunction.Power, [0, -1], null), (ScalarFunction.Power, [-8, 0.5], null), (ScalarFunction.Power, [10, 400], null), (ScalarFunction.Power, [10, -400], null),
        (ScalarFunction.SquareRoot, [2], Math.Sqrt(2)), (ScalarFunction.SquareRoot, [0], 0), (ScalarFunction.SquareRoot, [-1], null),
        (ScalarFunction.Exponential, [1], Math.E), (ScalarFunction.Exponential, [1000], null), (ScalarFunction.Exponential, [-1000], null),
        (ScalarFunction.NaturalLogarithm, [Math.E], 1), (ScalarFunction.NaturalLogarithm, [0], null), (ScalarFunction.NaturalLogarithm, [-1], null),
        (ScalarFunction.CommonLogarithm, [1000], 3), (ScalarFunction.CommonLogarithm, [0], null),
    ];

    public static TheoryData<DatabaseKind, int> Numbers
    {
        get
        {
            var numbers = new TheoryData<DatabaseKind, int>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                for (var i = 0; i < Cases.Length; i++)
                {
                    numbers.Add(kind, i);
                }
            }

            return numbers;
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public async Task Every_database_computes_or_refuses(DatabaseKind kind, int number)
    {
        var (function, arguments, expected) = Cases[number];
        var call = new FunctionCall(function, arguments.Select(static (_, i) => (Expression)new Parameter(i, DataType.Float)).ToEquatableArray(), DataType.Float);
        var statement = databases[kind].Database.Dialect.Write(new SelectQuery { Projections = EquatableArray.Of<Expression>(call) });
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        async Task<double> RunAsync()
        {
            await using var rows = await session.QueryAsync(statement, arguments.Select(SqlValue.Float).ToArray(), CancellationToken.None);
            Assert.True(await rows.ReadAsync(CancellationToken.None));
            return rows.GetDouble(0);
        }

        if (expected is { } value)
        {
            Assert.Equal(value, await RunAsync(), Math.Abs(value) * 1e-14);
        }
        else
        {
            Assert.Equal(DatabaseFaultKind.InvalidValue, (await Assert.ThrowsAsync<DatabaseFaultException>(RunAsync)).Fault.Kind);
        }
    }
}
