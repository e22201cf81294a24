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

    private readonly GroupPaths _paths = new(world.Schema);
    private readonly RandomReads _reads = new(world);

    /// <summary>The requests.</summary>
    public Arbitrary<RandomGroups> Arbitrary => Arb.ToArbitrary(Requests, static request => ShrinkRequest(request));

    private Gen<RandomGroups> Requests =>
        from table in Gen.Elements(world.Schema.Asked.AsEnumerable())
        from filter in _reads.Filter(table)
        from keyCount in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Constant(1)), (2, Gen.Constant(2)))
        from keys in Gen.ListOf(Gen.Elements(_paths.Keys(table)).SelectMany(static kind => Gen.Elements(kind.AsEnumerable())), keyCount)
        from count in Gen.Choose(1, 5)
        from aggregates in Gen.ListOf(Aggregate(table), count)
        from having in Gen.Frequency((1, Gen.Constant<RandomHaving?>(null)), (1, Having))
        from sortCount in Gen.Choose(0, 2)
        from sort in Gen.ListOf(Gen.Choose(0, 9).SelectMany(static c => Gen.Elements(true, false).Select(d => (c, d))), sortCount)
        from limit in Gen.Elements(1, 3, 10, 200)
        from page in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        select Sane(new RandomGroups(table, filter, [.. keys], [.. aggregates], having, [.. sort], limit, page));

    private static Gen<RandomHaving?> Having =>
        from aggregate in Gen.Choose(0, 9)
        from comparison in Gen.Elements(Comparisons)
        from row in Gen.Choose(0, 99)
        select new RandomHaving(aggregate, comparison, row);

    private Gen<RandomAggregate> Aggregate(string table) =>
        from path in Gen.Elements(_paths.Values(table)).SelectMany(static kind => Gen.Elements(kind.AsEnumerable()))
        let end = GroupPaths.End(world.Schema, table, path.Many, path.Path)
        from name in Gen.Elements(Operators(end))
        from kind in Gen.Choose(0, 3)
        from condition in kind == 2 && end.Field is not null ? Condition(end.Table, end.Field)
            : kind == 3 ? RowCondition(end.Source)
            : Gen.Constant<Compare?>(null)
        select new RandomAggregate(path.Many, path.Path, name, condition, condition is not null && kind == 3);

    private Gen<Compare?> RowCondition(string table) =>
        Gen.Elements(world.Schema.Table(table).Ordered.AsEnumerable()).SelectMany(field => Condition(table, field));

    private Gen<Compare?> Condition(string table, Field field)
    {
        object[] present = [.. world.Present(table, field.Name)];
        return present.Length == 0 ? Gen.Constant<Compare?>(null)
            : from comparison in Gen.Elements(Comparisons) from value in Gen.Elements(present) select (Compare?)new Compare(field.Name, comparison, value);
    }

    private static string[] Operators(GroupPaths.PathEnd end) => end switch
    {
        { IsRows: true } => ["countRecords"],
        { Field.Kind: FieldKind.Int or FieldKind.BigInt or FieldKind.Decimal } => Numeric,
        { Field: null or { Kind: FieldKind.Boolean or FieldKind.Uuid } } => Counts,

        // Sums of floats depend on the order of addition.
        _ => Ordered,
    };

    // What the language refuses, or cannot say: two aggregates of one name, one beside a key of its name.
    private static RandomGroups Sane(RandomGroups request)
    {
        var keys = request.Keys.Distinct().ToList();
        var aggregates = request.Aggregates.DistinctBy(static a => a.Name).Where(a => a.Many is not null || !keys.Contains(a.Path!)).ToList();
        if (aggregates.Count == 0)
        {
            keys.Remove("id");
            aggregates.Add(new(null, "id", "count", null, false));
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
