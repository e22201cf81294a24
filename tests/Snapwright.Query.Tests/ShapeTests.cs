using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Tests;

/// <summary>A plan is cached by the shape of its request: equal keys must mean equal statements, and the values must be in their order.</summary>
public sealed class ShapeTests
{
    private static readonly string[] Queries =
    [
        "", "limit=3", "limit=3&page=2", "sort=title", "sort=-title", "sort=author.name", "fields=title", "fields=title,author", "fields=title,author.name",
        "fields=reviews.rating", "fields=reviews.rating,genres.label", "meta=totalCount", "meta=*", "groupBy=author", "groupBy=language",
        "groupBy=author.name", "groupBy=_month(published)", "groupBy=_year(published)", "groupBy=author&sort=-count", "groupBy=author&sort=pages.sum",
        """groupBy=author&aggregate={"pages":{"sum":true}}""", """groupBy=author&aggregate={"pages":{"avg":true}}""",
        """groupBy=author&aggregate={"pages":{"sum":{"_gt":3}}}&filter={"price":{"_gt":1}}&having={"count":{"_gt":5},"price":{"max":{"_lt":3}}}&page=2""",
        """groupBy=author&aggregate={"pages":{"sum":{"filter":{"title":"x"}}}}""", """groupBy=author&having={"count":{"_gte":5}}""",
        """groupBy=author&aggregate={"reviews":{"countRecords":{"rating":4},"rating":{"avg":true}},"pages":{"sum":{"_gt":3}}}&filter={"price":{"_gt":1}}&page=3""",
        """aggregate={"reviews":{"countRecords":{"rating":4}},"author.books":{"countRecords":true},"price":{"max":{"_lt":9}}}&filter={"price":{"_gt":1}}&page=3""",
        """aggregate={"price":{"max":true}}""", """aggregate={"price":{"min":true}}""", """aggregate={"price":{"min":true}}&meta=*""",
        "fields=_count(reviews)", "fields=_count(genres)", "fields=_max(reviews.rating)", "fields=_sum(reviews.rating)", "fields=author._count(books)", "fields=reviews._count(book.reviews)",
        """filter={"price":{"_gt":1}}""", """filter={"price":{"_gte":1}}""", """filter={"pages":{"_gt":1}}""", """filter={"pages":{"_gt":1}}&meta=filterCount""",
        """filter={"pages":{"_in":[1]}}""", """filter={"pages":{"_in":[1,2]}}""", """filter={"pages":null}""", """filter={"pages":{"_neq":null}}""",
        """filter={"title":{"_starts_with":"a"}}""", """filter={"title":{"_ends_with":"a"}}""", """filter={"title":{"_contains":"a"}}""", """filter={"title":{"_ieq":"a"}}""",
        """filter={"title":{"_regex":"a"}}""", """filter={"title":{"_regex":"b+"}}""", """filter={"pages":{"_between":[1,2]}}""", """filter={"title":{"_not_contains":"a"}}""",
        """filter={"details":{"_json":{"$.a[0].b":{"_gt":1,"_is_null":false}}}}""", """filter={"details":{"_json":{"$.c[1].d":{"_gt":2,"_is_null":false}}}}""",
        """filter={"details":{"_json":{"$.a[0].b":{"_gt":"x","_is_null":false}}}}""", """filter={"details":{"_json":{"$.a.b":{"_in":[1,2],"_contains":"x"}}}}""",
        """filter={"tags":{"_has":"a"}}""", """filter={"tags":{"_has_all":["a"]}}""", """filter={"tags":{"_has_any":["a"]}}""", """filter={"tags":{"_eq":["a"]}}""", """filter={"scores":{"_length":2}}""",
        """filter={"reviews":{"_every":{"rating":1}}}""", """filter={"reviews":{"_none":{"rating":1}}}""", """filter={"reviews":{"_some":{"rating":1}}}""", """filter={"reviews":{"_count":2}}""",
        """filter={"reviews":{"_count":{"_in":[1,2]}}}""", "sort=_count(reviews)", "sort=_max(reviews.rating)", "sort=_min(reviews.rating)", "sort=-_max(genres.label):nulls_last",
        "sort=price:nulls_first", "sort=price:nulls_last", "sort=-author._count(books)", """filter={"author":{"_not":{"mentor":{"name":"x"}}}}""",
        """filter={"_or":[{"pages":1},{"pages":2}]}""", """filter={"_and":[{"pages":1},{"pages":2}]}""", """filter={"_not":{"pages":1}}""",
        """filter={"author":1}""", """filter={"author":{"name":"x"}}""", """filter={"genres":{"label":"x"}}""", """filter={"reviews":{"rating":1}}""",
        """deep={"reviews":{"limit":3}}""", """deep={"reviews":{"limit":4}}""", """deep={"reviews":{"filter":{"rating":1}}}""", """deep={"reviews":{"sort":"rating"}}""",
        "fields=reviews.verdict", "fields=reviews.mark,reviews.verdict,reviews.rivals", "sort=_max(reviews.mark)", "sort=-_min(reviews.verdict),title",
        """filter={"reviews":{"verdict":{"_regex":"a"},"mark":{"_in":["good"]}},"title":"x"}""", """filter={"reviews":{"mark":null}}&sort=_min(reviews.mark)&page=2""",
        """deep={"reviews":{"filter":{"mark":"good","rating":{"_gt":2}},"fields":"verdict,rating","sort":"-mark"}}&filter={"pages":7}&limit=9&meta=*""",
        """deep={"author":{"deep":{"books":{"deep":{"reviews":{"filter":{"rating":{"_gt":2}}}}}}}}&filter={"pages":7}&limit=9""",
    ];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Queries.Length)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Values_stand_in_the_order_of_the_parameters(int index)
    {
        var request = Library.Request(Queries[index]);
        var shape = RequestShape.Of(request, Caller.Anonymous);
        var plan = new Planner(Library.Model).PlanRead(request, Caller.Anonymous);

        var statement = PostgreSqlDialect.Instance.Write(plan.Query);

        Assert.Equal(statement.Parameters.Select(static p => p.Kind), shape.Values.Select(static v => v.Kind));
    }

    [Fact]
    public void Different_statements_have_different_keys_and_equal_ones_the_same()
    {
        var planner = new Planner(Library.Model);
        var shapes = Queries.Select(q =>
        {
            var request = Library.Request(q);
            var plan = planner.PlanRead(request, Caller.Anonymous);
            return (RequestShape.Of(request, Caller.Anonymous).Key, Text: (SqliteDialect.Instance.Write(plan.Query).Text, plan.Shape, plan.Meta));
        }).ToList();

        Assert.Equal(shapes.Select(static s => s.Text).Distinct().Count(), shapes.Select(static s => s.Key).Distinct().Count());
        Assert.All(shapes.GroupBy(static s => s.Key), static g => Assert.Single(g.Select(static s => s.Text).Distinct()));
    }

    [Fact]
    public void Callers_of_different_rights_do_not_share_plans()
    {
        var request = Library.Request("");

        Assert.NotEqual(RequestShape.Of(request, Caller.Anonymous).Key, RequestShape.Of(request, Caller.System).Key);
    }
}
