using FsCheck;
using FsCheck.Fluent;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>Makes random requests for groups, and smaller ones of one that fails.</summary>
public sealed class RandomGroupRequests(World world)
{
    private static readonly string[] Comparisons = ["_eq", "_neq", "_gt", "_gte", "_lt", "_lte"];
    private static readonly string[] Numeric = ["count", "countDistinct", "sum", "avg", "min", "max"];
    private static readonly string[] Ordered = ["count", "countDistinct", "min", "max"];
    private static readonly string[] Counts = ["count", "countDistinct"];

    private static readonly string[] FactKeys =
    [
        "whole", "large", "real", "exact", "words", "flag", "token", "day", "clock", "moment", "mood", "group", "group.name", "group.weight", "group.parent",
        "group.parent.name", "_year(day)", "_quarter(day)", "_month(day)", "_week(day)", "_day(day)", "_month(moment)", "_week(moment)", "_day(moment)",
        "_hour(moment)", "_minute(moment)",
    ];

    private static readonly string[] GroupKeys = ["name", "weight", "parent", "parent.name", "parent.weight"];

    private static readonly string[] FactPaths =
    [
        "id", "whole", "large", "exact", "words", "flag", "token", "day", "clock", "moment", "mood", "real", "group", "group.name", "group.weight",
        "group.parent.weight", "group.facts", "group.facts.exact", "group.children", "group.children.weight",
    ];

    private static readonly string[] GroupPaths =
    [
        "weight", "name", "parent", "parent.weight", "facts", "facts.whole", "facts.large", "facts.exact", "facts.words", "facts.day", "facts.group.weight",
        "children", "children.weight", "children.parent.name",
    ];

    /// <summary>The requests.</summary>
    public Arbitrary<RandomGroups> Arbitrary => Arb.ToArbitrary(Requests, static request => ShrinkRequest(request));

    private Gen<RandomGroups> Requests =>
        from isFacts in Gen.Frequency((3, Gen.Constant(true)), (2, Gen.Constant(false)))
        from filter in new RandomReads(world).Arbitrary.Generator.Select(static r => r.Filter)
        from keyCount in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)))
        from keys in Gen.ListOf(Gen.Elements(isFacts ? FactKeys : GroupKeys), keyCount)
        from count in Gen.Choose(1, 5)
        from aggregates in Gen.ListOf(Aggregate(isFacts ? "facts" : "groups"), count)
        from having in Gen.Frequency((1, Gen.Constant<RandomHaving?>(null)), (1, Having))
        from sortCount in Gen.Choose(0, 2)
        from sort in Gen.ListOf(Gen.Choose(0, 9).SelectMany(static c => Gen.Elements(true, false).Select(d => (c, d))), sortCount)
        from limit in Gen.Elements(1, 3, 10, 200)
        from page in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        select Sane(new RandomGroups(isFacts ? "facts" : "groups", isFacts ? filter : null, [.. keys], [.. aggregates], having, [.. sort], limit, page));

    private static Gen<RandomHaving?> Having =>
        from aggregate in Gen.Choose(0, 9)
        from comparison in Gen.Elements(Comparisons)
        from row in Gen.Choose(0, 99)
        select new RandomHaving(aggregate, comparison, row);

    private Gen<RandomAggregate> Aggregate(string table) =>
        from path in Gen.Elements(table == "facts" ? FactPaths : GroupPaths)
        let end = End(table, path)
        from name in Gen.Elements(Operators(end))
        from kind in Gen.Choose(0, 3)
        from condition in kind == 2 && end.Field is not null and not ("group" or "parent") ? Condition(end.Table, end.Field) : kind == 3 ? RowCondition(end.Source) : Gen.Constant<Compare?>(null)
        select new RandomAggregate(path, name, condition, kind == 3);

    private Gen<Compare?> RowCondition(string table) =>
        Gen.Elements(Schema.Fields(table).Where(static f => f != "clock").ToArray()).SelectMany(field => Condition(table, field));

    private Gen<Compare?> Condition(string table, string field) =>
        from comparison in Gen.Elements(Comparisons)
        from value in Gen.Elements(world.Table(table).Select(r => r.Values[field]).OfType<object>().Distinct().ToArray())
        select new Compare(field, comparison, value);

    private static string[] Operators((string Source, string Table, string? Field) end) => end.Field switch
    {
        null => ["countRecords"],
        "flag" or "token" or "group" or "parent" => Counts,

        // Sums of floats depend on the order of addition.
        "words" or "name" or "mood" or "day" or "clock" or "moment" or "real" => Ordered,
        _ => Numeric,
    };

    private static (string Source, string Table, string? Field) End(string table, string path)
    {
        var source = table;
        foreach (var step in path.Split('.'))
        {
            var link = Schema.Links(table).FirstOrDefault(l => l.Name == step);
            if (link is null || (link.ToManyBy is null && path.EndsWith(step, StringComparison.Ordinal)))
            {
                return (source, table, step);
            }

            table = link.Target;
            source = link.ToManyBy is null ? source : table;
        }

        return (source, table, null);
    }

    // What the language refuses, or cannot say: two aggregates of one name, one beside a key of its name.
    private static RandomGroups Sane(RandomGroups request)
    {
        var keys = request.Keys.Distinct().ToList();
        var aggregates = request.Aggregates.DistinctBy(static a => a.Name).Where(a => !keys.Contains(a.Path)).ToList();
        if (aggregates.Count == 0)
        {
            aggregates.Add(new("id", "count", null, false));
        }

        var columns = keys.Count + aggregates.Count;
        return request with
        {
            Keys = keys,
            Aggregates = aggregates,
            Having = keys.Count == 0 ? null : request.Having,
            Sort = keys.Count == 0 ? [] : [.. request.Sort.Select(s => (s.Column % columns, s.IsDescending)).DistinctBy(static s => s.Item1)],
        };
    }

    private static IEnumerable<RandomGroups> ShrinkRequest(RandomGroups request)
    {
        if (request.Filter is not null)
        {
            yield return request with { Filter = null };
        }

        if (request.Having is not null)
        {
            yield return request with { Having = null };
        }

        if (request.Sort.Count > 0)
        {
            yield return request with { Sort = [] };
        }

        for (var i = 0; request.Aggregates.Count > 1 && i < request.Aggregates.Count; i++)
        {
            yield return Sane(request with { Aggregates = [.. request.Aggregates.Where((_, at) => at != i)], Sort = [] });
        }

        for (var i = 0; i < request.Aggregates.Count; i++)
        {
            if (request.Aggregates[i].Condition is not null)
            {
                yield return request with { Aggregates = [.. request.Aggregates.Select((a, at) => at == i ? a with { Condition = null, IsRowCondition = false } : a)] };
            }
        }

        if (request.Keys.Count > 1)
        {
            yield return Sane(request with { Keys = [request.Keys[0]], Sort = [] });
        }

        if (request.Page > 1)
        {
            yield return request with { Page = 1 };
        }
    }
}
