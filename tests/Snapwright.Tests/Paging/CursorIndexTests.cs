using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Databases;
using Snapwright.Query.Cursors;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Paging;

/// <summary>A page in the depth of a list costs what the first one does: the index goes to its place.</summary>
public sealed class CursorIndexTests
{
    private const int Rows = 20_000;

    private static readonly string[] Scans = ["Seq Scan", "SCAN", "\"access_type\": \"ALL\"", "\"access_type\": \"index\""];
    private static readonly string[] Sorts = ["Sort", "TEMP B-TREE", "filesort"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task A_deep_cursor_goes_to_its_place_in_the_index(DatabaseKind kind)
    {
        await using var shop = await Shop.StartAsync(new(kind, IsCompiled: true));
        var database = shop.Services.GetRequiredService<Database>();
        await LettersTable.FillAsync(shop, Rows);
        await LettersTable.AnalyzeAsync(database);
        var middle = SqlValue.DateTime(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(Rows / 2).Ticks);

        foreach (var query in new[] { "", "sort=-id", "sort=createdAt", "sort=-createdAt", "sort=createdAt,-id" })
        {
            foreach (var page in new[] { "first=10&after", "last=10&before" })
            {
                SqlValue[] position = query.Contains("createdAt", StringComparison.Ordinal) ? [middle, SqlValue.Int(Rows / 2)] : [SqlValue.Int(Rows / 2)];
                var plan = await ExplainAsync(shop, query, page, position);

                // A sort of the few rows that share the first key is none of the list.
                Assert.False(Scans.Any(s => plan.Contains(s, StringComparison.Ordinal)), $"{query} {page}\n{plan}");
                Assert.Contains(Search(kind), plan.Replace("TABLE letters AS ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                if (!query.Contains(",-id", StringComparison.Ordinal))
                {
                    Assert.False(Sorts.Any(s => plan.Contains(s, StringComparison.Ordinal)), $"{query} {page}\n{plan}");
                }
            }
        }
    }

    private static string Search(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => "SEARCH t0 USING",
        DatabaseKind.MariaDb => "\"access_type\": \"range\"",
        _ => "Index Cond",
    };

    private static async Task<string> ExplainAsync(Shop shop, string query, string page, SqlValue[] position)
    {
        var runtime = shop.Services.GetRequiredService<RuntimeHolder>().Require();
        var table = runtime.Find("letters")!.Table;
        var sort = query.Length == 0 ? "sort=id" : query;
        var first = runtime.QueryReader.ReadList(table, [KeyValuePair.Create("sort", sort[5..])]).Request!;
        var cursor = CursorFormat.Of(table, first.Sort).Write(position);
        var parts = $"{sort}&{page}={cursor}".Split('&').Select(static p => p.Split('=', 2)).Select(static p => KeyValuePair.Create(p[0], p[1]));
        var request = runtime.QueryReader.ReadList(table, [.. parts]).Request!;
        return await Explained.PlanAsync(shop, request);
    }
}
