
namespace Snapwright.Client.Tests.Views;

public sealed class IntervalTests
{
    [Fact]
    public async Task Intervals_are_arguments_conditions_and_values_of_rows()
    {
        var server = new ScriptedServer().Answer("""{"data":[{"id":7,"late":"P3DT1.5S","most":null},{"id":8,"late":null,"most":"P-1Y2M"}],"meta":{"hasMore":false}}""");

        var rows = await server.Api.Views.LateLoans(least: Interval.OfDays(2), most: new Interval(14, -1)).Where(l => l.Late >= Interval.OfMonths(1)).ToListAsync();

        Assert.Equal((new Interval(0, (3 * Interval.MicrosecondsPerDay) + 1_500_000), (Interval?)null), (rows[0].Late!.Value, rows[0].Most));
        Assert.Equal(((Interval?)null, Interval.OfMonths(-10)), (rows[1].Late, rows[1].Most!.Value));
        Assert.Equal(
            """{"arguments":{"least":"P2D","most":"P1Y2MT-0.000001S"},"filter":{"late":{"_gte":"P1M"}},"limit":100}""",
            server.Requests[0].Body);
    }
}
