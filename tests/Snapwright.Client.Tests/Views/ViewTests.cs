using Snapwright.Client.Errors;
using Snapwright.Client.Tests.Client;

namespace Snapwright.Client.Tests.Views;

public sealed class ViewTests
{
    private const string Row = """{"id":7,"dueOn":"2026-02-28","title":"Tide","member":3,"plan":"standard","fine":1.50,"brandNew":[1]}""";

    [Fact]
    public async Task A_view_is_a_method_whose_rows_are_typed()
    {
        var server = new ScriptedServer().Answer($$$"""{"data":[{{{Row}}}],"meta":{"hasMore":false}}""");

        var loan = Assert.Single(await server.Api.Views.OverdueLoans(new DateOnly(2026, 3, 1)).ToListAsync());

        Assert.Equal((7, new DateOnly(2026, 2, 28), "Tide", 3, MemberPlan.Standard, 1.50m), (loan.Id, loan.DueOn, loan.Title, loan.Member, loan.Plan, loan.Fine));
        Assert.Equal(
            ("POST", "/root/api/views/overdue_loans", """{"arguments":{"asOf":"2026-03-01","member":null,"plan":"standard","titles":null},"limit":100}"""),
            server.Requests[0]);
    }

    [Fact]
    public async Task Arguments_and_conditions_travel_in_the_body()
    {
        var server = new ScriptedServer().Answer("""{"data":[]}""");

        await server.Api.Views.OverdueLoans(new DateOnly(2026, 3, 1), member: 3, plan: null, since: new DateOnly(2026, 1, 1), until: null, titles: ["Tide"])
            .Where(l => l.Fine > 2.5m).OrderByDescending(l => l.DueOn).Take(5).ToListAsync();

        Assert.Equal(
            """{"arguments":{"asOf":"2026-03-01","member":3,"plan":null,"since":"2026-01-01","until":null,"titles":["Tide"]},"filter":{"fine":{"_gt":2.5}},"sort":"-dueOn","limit":5}""",
            server.Requests[0].Body);
    }

    [Fact]
    public async Task All_rows_come_page_by_page()
    {
        var server = new ScriptedServer().Answer($$"""{"data":[{{Row}},{{Row}}]}""").Answer($$"""{"data":[{{Row}}]}""");
        var count = 0;
        await foreach (var loan in server.Api.Views.OverdueLoans(new DateOnly(2026, 3, 1)).AllAsync(pageSize: 2))
        {
            count++;
        }

        Assert.Equal(3, count);
        Assert.EndsWith("\"limit\":2}", server.Requests[0].Body, StringComparison.Ordinal);
        Assert.EndsWith("\"limit\":2,\"offset\":2}", server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_counted_by_the_server()
    {
        var server = new ScriptedServer().Answer("""{"data":[],"meta":{"filterCount":12}}""");

        Assert.Equal(12, await server.Api.Views.OverdueLoans(new DateOnly(2026, 3, 1)).CountAsync());
        Assert.EndsWith("\"limit\":1,\"meta\":\"filterCount\"}", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_does_not_come_is_no_made_up_value()
    {
        var server = new ScriptedServer().Answer("""{"data":[{"id":7}]}""");

        var fault = await Assert.ThrowsAsync<UnexpectedResponseException>(() => server.Api.Views.OverdueLoans(new DateOnly(2026, 3, 1)).ToListAsync());
        Assert.Contains("overdue_loans", fault.Message, StringComparison.Ordinal);
    }
}
