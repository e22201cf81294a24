using System.Text.Json.Nodes;
using Snapwright.Chinook.Tests.Data;
using Snapwright.Chinook.Tests.Servers;

namespace Snapwright.Chinook.Tests.Answers;

/// <summary>Thousands of real rows go in through the API; what it then answers is what SQL says.</summary>
public abstract class ChinookTests(ChinookServer server)
{
    public static TheoryData<string> Names => [.. Questions.All.Keys];

    [ChinookTheory]
    [MemberData(nameof(Names))]
    public async Task The_API_answers_what_SQL_says(string question)
    {
        var asked = Questions.All[question];
        var expected = await server.QueryAsync(asked.Sql(server.Kind));

        var answer = await server.GetAsync(asked.Path);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, asked.ValuesOf(answer));
    }

    [ChinookFact]
    public async Task All_rows_arrived()
    {
        var total = 0L;
        foreach (var table in ChinookTable.All)
        {
            var rows = (await server.GetAsync($"/api/{table.Table}?limit=1&meta=totalCount"))["meta"]!["totalCount"]!.GetValue<long>();
            Assert.Equal($"{rows}", (await server.QueryAsync($"SELECT count(*) FROM {table.Table}"))[0][0]);
            total += rows;
        }

        Assert.Equal(15607, total);
        Assert.Equal(total, server.Sent);
    }

    [ChinookFact]
    public async Task The_sum_of_all_lines_is_the_sum_of_all_invoices()
    {
        var invoices = await SumAsync("/api/invoices?fields=total", static i => (decimal)i["total"]!);
        var lines = await SumAsync("/api/invoice_lines?fields=unitPrice,quantity", static l => (decimal)l["unitPrice"]! * (int)l["quantity"]!);

        Assert.Equal(2328.60m, invoices);
        Assert.Equal(invoices, lines);
    }

    [ChinookFact]
    public async Task All_tables_are_served_by_compiled_handlers()
    {
        var tables = (await server.GetAsync("/api/admin/runtime"))["data"]!.AsArray()
            .Where(static t => !(bool)t!["isSystem"]!)
            .Select(static t => $"{t!["table"]} {t["path"]}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(ChinookTable.All.Select(static t => t.Table + " compiled").Order(StringComparer.Ordinal), tables);
    }

    private async Task<decimal> SumAsync(string path, Func<JsonNode, decimal> value)
    {
        var sum = 0m;
        for (var page = 1; ; page++)
        {
            var rows = (await server.GetAsync($"{path}&limit=1000&page={page}"))["data"]!.AsArray();
            sum += rows.Sum(r => value(r!));
            if (rows.Count < 1000)
            {
                return sum;
            }
        }
    }
}
