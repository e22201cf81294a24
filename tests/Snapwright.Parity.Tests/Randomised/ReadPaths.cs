namespace Snapwright.Parity.Tests.Randomised;

/// <summary>The names that can be asked for and sorted by, of any table of a schema.</summary>
public sealed class ReadPaths(Schema schema)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _selections = [];
    private readonly Dictionary<string, IReadOnlyList<string>[]> _orders = [];

    /// <summary>Values of <c>fields</c>; all have the key.</summary>
    public IReadOnlyList<string> Selections(string table)
    {
        if (!_selections.TryGetValue(table, out var found))
        {
            _selections.Add(table, found = [.. MakeSelections(schema.Table(table)).Distinct()]);
        }

        return found;
    }

    /// <summary>Sort keys without a direction, in kinds: those of the table, those over to-one relations, aggregates.</summary>
    public IReadOnlyList<string>[] Orders(string table)
    {
        if (!_orders.TryGetValue(table, out var found))
        {
            var (own, one, two) = (Starts(table, 0), Starts(table, 1), Starts(table, 2));
            IReadOnlyList<string>[] kinds =
            [
                [.. own.SelectMany(Singles)], [.. own.SelectMany(Singles)], [.. one.Concat(two).SelectMany(Singles)],
                [.. own.Concat(one).SelectMany(Aggregates)],
            ];
            _orders.Add(table, found = [.. kinds.Where(static k => k.Count > 0)]);
        }

        return found;
    }

    private static IEnumerable<string> MakeSelections(TableShape shape, Func<string, TableShape> of, int depth)
    {
        yield return "*";
        yield return shape.Ordered[^1].Name;
        foreach (var link in depth == 0 ? [] : shape.Links)
        {
            foreach (var inner in MakeSelections(of(link.Target), of, depth - 1))
            {
                yield return $"{link.Name}.{inner}";
            }
        }
    }

    private IEnumerable<string> MakeSelections(TableShape shape)
    {
        string[] related = [.. shape.Links.SelectMany(l => MakeSelections(schema.Table(l.Target), schema.Table, 1).Select(inner => $"{l.Name}.{inner}"))];
        yield return "id";
        yield return "*";
        yield return $"id,{shape.Ordered[^1].Name}";
        if (shape.Ordered.Count > 1)
        {
            yield return $"-{shape.Ordered[^1].Name}";
        }

        for (var i = 0; i < related.Length; i++)
        {
            yield return $"id,{related[i]}";
            yield return $"*,{related[i]},{related[(i + 1) % related.Length]}";
        }
    }

    // Tables that so many to-one relations lead to, with the way to them.
    private List<(string Prefix, TableShape Shape)> Starts(string table, int hops) => hops == 0
        ? [("", schema.Table(table))]
        : [.. Starts(table, hops - 1).SelectMany(s => s.Shape.ToOne.Select(l => ($"{s.Prefix}{l.Name}.", schema.Table(l.Target))))];

    private static IEnumerable<string> Singles((string Prefix, TableShape Shape) start) =>
        start.Shape.Ordered.Select(static f => f.Name).Concat(start.Shape.References.Select(static l => l.Name)).Select(n => start.Prefix + n);

    private IEnumerable<string> Aggregates((string Prefix, TableShape Shape) start) => start.Shape.ToMany.SelectMany(link => Singles(("", schema.Table(link.Target)))
        .SelectMany(name => (string[])[$"{start.Prefix}_min({link.Name}.{name})", $"{start.Prefix}_max({link.Name}.{name})"])
        .Prepend($"{start.Prefix}_count({link.Name})"));
}
