namespace Snapwright.Query.Tests;

/// <summary>Every operator names what is wrong with it, and what would cost too much ends at once.</summary>
public sealed class OperatorErrorTests
{
    [Theory]
    [InlineData("""{"pages":{"_between":[1]}}""", "invalid_value", "filter.pages._between", "least and the greatest")]
    [InlineData("""{"pages":{"_between":[1,"x"]}}""", "invalid_value", "filter.pages._between[1]", "integer")]
    [InlineData("""{"pages":{"_regex":"1"}}""", "not_allowed", "filter.pages._regex", "is for texts")]
    [InlineData("""{"title":{"_regex":"("}}""", "invalid_value", "filter.title._regex", "At character 2")]
    [InlineData("""{"title":{"_regex":5}}""", "invalid_value", "filter.title._regex", "pattern")]
    [InlineData("""{"title":{"_starts_with":5}}""", "invalid_value", "filter.title._starts_with", "text")]
    [InlineData("""{"title":{"_start_with":"a"}}""", "unknown_operator", "filter.title._start_with", "Did you mean '_starts_with'?")]
    [InlineData("""{"details":{"_json":5}}""", "invalid_value", "filter.details._json", "paths")]
    [InlineData("""{"details":{"_json":{"a":1}}}""", "invalid_value", "filter.details._json.a", "begins with '$'")]
    [InlineData("""{"details":{"_json":{"$.a[x]":1}}}""", "invalid_value", "filter.details._json.$.a[x]", "At character 4")]
    [InlineData("""{"details":{"_json":{"$.":1}}}""", "invalid_value", "filter.details._json.$.", "At character 2")]
    [InlineData("""{"details":{"_json":{"$[\"a]":1}}}""", "invalid_value", "filter.details._json.$[\"a]", "At character 2")]
    [InlineData("""{"details":{"_json":{"$.a":{"_eq":[1]}}}}""", "invalid_value", "filter.details._json.$.a._eq", "not an array")]
    [InlineData("""{"details":{"_json":{"$.a":{"_eq":1e400}}}}""", "invalid_value", "filter.details._json.$.a._eq", "double")]
    [InlineData("""{"details":{"_json":{"$.a":{"_in":[1,"a"]}}}}""", "invalid_value", "filter.details._json.$.a._in", "one JSON type")]
    [InlineData("""{"details":{"_json":{"$.a":{"_regex":"a"}}}}""", "not_allowed", "filter.details._json.$.a._regex", "takes")]
    [InlineData("""{"details":{"_contains":"a"}}""", "not_allowed", "filter.details._contains", "_json")]
    [InlineData("""{"details":5}""", "not_allowed", "filter.details", "_json")]
    [InlineData("""{"title":{"_json":{}}}""", "not_allowed", "filter.title._json", "JSON columns")]
    [InlineData("""{"tags":{"_contains":"a"}}""", "not_allowed", "filter.tags._contains", "_has")]
    [InlineData("""{"tags":{"_has":5}}""", "invalid_value", "filter.tags._has", "text")]
    [InlineData("""{"scores":{"_has_all":[1,"x"]}}""", "invalid_value", "filter.scores._has_all[1]", "integer")]
    [InlineData("""{"scores":{"_length":{"_has":1}}}""", "not_allowed", "filter.scores._length._has", "_gte")]
    [InlineData("""{"title":{"_has":"a"}}""", "not_allowed", "filter.title._has", "arrays")]
    [InlineData("""{"reviews":{"_every":5}}""", "invalid_value", "filter.reviews._every", "object")]
    [InlineData("""{"reviews":{"_count":{"_gte":"many"}}}""", "invalid_value", "filter.reviews._count._gte", "integer")]
    [InlineData("""{"reviews":{"_count":{"_contains":"1"}}}""", "not_allowed", "filter.reviews._count._contains", "is for texts")]
    [InlineData("""{"reviews":{"_all":{}}}""", "unknown_operator", "filter.reviews._all", "not known here")]
    [InlineData("""{"reviews":{"_every":{"stars":1}}}""", "unknown_field", "filter.reviews._every.stars", "no field 'stars'")]
    [InlineData("""{"author":{"_some":{}}}""", "not_allowed", "filter.author._some", "at most one row")]
    [InlineData("""{"author":{"_count":1}}""", "not_allowed", "filter.author._count", "at most one row")]
    [InlineData("""{"title":{"_some":{}}}""", "not_allowed", "filter.title._some", "to-many relations")]
    [InlineData("""{"_count":{"_gt":1}}""", "unknown_operator", "filter._count", "stands behind the name")]
    public void It_is_named(string filter, string code, string path, string message)
    {
        var error = Assert.Single(Library.Body($$"""{"filter":{{filter}}}""").Errors);

        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price:first", "invalid_value", "nulls_first, nulls_last")]
    [InlineData("_sum(reviews.rating)", "invalid_value", "_count, _min, _max")]
    [InlineData("_count(review)", "unknown_field", "Did you mean 'reviews'?")]
    [InlineData("_count(author)", "not_allowed", "sort by author.field")]
    [InlineData("_count(reviews.rating)", "invalid_value", "Expected _count(relation)")]
    [InlineData("_max(reviews)", "invalid_value", "_max(relation.field)")]
    [InlineData("_max(reviews.stars)", "unknown_field", "no field 'stars'")]
    [InlineData("_max(reviews.rating", "invalid_value", "Expected")]
    [InlineData("author._count(books", "invalid_value", "Expected")]
    [InlineData("author._max(books.details)", "not_allowed", "no order")]
    [InlineData("author._max(students.secret)", "unknown_field", "no field 'secret'")]
    [InlineData("-", "unknown_field", "no field ''")]
    [InlineData("()", "invalid_value", "not known here")]
    [InlineData("_count()", "unknown_field", "no field ''")]
    public void A_sort_key_is_named(string sort, string code, string message)
    {
        var error = Assert.Single(Library.List($"sort={sort}").Errors);

        Assert.Equal((code, "sort"), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Pathological =>
    [
        "{\"filter\":" + Repeat("{\"_not\":", 59) + "{}" + new string('}', 60),
        "{\"filter\":{\"_or\":[" + string.Join(',', Enumerable.Repeat("""{"pages":1}""", 20_000)) + "]}}",
        "{\"filter\":{\"_and\":[" + string.Join(',', Enumerable.Repeat("{}", 100_000)) + "]}}",
        "{\"filter\":{\"pages\":{\"_in\":[" + string.Join(',', Enumerable.Range(0, 100_000)) + "]}}}",
        "{\"filter\":{\"tags\":{\"_has_any\":[" + string.Join(',', Enumerable.Repeat("\"a\"", 100_000)) + "]}}}",
        "{\"filter\":{\"title\":{\"_contains\":\"" + new string('a', 500_000) + "\"}}}",
        "{\"filter\":{\"title\":{\"_regex\":\"" + Repeat("(a*)*", 1000) + "\"}}}",
        "{\"filter\":{\"title\":{\"_regex\":\"" + new string('(', 190) + "\"}}}",
        "{\"filter\":" + Repeat("{\"author\":{\"books\":", 10) + "{\"pages\":1}" + new string('}', 21),
        "{\"filter\":{\"_or\":[" + string.Join(',', Enumerable.Repeat("""{"reviews":{"_count":1}}""", 400)) + "]}}",
        "{\"filter\":{\"details\":{\"_json\":{\"$" + Repeat(".a", 200) + "\":1}}}}",
        "{\"sort\":[" + string.Join(',', Enumerable.Repeat("\"_count(reviews)\"", 150)) + "]}",
        "{\"sort\":\"" + new string(',', 500_000) + "\"}",
        "{\"filter\":{\"" + new string('a', 500_000) + "\":1}}",
        "{\"" + new string('f', 500_000) + "\":1}",
    ];

    [Theory]
    [MemberData(nameof(Pathological))]
    public void What_costs_too_much_ends_with_errors_that_are_short_and_little_memory(string body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Library.Body(body);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, static e => Assert.InRange(e.Message.Length + e.Path.Length, 1, 3000));
        Assert.InRange(allocated, 1, 100 * 1024 * 1024);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
