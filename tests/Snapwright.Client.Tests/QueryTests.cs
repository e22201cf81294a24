using Snapwright.Client.Queries;
using Snapwright.Client.Tests.Client;

namespace Snapwright.Client.Tests;

public sealed class QueryTests
{
    private const string NoRows = """{"data":[]}""";

    public static TheoryData<string, Func<BookFields, Condition>> Conditions { get; } = new()
    {
        { """{"price":{"_gt":50.10}}""", b => b.Price > 50.10m },
        { """{"title":{"_contains":"x"}}""", b => b.Title.Contains("x") },
        { """{"_and":[{"price":{"_gte":1}},{"title":{"_neq":"a"}},{"inPrint":{"_eq":true}}]}""", b => b.Price >= 1m & b.Title != "a" & b.InPrint == true },
        { """{"_or":[{"_and":[{"id":{"_lt":3}},{"id":{"_lte":2}}]},{"_not":{"id":{"_in":[1,2]}}}]}""", b => (b.Id < 3 & b.Id <= 2) | !b.Id.In(1, 2) },
        { """{"pageCount":{"_is_null":true}}""", b => b.PageCount == null },
        { """{"description":{"_is_null":false}}""", b => b.Description != null },
        { """{"details":{"_is_null":true}}""", b => b.Details.IsNull },
        { """{"format":{"_eq":"large-print"}}""", b => b.Format == BookFormat.LargePrint },
        { """{"publishedOn":{"_gt":"2026-01-31"}}""", b => b.PublishedOn > new DateOnly(2026, 1, 31) },
        { """{"createdAt":{"_lt":"2026-01-31T08:05:00.25Z"}}""", b => b.CreatedAt < new DateTime(2026, 1, 31, 8, 5, 0, 250, DateTimeKind.Utc) },
        { """{"publisher":{"name":{"_eq":"Tide Press"}}}""", b => b.Publisher.Name == "Tide Press" },
        { """{"publisher":{"_is_null":true}}""", b => b.Publisher.IsNull },
        { """{"reviews":{"_and":[{"rating":{"_gt":3}},{"member":{"name":{"_eq":"A"}}}]}}""", b => b.Reviews.Any(r => r.Rating > 3 & r.Member.Name == "A") },
        { """{"title":{"_in":["a","b\"c"]}}""", b => b.Title.In("a", "b\"c") },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_becomes_the_filter_of_the_api(string filter, Func<BookFields, Condition> condition)
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.Books.Where(condition).ToListAsync();
        Assert.Equal(filter, server.Parameters["filter"]);
    }

    [Theory]
    [InlineData("100% & \"quoted\" \\ + ü=?#/\n\u0001")]
    [InlineData("'; drop table books; --")]
    [InlineData("日本語 🦊 </script>")]
    public async Task Any_text_arrives_as_it_was(string text)
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.Books.Where(b => b.Title == text).ToListAsync();
        using var filter = System.Text.Json.JsonDocument.Parse(server.Parameters["filter"]);
        Assert.Equal(text, filter.RootElement.GetProperty("title").GetProperty("_eq").GetString());
    }

    [Fact]
    public async Task A_path_in_the_base_address_stays()
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.AuditEvents.ListAsync();
        Assert.Equal("/root/api/audit.events?limit=100", server.Requests[0].Path);
    }

    [Fact]
    public async Task Computed_fields_come_along_where_they_are_asked_for()
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.Books.With(b => b.Label).Where(b => b.Label.Contains("x")).OrderBy(b => b.Label).ToListAsync();
        Assert.Equal(("*,label", """{"label":{"_contains":"x"}}""", "label"), (server.Parameters["fields"], server.Parameters["filter"], server.Parameters["sort"]));

        var copies = new ScriptedServer().Answer(NoRows);
        await copies.Api.Copies.Query.Include(c => c.Book).With(c => c.Book.Label).ToListAsync();
        Assert.Equal("*,book.*,book.label", copies.Parameters["fields"]);
    }

    [Fact]
    public async Task Orders_and_takes_follow_each_other()
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.Books.OrderByDescending(b => b.Price).OrderBy(b => b.Publisher.Name).Take(20).ToListAsync();
        Assert.Equal("-price,publisher.name", server.Parameters["sort"]);
        Assert.Equal("20", server.Parameters["limit"]);
    }

    [Fact]
    public async Task An_include_asks_for_every_relation_on_its_way()
    {
        var server = new ScriptedServer().Answer(NoRows);
        await server.Api.Copies.Include(c => c.Book.Publisher).Include(c => c.Loans, take: 3).ToListAsync();
        Assert.Equal("*,book.*,book.publisher.*,loans.*", server.Parameters["fields"]);
        Assert.Equal("""{"loans":{"limit":3}}""", server.Parameters["deep"]);
    }

    [Fact]
    public void The_row_itself_cannot_be_included()
    {
        var server = new ScriptedServer();
        Assert.Throws<ArgumentException>(() => server.Api.Books.Include(b => b));
    }

    [Fact]
    public async Task Conditions_of_several_calls_all_hold()
    {
        var server = new ScriptedServer().Answer("""{"data":[],"meta":{"filterCount":7}}""");
        var count = await server.Api.Books.Where(b => b.Id > 1).Where(b => b.Id < 9).CountAsync();
        Assert.Equal(7, count);
        Assert.Equal("""{"_and":[{"id":{"_gt":1}},{"id":{"_lt":9}}]}""", server.Parameters["filter"]);
    }

    [Fact]
    public async Task A_query_is_not_changed_by_one_that_is_made_of_it()
    {
        var server = new ScriptedServer().Answer(NoRows).Answer(NoRows);
        var all = server.Api.Books.OrderBy(b => b.Title);
        _ = all.Where(b => b.Id > 1).Take(3);
        await all.ToListAsync();
        Assert.DoesNotContain("filter", server.Parameters.Keys);
        Assert.Equal("100", server.Parameters["limit"]);
    }
}
