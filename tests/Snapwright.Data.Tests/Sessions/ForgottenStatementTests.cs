using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Tables;
using Snapwright.PostgreSql;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Sessions;

/// <summary>After some faults a connection to PostgreSQL forgets what it has prepared; what was prepared there runs again afterwards.</summary>
public sealed class ForgottenStatementTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly SqlStatement Plain = new("SELECT 7", default);
    private static readonly SqlStatement WithValue = new("SELECT $1 + 1", Model.Collections.EquatableArray.Of(DataType.Int));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_run_again(bool isInTransaction)
    {
        await using var database = new PostgreSqlDatabase(databases[DatabaseKind.PostgreSql].ConnectionString + ";Maximum Pool Size=1");
        for (var i = 0; i < 3; i++)
        {
            await RunAsync(database);
            await FailAsync(database, isInTransaction);
        }

        await RunAsync(database);
    }

    private static async Task RunAsync(Database database)
    {
        for (var i = 0; i < 5; i++)
        {
            await using var session = await database.OpenReadAsync(CancellationToken.None);
            Assert.Equal(7, await OneAsync(session, Plain));
            Assert.Equal(i + 1, await OneAsync(session, WithValue, SqlValue.Int(i)));
            Assert.True(await session.ExecuteAsync(Plain, default, CancellationToken.None) <= 1);
        }
    }

    private static async Task FailAsync(Database database, bool isInTransaction)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        if (isInTransaction)
        {
            await session.BeginAsync(CancellationToken.None);
        }

        var fault = await Assert.ThrowsAsync<DatabaseFaultException>(() => OneAsync(session, new("SELECT 1 / (length('a') - 1)", default)));
        Assert.Equal(DatabaseFaultKind.DivisionByZero, fault.Fault.Kind);
    }

    private static async Task<int> OneAsync(DatabaseSession session, SqlStatement statement, params SqlValue[] values)
    {
        await using var rows = await session.QueryAsync(statement, values, CancellationToken.None);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        return rows.GetInt32(0);
    }
}
