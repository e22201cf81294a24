using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;

namespace Snapwright.Query.Tests;

/// <summary>JSON in a parameter, parameters with brackets, and a JSON body: three ways to say the same.</summary>
public sealed class AskingTests
{
    [Theory]
    [InlineData("""filter={"price":{"_gte":5}}""", "filter[price][_gte]=5", """{"filter":{"price":{"_gte":5}}}""")]
    [InlineData("""filter={"author":{"name":{"_contains":"le"}}}""", "filter[author][name][_contains]=le", """{"filter":{"author":{"name":{"_contains":"le"}}}}""")]
    [InlineData("""filter={"_or":[{"pages":{"_lt":3}},{"pages":null}]}""", "filter[_or][1][pages]=null&filter[_or][0][pages][_lt]=3", """{"filter":{"_or":[{"pages":{"_lt":3}},{"pages":null}]}}""")]
    [InlineData("""filter={"id":{"_in":[1,2,3]}}""", "filter[id][_in]=1,2, 3", """{"filter":{"id":{"_in":"1,2,3"}}}""")]
    [InlineData("""filter={"id":{"_in":[1,2]}}""", "filter[id][_in][]=1&filter[id][_in][]=2", """{"filter":{"id":{"_in":[1,2]}}}""")]
    [InlineData("""filter={"id":{"_in":[1,2]}}""", "filter[id][_in][0]=1&filter[id][_in][1]=2", """{"filter":{"id":{"_in":["1","2"]}}}""")]
    [InlineData("""deep={"reviews":{"limit":3,"sort":"-rating"}}""", "deep[reviews][limit]=3&deep[reviews][sort]=-rating", """{"deep":{"reviews":{"limit":3,"sort":["-rating"]}}}""")]
    [InlineData("fields=title,author.name&sort=-price,title", "fields[]=title&fields[]=author.name&sort[]=-price&sort[]=title", """{"fields":["title","author.name"],"sort":["-price","title"]}""")]
    [InlineData("limit=5&page=2&meta=*", "limit=5&page=2&meta[]=*", """{"limit":5,"page":"2","meta":["totalCount","filterCount"]}""")]
    [InlineData("", "", """{"filter":null,"limit":null}""")]
    public void All_ways_come_to_the_same_request(string parameter, string brackets, string body)
    {
        var expected = Shape(Library.List(parameter));

        Assert.Equal(expected, Shape(Library.List(brackets)));
        Assert.Equal(expected, Shape(Library.Body(body)));
    }

    [Theory]
    [InlineData("filter={}&filter[price]=3", "invalid_value", "filter", "both as a value and with brackets")]
    [InlineData("filter[price]=3&filter={}", "invalid_value", "filter", "both as a value and with brackets")]
    [InlineData("filter[price]=3&filter[price]=4", "invalid_value", "filter.price", "more than once")]
    [InlineData("filter[price]=3&filter[price][_gt]=4", "invalid_value", "filter.price", "both")]
    [InlineData("fields[]=id&fields[0]=title", "invalid_value", "fields", "both")]
    [InlineData("filter[_or][1][pages]=3", "invalid_value", "filter._or", "[0] is missing")]
    [InlineData("filter[_or][][pages]=3", "invalid_value", "filter._or", "write the index")]
    [InlineData("filter[price=3", "invalid_value", "filter", "not in pairs")]
    [InlineData("filter[price]x=3", "invalid_value", "filter", "stands behind")]
    [InlineData("colour[x]=3", "unknown_parameter", "colour", "not known")]
    [InlineData("limit[x]=3", "invalid_value", "limit", "not an object")]
    [InlineData("filter[price][_gtt]=3", "unknown_operator", "filter.price._gtt", "Did you mean '_gt'?")]
    [InlineData("filter[pages][_in][1]=x&filter[pages][_in][0]=1", "invalid_value", "filter.pages._in[1]", "integer")]
    public void What_is_wrong_with_brackets_is_named(string query, string code, string path, string message)
    {
        var error = Assert.Single(Library.List(query).Errors);

        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "invalid_value", "body", "not an array")]
    [InlineData("""{"fields":[1]}""", "invalid_value", "fields", "array of something else")]
    [InlineData("""{"fields":{}}""", "invalid_value", "fields", "not an object")]
    [InlineData("""{"limit":"x"}""", "invalid_value", "limit", "1 to 1000")]
    [InlineData("""{"limit":[5]}""", "invalid_value", "limit", "not an array")]
    [InlineData("""{"filter":"{}"}""", "invalid_value", "filter", "not a string")]
    [InlineData("""{"filters":{}}""", "unknown_parameter", "filters", "Did you mean 'filter'?")]
    public void What_is_wrong_with_a_body_is_named(string body, string code, string path, string message)
    {
        var error = Assert.Single(Library.Body(body).Errors);

        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_bounded_in_number_length_and_depth()
    {
        var many = string.Join('&', Enumerable.Range(0, 1001).Select(static i => $"filter[_or][{i}][pages]=1"));

        Assert.Equal("limit_exceeded", Assert.Single(Library.List(many).Errors).Code);
        Assert.Equal("limit_exceeded", Assert.Single(Library.List($"filter[{new string('x', 1000)}]=1").Errors).Code);
        Assert.Equal("limit_exceeded", Assert.Single(Library.List($"filter{string.Concat(Enumerable.Repeat("[_not]", 100))}[pages]=1").Errors).Code);
    }

    private static (string Key, string Values) Shape(RestQuery query)
    {
        Assert.Empty(query.Errors);
        var shape = RequestShape.Of(query.Request!, Caller.Anonymous);
        return (shape.Key, string.Join('|', shape.Values.Select(static v => v.Kind == Model.Tables.TypeKind.Array
            ? string.Join(',', v.AsArray.Select(static i => i.AsInt64))
            : v.Kind == Model.Tables.TypeKind.Decimal ? $"{v.AsDecimal}" : v.Kind == Model.Tables.TypeKind.Text ? v.AsString : $"{v.AsInt64}")));
    }
}
