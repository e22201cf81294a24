using Snapwright.Client.Errors;
using Snapwright.Client.Inputs;
using Snapwright.Client.Tests.Client;

namespace Snapwright.Client.Tests;

public sealed class RowTests
{
    private const string Book = """
        {"id":7,"title":"Tide","isbn":"9780000000002","format":"hologram","language":"en","publishedOn":"2026-02-28","pageCount":null,
        "price":12.50,"weightKg":0.1,"inPrint":true,"audiences":["adults"],"keywords":[],"details":{"b":1.10,"a":[1, 2]},"description":"<p>\u00e9</p>",
        "averageRating":null,"lastReviewedAt":"2026-11-21T03:11:04.123456Z","reviewCount":0,"publisher":PUBLISHER,
        "createdAt":"2026-11-21T03:11:04Z","updatedAt":"2026-11-21T03:11:04Z","brandNew":{"deep":[{}]}}
        """;

    [Fact]
    public async Task Every_kind_of_value_is_read()
    {
        var book = await ReadAsync("""{"id":3}""");
        Assert.Equal(("Tide", new DateOnly(2026, 2, 28), 12.50m, 0.1, true), (book.Title, book.PublishedOn, book.Price, book.WeightKg, book.InPrint));
        Assert.Equal("12.50", book.Price.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["adults"], book.Audiences);
        Assert.Equal("""{"b":1.10,"a":[1, 2]}""", book.Details);
        Assert.Equal(new DateTime(2026, 11, 21, 3, 11, 4, 123, 456, DateTimeKind.Utc), book.LastReviewedAt);
        Assert.Equal(DateTimeKind.Utc, book.CreatedAt.Kind);
        Assert.Null(book.PageCount);
    }

    [Fact]
    public async Task A_choice_that_is_not_known_keeps_its_text() => Assert.Equal(new BookFormat("hologram"), (await ReadAsync("null")).Format);

    [Fact]
    public async Task A_reference_alone_is_a_key()
    {
        var book = await ReadAsync("""{"id":3}""");
        Assert.Equal(3, book.PublisherId);
        Assert.Null(book.Publisher);
    }

    [Fact]
    public async Task An_included_row_is_a_row()
    {
        var book = await ReadAsync("""{"name":"P","country":"GB","founded":1900,"website":null,"createdAt":"2026-11-21T03:11:04Z","updatedAt":"2026-11-21T03:11:04Z","id":3}""");
        Assert.Equal(3, book.PublisherId);
        Assert.Equal("P", book.Publisher!.Name);
    }

    [Fact]
    public async Task No_related_row_is_null()
    {
        var book = await ReadAsync("null");
        Assert.Null(book.PublisherId);
        Assert.Null(book.Publisher);
    }

    [Theory]
    [InlineData("""{"data":{"id":7,"title":"x"}}""", "A row of 'books' has no 'isbn'")]
    [InlineData("""{"data":{"id":7}}""", "nothing but its key")]
    [InlineData("""{"data":{"id":"seven"}}""", "String")]
    [InlineData("""{"meta":{}}""", "no 'data'")]
    [InlineData("""[]""", "An object was expected")]
    [InlineData("""{"data":""", "JSON")]
    [InlineData("<html></html>", "'<' is an invalid start")]
    public async Task What_is_not_a_row_is_an_unexpected_response(string answer, string detail)
    {
        var server = new ScriptedServer().Answer(answer);
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => server.Api.Books.GetAsync(7));
        Assert.Equal("unexpected_response", error.Code);
        Assert.Contains(detail, error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused()
    {
        var server = new ScriptedServer().Answer("{\"data\":[" + new string(' ', 5000) + "]}");
        var api = new ApiClient(new HttpClient(server) { BaseAddress = new("http://library.example") }, maxResponseBytes: 1000);
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => api.Books.ListAsync());
        Assert.Contains("1000 bytes", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Absent_fields_are_not_sent_and_null_is()
    {
        var server = new ScriptedServer().Answer("""{"data":{}}""").Answer("""{"data":{}}""");
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => server.Api.Books.UpdateAsync(7, new BookUpdate
        {
            Title = "Ebb",
            PageCount = null,
            Description = (string?)null,
            Price = 1.20m,
            Keywords = ["a", "b"],
            Authors = [],
            Details = """{"x": 1.0}""",
            PublisherId = null,
        }));
        Assert.Equal("PATCH", server.Requests[0].Method);
        Assert.Equal(
            """{"title":"Ebb","pageCount":null,"price":1.20,"keywords":["a","b"],"details":{"x": 1.0},"description":null,"publisher":null,"authors":[]}""",
            server.Requests[0].Body);
    }

    [Fact]
    public void Lists_of_inputs_compare_by_items_and_know_absence()
    {
        OptionalList<int> given = [1, 2];
        Assert.Equal(new[] { 1, 2 }, given);
        Assert.False(default(OptionalList<int>).HasValue);
        Assert.Null(OptionalList.Null<int>().Value);
        Assert.NotEqual(OptionalList.Null<int>(), OptionalList.From<int>([]));
        Assert.Throws<InvalidOperationException>(() => default(OptionalList<int>).Value);
    }

    [Fact]
    public async Task A_delete_says_whether_there_was_a_row()
    {
        var server = new ScriptedServer()
            .Answer(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent))
            .Answer("""{"code":"not_found","status":404,"title":"There is no such row"}""", System.Net.HttpStatusCode.NotFound, "application/problem+json");
        var key = Guid.Parse("0198a000-0000-7000-8000-00000000abcd");
        Assert.True(await server.Api.Copies.DeleteAsync(key));
        Assert.False(await server.Api.Copies.DeleteAsync(key));
        Assert.Equal("/root/api/copies/0198a000-0000-7000-8000-00000000abcd", server.Requests[0].Path);
    }

    private static async Task<Book> ReadAsync(string publisher)
    {
        var server = new ScriptedServer().Answer("{\"data\":" + Book.Replace("PUBLISHER", publisher, StringComparison.Ordinal) + "}");
        return (await server.Api.Books.GetAsync(7))!;
    }
}
