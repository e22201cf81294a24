namespace Snapwright.Query.Tests;

/// <summary>Errors of aggregates and groups name the place and the choices.</summary>
public sealed class AggregateErrorTests
{
    [Theory]
    [InlineData("""aggregate={"price":{"median":true}}""", "unknown_operator", "aggregate.price.median", "Choices: count, countDistinct, sum, avg, min, max")]
    [InlineData("""aggregate={"price":{"summ":true}}""", "unknown_operator", "aggregate.price.summ", "Did you mean 'sum'?")]
    [InlineData("""aggregate={"title":{"sum":true}}""", "not_allowed", "aggregate.title.sum", "Choices: count, countDistinct, min, max")]
    [InlineData("""aggregate={"author":{"max":true}}""", "not_allowed", "aggregate.author.max", "is a reference")]
    [InlineData("""aggregate={"details":{"countDistinct":true}}""", "not_allowed", "aggregate.details.countDistinct", "Choices: count")]
    [InlineData("""aggregate={"pric":{"sum":true}}""", "unknown_field", "aggregate.pric", "Did you mean 'price'?")]
    [InlineData("""aggregate={"author.secret":{"max":true}}""", "unknown_field", "aggregate.author.secret", "no field 'secret'")]
    [InlineData("""aggregate={"reviews":{"count":true}}""", "unknown_field", "aggregate.reviews.count", "no field 'count'")]
    [InlineData("""aggregate={"reviews":{"rating":{"countRecords":true}}}""", "not_allowed", "aggregate.reviews.rating.countRecords", "Choices")]
    [InlineData("""aggregate={"reviews":{"book.genres":{"countRecords":true}}}""", "not_allowed", "aggregate.reviews.book.genres", "only one relation")]
    [InlineData("""aggregate={"price":{"sum":{"_gt":"x"}}}""", "invalid_value", "aggregate.price.sum._gt", "a decimal number")]
    [InlineData("""aggregate={"price":{"sum":{"filter":{"titel":1}}}}""", "unknown_field", "aggregate.price.sum.filter.titel", "Did you mean 'title'?")]
    [InlineData("""aggregate={"reviews":{"countRecords":{"ratin":1}}}""", "unknown_field", "aggregate.reviews.countRecords.ratin", "Did you mean 'rating'?")]
    [InlineData("""aggregate={"_all":{"sum":true}}""", "unknown_operator", "aggregate._all.sum", "count")]
    [InlineData("""aggregate={"price":{"sum":7}}""", "invalid_value", "aggregate.price.sum", "true or a condition")]
    [InlineData("aggregate={}", "invalid_value", "aggregate", "No aggregate")]
    [InlineData("""having={"count":1}""", "not_allowed", "having", "groupBy")]
    [InlineData("groupBy=_moth(published)", "unknown_operator", "groupBy", "Did you mean '_month'?")]
    [InlineData("groupBy=_hour(published)", "not_allowed", "groupBy", "a date")]
    [InlineData("groupBy=_month(title)", "not_allowed", "groupBy", "a text")]
    [InlineData("groupBy=reviews.rating", "not_allowed", "groupBy", "many rows")]
    [InlineData("groupBy=author.secret", "unknown_field", "groupBy", "no field 'secret'")]
    [InlineData("""groupBy=price&aggregate={"price":{"count":true}}""", "not_allowed", "groupBy", "two fields 'price'")]
    [InlineData("groupBy=author&sort=-price.median", "unknown_operator", "sort", "Choices")]
    [InlineData("""groupBy=author&having={"price":{"sum":{"_like":1}}}""", "unknown_operator", "having.price.sum._like", "not known")]
    [InlineData("""groupBy=author&having={"author":{"secret":{"max":"x"}}}""", "unknown_field", "having.author.secret.max", "no field 'secret'")]
    [InlineData("""groupBy=author&having={"pages":{"sum":{"_gt":"many"}}}""", "invalid_value", "having.pages.sum._gt", "a decimal number")]
    [InlineData("fields=_count(price)", "not_allowed", "fields", "one value")]
    [InlineData("fields=_sum(reviews)", "not_allowed", "fields", "needs a field")]
    [InlineData("fields=_median(reviews.rating)", "unknown_operator", "fields", "_count, _sum, _avg, _min, _max")]
    [InlineData("fields=author._max(books.secret)", "unknown_field", "fields", "no field 'secret'")]
    [InlineData("fields=_max(books.author.secret)", "unknown_field", "fields", "no field 'books'")]
    public void It_is_named(string query, string code, string path, string message)
    {
        var result = Library.List(query);

        Assert.Null(result.Request);
        var error = Assert.Single(result.Errors);
        Assert.Equal((code, path), (error.Code, error.Path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aggregates_and_keys_are_bounded()
    {
        Assert.Equal("limit_exceeded", Library.List("fields=_count(reviews),_count(genres),_max(reviews.rating)", new() { MaxAggregates = 2 }).Errors[0].Code);
        Assert.Equal("limit_exceeded", Library.List("groupBy=id,title", new() { MaxGroupKeys = 1 }).Errors[0].Code);
    }

    [Fact]
    public void One_row_has_aggregates_as_fields_but_takes_no_aggregate()
    {
        Assert.Empty(Library.One("fields=_count(reviews)").Errors);
        Assert.Equal("unknown_parameter", Assert.Single(Library.One("""aggregate={"price":{"sum":true}}""").Errors).Code);
    }
}
