namespace Snapwright.Client.Tests;

public sealed class PagingTests
{
    [Fact]
    public async Task Without_an_order_each_page_goes_on_behind_the_last_key()
    {
        var server = new ScriptedServer().Answer(Genres(1, 2)).Answer(Genres(5, 9)).Answer(Genres(12));
        var keys = new List<int>();
        await foreach (var genre in server.Api.Genres.Where(g => g.Name != "x").AllAsync(pageSize: 2))
        {
            keys.Add(genre.Id);
        }

        Assert.Equal([1, 2, 5, 9, 12], keys);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal("""{"_and":[{"name":{"_neq":"x"}},{"id":{"_gt":9}}]}""", server.Parameters["filter"]);
        Assert.DoesNotContain("page", server.Parameters.Keys);
    }

    [Fact]
    public async Task With_an_order_pages_are_counted()
    {
        var server = new ScriptedServer().Answer(Genres(3, 2)).Answer(Genres(1));
        var keys = new List<int>();
        await foreach (var genre in server.Api.Genres.OrderByDescending(g => g.Name).AllAsync(pageSize: 2))
        {
            keys.Add(genre.Id);
        }

        Assert.Equal([3, 2, 1], keys);
        Assert.Equal("2", server.Parameters["page"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_take_bounds_all_pages_together(bool isOrdered)
    {
        var server = new ScriptedServer().Answer(Genres(1, 2)).Answer(isOrdered ? Genres(3, 4) : Genres(3));
        var query = isOrdered ? server.Api.Genres.OrderBy(g => g.Id) : server.Api.Genres.Query;
        var keys = new List<int>();
        await foreach (var genre in query.Take(3).AllAsync(pageSize: 2))
        {
            keys.Add(genre.Id);
        }

        Assert.Equal([1, 2, 3], keys);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_is_not_reached_is_not_asked_for()
    {
        var server = new ScriptedServer().Answer(Genres(1, 2));
        await foreach (var genre in server.Api.Genres.AllAsync(pageSize: 2))
        {
            Assert.Equal(1, genre.Id);
            break;
        }

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_page_size_out_of_bounds_is_refused(int size)
    {
        var server = new ScriptedServer();
        Assert.Throws<ArgumentOutOfRangeException>(() => server.Api.Genres.AllAsync(pageSize: size));
    }

    [Fact]
    public async Task A_page_has_both_counts()
    {
        var server = new ScriptedServer().Answer("""{"data":[],"meta":{"totalCount":9,"filterCount":4,"later":true}}""");
        var page = await server.Api.Genres.Where(g => g.Id > 1).PageAsync(3, 2);
        Assert.Equal((4, 9), (page.FilterCount, page.TotalCount));
        Assert.Equal(("3", "2"), (server.Parameters["page"], server.Parameters["limit"]));
    }

    [Fact]
    public async Task A_cancelled_enumeration_sends_nothing_more()
    {
        using var cancellation = new CancellationTokenSource();
        var server = new ScriptedServer().Answer(Genres(1, 2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var genre in server.Api.Genres.AllAsync(pageSize: 2).WithCancellation(cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
        Assert.Single(server.Requests);
    }

    private static string Genres(params int[] keys) =>
        $$"""{"data":[{{string.Join(',', keys.Select(k => $$"""{"id":{{k}},"name":"g{{k}}","description":null,"parent":null,"createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}"""))}}]}""";
}
