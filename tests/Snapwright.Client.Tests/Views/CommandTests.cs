using Snapwright.Client.Errors;
using Snapwright.Client.Tests.Client;

namespace Snapwright.Client.Tests.Views;

public sealed class CommandTests
{
    [Fact]
    public async Task A_command_is_a_method_that_yields_typed_rows()
    {
        var server = new ScriptedServer().Answer("""{"data":[{"id":7,"dueOn":"2026-04-01","plan":"standard"}],"meta":{"affected":1}}""");

        var loan = Assert.Single(await server.Api.Views.ProlongLoans([7, 8], new DateOnly(2026, 4, 1)));

        Assert.Equal((7, new DateOnly(2026, 4, 1), MemberPlan.Standard), (loan.Id, loan.DueOn, loan.Plan));
        Assert.Equal(("POST", "/root/api/views/prolong_loans", """{"arguments":{"ids":[7,8],"until":"2026-04-01"}}"""), server.Requests[0]);
    }

    [Fact]
    public async Task A_command_that_yields_nothing_tells_how_many_rows_it_wrote()
    {
        var server = new ScriptedServer().Answer("""{"meta":{"affected":3}}""");

        Assert.Equal(3, await server.Api.Views.ForgiveFines(2.5m));
        Assert.Equal("""{"arguments":{"below":2.5}}""", server.Requests[0].Body);
    }

    [Fact]
    public async Task An_answer_without_a_number_is_none()
    {
        var server = new ScriptedServer().Answer("""{"meta":{}}""");

        await Assert.ThrowsAsync<UnexpectedResponseException>(() => server.Api.Views.ForgiveFines());
    }
}
