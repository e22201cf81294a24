using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Databases;
using Snapwright.Query.Callers;
using Snapwright.Query.Requests;
using Snapwright.Query.Sql;
using Snapwright.Runtimes;

namespace Snapwright.Tests.Hosts;

/// <summary>What a database means to do for a request.</summary>
internal static class Explained
{
    public static async Task<string> PlanAsync(Shop shop, ReadRequest request)
    {
        var database = shop.Services.GetRequiredService<Database>();
        var statement = shop.Services.GetRequiredService<RuntimeHolder>().Require().Plan(request, Caller.Anonymous, out var values).Rows;
        var explain = database.Name switch { "sqlite" => "EXPLAIN QUERY PLAN ", "mysql" => "EXPLAIN FORMAT=JSON ", _ => "EXPLAIN " };
        var lines = new List<string>();
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(new SqlStatement(explain + statement.Text, statement.Parameters), values, CancellationToken.None);
        while (await rows.ReadAsync(CancellationToken.None))
        {
            lines.Add(rows.GetString(database.Name == "sqlite" ? 3 : 0));
        }

        return string.Join('\n', lines);
    }
}
