using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class BadInputTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task An_unknown_table_is_404_and_names_a_near_one(Setup setup)
    {
        var answer = await shops[setup].GetAsync("/api/book");
        Assert.Equal((HttpStatusCode.NotFound, "unknown_table"), (answer.Status, answer.Code));
        Assert.Equal("There is no table 'book'. Did you mean 'books'?", answer.Detail);
        Assert.Equal("application/problem+json", answer.Message.Content.Headers.ContentType!.ToString());
        Assert.Equal("urn:snapwright:error:unknown_table", answer.Json.GetProperty("type").GetString());
        Assert.Equal("unknown_path", (await shops[setup].GetAsync("/api/books/1/2")).Code);
        Assert.Equal("unknown_path", (await shops[setup].GetAsync("/api")).Code);
    }

    [Theory, EverySetup]
    public async Task A_key_that_no_row_has_is_404(Setup setup)
    {
        var shop = shops[setup];
        foreach (var key in new[] { "987654", "abc", "1.5", "99999999999999999999", "%20" })
        {
            var answer = await shop.GetAsync($"/api/books/{key}");
            Assert.Equal((HttpStatusCode.NotFound, "not_found"), (answer.Status, answer.Code));
        }

        Assert.Equal("not_found", (await shop.GetAsync("/api/reviews/7")).Code);
        Assert.Equal("not_found", (await shop.GetAsync("/api/books/987654?fields=title")).Code);
    }

    [Theory, EverySetup]
    public async Task Query_errors_are_400_and_name_place_and_choices(Setup setup)
    {
        var shop = shops[setup];
        Assert.Equal("filtr:unknown_parameter", await ErrorsAsync("/api/books?filtr={}"));
        Assert.Equal("fields:unknown_field", await ErrorsAsync("/api/books?fields=titel"));
        Assert.Equal("filter.title._like:unknown_operator", await ErrorsAsync("""/api/books?filter={"title":{"_like":"x"}}"""));
        Assert.Equal("limit:invalid_value", await ErrorsAsync("/api/books?limit=1&limit=2"));
        Assert.Equal("limit:unknown_parameter", await ErrorsAsync("/api/books/1?limit=1"));
        Assert.Contains("Did you mean 'title'?", (await shop.GetAsync("/api/books?fields=titel")).Detail, StringComparison.Ordinal);
        var write = await shop.PostAsync("/api/books?limit=1", """{"title":"x"}""");
        Assert.Equal((HttpStatusCode.BadRequest, "limit:unknown_parameter"), (write.Status, write.Errors));

        async Task<string> ErrorsAsync(string path)
        {
            var answer = await shop.GetAsync(path);
            Assert.Equal((HttpStatusCode.BadRequest, "invalid_query"), (answer.Status, answer.Code));
            return answer.Errors;
        }
    }

    [Theory]
    [InlineData("", "The body is empty; a JSON object is expected.")]
    [InlineData("{\"title\":}", "line 1, column 10")]
    [InlineData("{\n  \"title\": \"ä\" x\n}", "line 2, column 16")]
    [InlineData("{\"title\":\"x\"} y", "line 1, column 15")]
    [InlineData("{\"title\":\"x\"", "line 1, column 13")]
    public async Task Malformed_json_is_400_with_its_place(string body, string place)
    {
        var answer = await shops[Setup.All[0]].PostAsync("/api/books", body);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_json"), (answer.Status, answer.Code));
        Assert.Contains(place, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[5]""", "[0]:wrong_type")]
    [InlineData("""{}""", "title:required")]
    [InlineData("""{"title":null}""", "title:null_not_allowed")]
    [InlineData("""{"title":5,"pages":"5","isPublished":1,"author":[]}""", "title:wrong_type pages:wrong_type isPublished:wrong_type author:wrong_type")]
    [InlineData("""{"title":"123456789012345678901"}""", "title:too_long")]
    [InlineData("""{"title":"a\u0000"}""", "title:invalid_text")]
    [InlineData("""{"title":"\ud83d"}""", "title:invalid_text")]
    [InlineData("""{"title":"t","extra":{"x":"\u0000"}}""", "extra:invalid_text")]
    [InlineData("""{"title":"t","pages":2147483648}""", "pages:out_of_range")]
    [InlineData("""{"title":"t","pages":1.0}""", "pages:wrong_type")]
    [InlineData("""{"title":"t","sold":9223372036854775808}""", "sold:out_of_range")]
    [InlineData("""{"title":"t","rating":1e999}""", "rating:out_of_range")]
    [InlineData("""{"title":"t","price":1.234}""", "price:out_of_range")]
    [InlineData("""{"title":"t","price":1234567}""", "price:out_of_range")]
    [InlineData("""{"title":"t","price":1e99999999999999999999}""", "price:out_of_range")]
    [InlineData("""{"title":"t","code":"x"}""", "code:wrong_type")]
    [InlineData("""{"title":"t","printedOn":"2026-02-29"}""", "printedOn:wrong_type")]
    [InlineData("""{"title":"t","opensAt":"24:00:00"}""", "opensAt:wrong_type")]
    [InlineData("""{"title":"t","soldAt":"yesterday"}""", "soldAt:wrong_type")]
    [InlineData("""{"title":"t","status":"lost"}""", "status:not_a_choice")]
    [InlineData("""{"title":"t","labels":["new","old",3]}""", "labels.1:not_a_choice labels.2:wrong_type")]
    [InlineData("""{"title":"t","numbers":[1,null]}""", "numbers.1:null_not_allowed")]
    [InlineData("""{"title":"t","titel":1}""", "titel:unknown_field")]
    [InlineData("""{"title":"t","authorId":1}""", "authorId:unknown_field")]
    [InlineData("""{"title":"t","reviews":5}""", "reviews:wrong_type")]
    [InlineData("""{"title":"t","author":{"id":1,"nam":"x"}}""", "author.nam:unknown_field")]
    [InlineData("""{"title":"t","author":{}}""", "author.name:required")]
    [InlineData("""{"title":"t","tags":[null]}""", "tags[0]:null_not_allowed")]
    [InlineData("""{"title":"t","title":"u"}""", "title:duplicate_field")]
    [InlineData("""{"title":"t","tags":[],"tags":[]}""", "tags:duplicate_field")]
    public async Task A_body_that_does_not_fit_is_422_with_an_entry_per_field(string body, string errors)
    {
        var shop = shops[Setup.All[0]];
        var answer = await shop.PostAsync("/api/books", body);
        Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, answer.Body);
        Assert.Equal(("invalid_body", errors), (answer.Code, answer.Errors));
    }

    [Theory]
    [InlineData("""{"title":"12345678901234567890"}""")]
    [InlineData("""{"title":"😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}""")]
    [InlineData("""{"title":"t","price":999999.99}""")]
    [InlineData("""{"title":"t","price":1.500}""")]
    [InlineData("""{"title":"t","price":125e-1}""")]
    [InlineData("""{"t\u0069tle":"t","tags":null,"extra":null}""")]
    public async Task A_body_at_the_edge_is_accepted(string body)
    {
        var shop = shops[Setup.All[0]];
        var answer = await shop.PostAsync("/api/books", body.Replace("\"tags\":null,", "", StringComparison.Ordinal));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
    }

    [Theory, EverySetup]
    public async Task A_field_that_cannot_change_is_422_in_an_update(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("books", """{"title":"t","isbn":"fixed-1"}""");
        Assert.Equal("isbn:not_changeable", (await shop.PatchAsync(path, """{"isbn":"x"}""")).Errors);
        Assert.Equal("title:null_not_allowed", (await shop.PatchAsync(path, """{"title":null}""")).Errors);
    }

    [Fact]
    public async Task A_body_must_be_json_and_within_the_limit()
    {
        var shop = shops[Setup.All[0]];
        var text = await shop.SendAsync("POST", "/api/books", "{}", "text/plain");
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported_media_type"), (text.Status, text.Code));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await shop.SendAsync("POST", "/api/books", "{}", "")).Status);
        Assert.Equal(HttpStatusCode.Created, (await shop.SendAsync("POST", "/api/books", "\uFEFF{\"title\":\"bom\"}", "application/json; charset=utf-8")).Status);
        var large = await shop.PostAsync("/api/books", $$"""{"title":"{{new string('x', 20000)}}"}""");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "body_too_large"), (large.Status, large.Code));
    }

    [Theory, EverySetup]
    public async Task A_duplicate_is_409_and_names_the_fields(Setup setup)
    {
        var shop = shops[setup];
        await shop.CreateAsync("authors", """{"name":"a","email":"dup@x"}""");
        var one = await shop.PostAsync("/api/authors", """{"name":"b","email":"dup@x"}""");
        Assert.Equal((HttpStatusCode.Conflict, "duplicate", "email:duplicate"), (one.Status, one.Code, one.Errors));
        Assert.Equal("Another row of 'authors' has the same value of 'email'.", one.Detail);

        await shop.CreateAsync("tags", """{"name":"n","kind":"dup"}""");
        var two = await shop.PostAsync("/api/tags", """{"name":"n","kind":"dup"}""");
        Assert.Equal("name:duplicate kind:duplicate", two.Errors);
        Assert.Equal("Another row of 'tags' has the same values of 'name', 'kind' together.", two.Detail);
    }

    [Theory, EverySetup]
    public async Task A_reference_to_no_row_is_409_and_names_the_relation(Setup setup)
    {
        var shop = shops[setup];
        var answer = await shop.PostAsync("/api/books", """{"title":"t","author":987654}""");
        Assert.Equal((HttpStatusCode.Conflict, "foreign_key", "author:foreign_key"), (answer.Status, answer.Code, answer.Errors));
        Assert.Equal("'author' refers to the row 987654 of 'authors', which is not there.", answer.Detail);
    }

    [Theory, EverySetup]
    public async Task A_row_that_others_refer_to_cannot_be_deleted(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.CreateAsync("authors", """{"name":"kept"}""");
        var book = await shop.CreateAsync("books", $$"""{"title":"t","author":{{author.Split('/')[^1]}}}""");
        await shop.CreateAsync("reviews", $$"""{"text":"goes too","book":{{book.Split('/')[^1]}}}""");
        var refused = await shop.DeleteAsync(author);
        Assert.Equal((HttpStatusCode.Conflict, "foreign_key", "books.author:foreign_key"), (refused.Status, refused.Code, refused.Errors));
        Assert.Equal("Rows of 'books' still refer to it by 'author'.", refused.Detail);

        Assert.Equal(HttpStatusCode.NoContent, (await shop.DeleteAsync(book)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await shop.DeleteAsync(author)).Status);
    }
}
