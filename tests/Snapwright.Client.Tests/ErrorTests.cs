using System.Net;
using Snapwright.Client.Errors;

namespace Snapwright.Client.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(409, typeof(ConflictException))]
    [InlineData(413, typeof(SnapwrightApiException))]
    [InlineData(422, typeof(ValidationFailedException))]
    [InlineData(500, typeof(SnapwrightApiException))]
    [InlineData(503, typeof(UnavailableException))]
    [InlineData(504, typeof(UnavailableException))]
    public async Task A_status_has_its_exception(int status, Type expected)
    {
        var server = new ScriptedServer().Answer("""{"code":"some_code","title":"No"}""", (HttpStatusCode)status, "application/problem+json");
        var error = await Assert.ThrowsAnyAsync<SnapwrightApiException>(() => server.Api.Books.ListAsync());
        Assert.Equal(expected, error.GetType());
        Assert.Equal((status, "some_code", "No"), ((int)error.Status, error.Code, error.Title));
    }

    [Fact]
    public async Task A_problem_is_told_whole()
    {
        var server = new ScriptedServer().Answer(
            """
            {"type":"urn:snapwright:error:invalid_body","title":"The body is not valid","status":422,"detail":"2 fields","code":"invalid_body","extra":[1],
            "errors":[{"field":"title","code":"too_long","message":"At most 200"},{"field":"price","code":"required","message":"Missing","more":{}},"odd"]}
            """,
            HttpStatusCode.UnprocessableEntity,
            "application/problem+json");
        var error = await Assert.ThrowsAsync<ValidationFailedException>(() => server.Api.Books.ListAsync());
        Assert.Equal("invalid_body", error.Code);
        Assert.Equal([new("title", "too_long", "At most 200"), new("price", "required", "Missing")], error.Errors);
        Assert.Contains("GET /root/api/books: 422", error.Message, StringComparison.Ordinal);
        Assert.Contains("price: Missing (required)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "text/html")]
    [InlineData("{ broken", "application/problem+json")]
    [InlineData("[1]", "application/json")]
    public async Task A_body_that_is_no_problem_is_quoted(string body, string mediaType)
    {
        var server = new ScriptedServer().Answer(body, HttpStatusCode.BadGateway, mediaType);
        var error = await Assert.ThrowsAsync<UnavailableException>(() => server.Api.Books.ListAsync());
        Assert.Equal("http_502", error.Code);
        Assert.Equal(body, error.Detail);
    }

    [Fact]
    public async Task A_long_body_is_cut()
    {
        var server = new ScriptedServer().Answer(new string('x', 3_000_000), HttpStatusCode.InternalServerError, "text/plain");
        var error = await Assert.ThrowsAsync<SnapwrightApiException>(() => server.Api.Books.ListAsync());
        Assert.Equal(503, error.Detail!.Length);
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null()
    {
        var server = new ScriptedServer().Answer("""{"code":"not_found"}""", HttpStatusCode.NotFound, "application/problem+json");
        Assert.Null(await server.Api.Books.GetAsync(1));
    }

    [Fact]
    public async Task A_wrong_address_is_not_taken_for_a_row_that_is_not_there()
    {
        var server = new ScriptedServer().Answer("<html>nginx</html>", HttpStatusCode.NotFound, "text/html");
        await Assert.ThrowsAsync<NotFoundException>(() => server.Api.Books.GetAsync(1));
    }

    [Fact]
    public async Task An_unavailable_server_says_when_to_come_again()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("") };
        answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(3));
        var error = await Assert.ThrowsAsync<UnavailableException>(() => new ScriptedServer().Answer(answer).Api.Books.ListAsync());
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.Null(error.Detail);
    }

    [Fact]
    public void A_client_without_an_address_is_refused()
    {
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new Client.ApiClient(http));
    }
}
