using System.Reflection;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Tests;

public sealed class WeavingTests
{
    [Fact]
    public void No_plan_can_be_made_outside_the_planner() =>
        Assert.All(
            typeof(Plan).Assembly.GetTypes().Where(static t => t.IsSubclassOf(typeof(Plan))),
            static t => Assert.DoesNotContain(t.GetConstructors(BindingFlags.Instance | BindingFlags.Public), static c => c.IsPublic));

    [Theory]
    [InlineData("""filter={"_not":{"author":{"mentor":{"name":"x"}}},"genres":{"label":"y"}}&sort=author.name&fields=title,author.mentor.name,reviews.rating,genres.label""")]
    [InlineData("""filter={"reviews":{"_every":{"rating":5},"_none":{"rating":1},"_count":{"_gt":2}},"genres":{"_count":1}}&sort=_count(genres),author._max(books.title),-_min(reviews.rating)""")]
    [InlineData("""filter={"reviews":{"_some":{"verdict":{"_contains":"x"},"mark":"good"}}}&fields=reviews.verdict,reviews.rivals&sort=-_max(reviews.mark)""")]
    public void Every_source_of_a_plan_passes_through_the_weaver(string query)
    {
        var request = Library.Request(query);
        var weaver = new PermissionWeaver(Caller.Anonymous);

        var plan = new ReadPlanning(Library.Model, weaver).Plan(request);

        // Junction tables have no rights of their own: whoever sees both ends sees the link.
        var text = SqliteDialect.Instance.Write(plan.Query).Text;
        var sources = text.Split(' ').Where((_, i) => i + 1 < text.Split(' ').Length && text.Split(' ')[i + 1] == "AS").Count(static w => w.StartsWith('"') && !w.StartsWith("\"j_", StringComparison.Ordinal));
        Assert.Equal(sources, weaver.Woven.Count);
        Assert.Same(Caller.Anonymous, plan.Caller);
    }
}
