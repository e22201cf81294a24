using Snapwright.Query.Rest;

namespace Snapwright.Query.Tests;

/// <summary>Whatever a request says that is not understood is an error that names it and the choices.</summary>
public sealed class RestErrorTests
{
    [Theory]
    [InlineData("colour=red", "unknown_parameter", "colour", "Choices: fields, filter")]
    [InlineData("sorted=id", "unknown_parameter", "sorted", "Did you mean 'sort'?")]
    [InlineData("fields=titel", "unknown_field", "fields", "Did you mean 'title'?")]
    [InlineData("fields=title.name", "unknown_field", "fields", "is a column")]
    [InlineData("fields=author.zzzzzz", "unknown_field", "fields", "Choices: id, name")]
    [InlineData("fields=author.secret", "unknown_field", "fields", "no field 'secret'")]
    [InlineData("fields=-id,-title,-price,-pages,-published,-language,-details,-tags,-scores,-author,-createdAt,-updatedAt", "invalid_value", "fields", "No field is left")]
    [InlineData("fields=title,,price", "invalid_value", "fields", "empty")]
    [InlineData("""filter={"price":{"_gt":"much"}}""", "invalid_value", "filter.price._gt", "Expected a decimal number, not 'much'")]
    [InlineData("""filter={"price":{"_gtt":5}}""", "unknown_operator", "filter.price._gtt", "Did you mean '_gt'?")]
    [InlineData("""filter={"_xor":[]}""", "unknown_operator", "filter._xor", "Did you mean '_or'?")]
    [InlineData("""filter={"pages":{"_eq":3000000000}}""", "invalid_value", "filter.pages._eq", "2147483647")]
    [InlineData("""filter={"pages":{"_in":[1,"x"]}}""", "invalid_value", "filter.pages._in[1]", "integer")]
    [InlineData("""filter={"pages":{"_in":1}}""", "invalid_value", "filter.pages._in", "array")]
    [InlineData("""filter={"pages":{"_contains":"1"}}""", "not_allowed", "filter.pages._contains", "is for texts")]
    [InlineData("""filter={"language":"de"}""", "invalid_value", "filter.language", "en, fr")]
    [InlineData("""filter={"details":{"_eq":1}}""", "not_allowed", "filter.details._eq", "_is_null")]
    [InlineData("""filter={"author":{"age":1}}""", "unknown_field", "filter.author.age", "no field 'age'")]
    [InlineData("""filter={"author":{"secret":"x"}}""", "unknown_field", "filter.author.secret", "no field 'secret'")]
    [InlineData("""filter={"_and":{"pages":1}}""", "invalid_value", "filter._and", "array")]
    [InlineData("""filter=[1]""", "invalid_value", "filter", "object")]
    [InlineData("""filter={"price":""", "invalid_json", "filter", "character")]
    [InlineData("sort=-titel", "unknown_field", "sort", "Did you mean 'title'?")]
    [InlineData("sort=reviews.rating", "not_allowed", "sort", "many rows")]
    [InlineData("sort=details", "not_allowed", "sort", "no order")]
    [InlineData("limit=many", "invalid_value", "limit", "1 to 1000")]
    [InlineData("limit=1001", "limit_exceeded", "limit", "1000")]
    [InlineData("page=0", "invalid_value", "page", "from 1")]
    [InlineData("page=99999999999", "limit_exceeded", "page", "at most")]
    [InlineData("limit=1&limit=2", "invalid_value", "limit", "more than once")]
    [InlineData("meta=count", "invalid_value", "meta", "totalCount")]
    [InlineData("""deep={"review":{}}""", "unknown_field", "deep.review", "Did you mean 'reviews'?")]
    [InlineData("""deep={"reviews":{"limits":5}}""", "unknown_parameter", "deep.reviews.limits", "Did you mean 'limit'?")]
    [InlineData("""deep={"author":{"limit":5}}""", "not_allowed", "deep.author.limit", "at most one row")]
    [InlineData("""deep={"reviews":{"filter":{"stars":1}}}""", "unknown_field", "deep.reviews.filter.stars", "no field 'stars'")]
    [InlineData("groupBy=author&sort=id", "unknown_field", "sort", "Choices: author, count")]
    [InlineData("groupBy=details", "not_allowed", "groupBy", "groups")]
    [InlineData("groupBy=author&aggregate=median", "invalid_value", "aggregate", "count")]
    [InlineData("aggregate=count", "invalid_value", "aggregate", "groupBy")]
    public void It_is_named(string query, string code, string path, string message)
    {
        var result = Library.List(query);

        Assert.Null(result.Request);
        var error = Assert.Single(result.Errors);
        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(error.Parameter, error.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_come_at_once() =>
        Assert.Equal(["limit", "filter.a", "filter.b"], Library.List("""filter={"a":1,"b":2}&limit=x""").Errors.Select(static e => e.Path));

    [Fact]
    public void One_row_takes_no_filter() => Assert.Equal("unknown_parameter", Assert.Single(Library.One("filter={}").Errors).Code);

    [Fact]
    public void Relations_are_bounded_in_depth()
    {
        var query = "fields=" + string.Join('.', Enumerable.Repeat("author.books", 4)) + ".title";

        Assert.Contains(Library.List(query).Errors, static e => e.Code == "limit_exceeded");
    }

    [Fact]
    public void Conditions_are_bounded_in_number()
    {
        var arms = string.Join(',', Enumerable.Repeat("""{"pages":{"_eq":1}}""", 20));
        var limits = new RestLimits { MaxConditions = 10 };

        Assert.Equal("limit_exceeded", Assert.Single(Library.List($$"""filter={"_or":[{{arms}}]}""", limits).Errors).Code);
    }

    [Fact]
    public void A_list_of_values_is_bounded()
    {
        var limits = new RestLimits { MaxListItems = 2 };

        Assert.Equal("limit_exceeded", Assert.Single(Library.List("""filter={"pages":{"_in":[1,2,3]}}""", limits).Errors).Code);
    }
}
