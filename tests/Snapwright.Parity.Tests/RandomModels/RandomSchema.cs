using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>Makes schemas: a few tables with columns of all types, relations of all kinds, and names that are words of SQL and C#.</summary>
public sealed class RandomSchema
{
    private static readonly string[] Names =
    [
        "users", "order", "group", "select", "people", "a", "x_1", "events", "news", "class", "index", "data", "keys", "children", "tasks", "guids", "strings", "system",
        "optional", "table", "shop.items", "shop.order", "select.from", "private.settings", "objects", "json_values",
        "a_table_with_a_name_that_is_as_long_as_any_database_can_take_it",
    ];

    private readonly Random _random;
    private readonly string[] _tables;
    private readonly List<Field>[] _fields;
    private readonly List<Link>[] _links;
    private readonly RandomNames[] _names;

    private RandomSchema(Random random)
    {
        _random = random;
        _tables = [.. Names.OrderBy(_ => random.Next()).Take(random.Next(3, 9))];
        _names = [.. _tables.Select(_ => new RandomNames(random))];
        _links = [.. _tables.Select(static _ => new List<Link>())];
        var columns = new RandomColumns(random);
        _fields = [.. _tables.Select((_, i) => columns.Make(_names[i]))];
        for (var i = random.Next(_tables.Length, 2 * _tables.Length); i > 0; i--)
        {
            Relate(random.Next(_tables.Length), random.Next(_tables.Length));
        }
    }

    /// <summary>The schema of a seed.</summary>
    public static Schema Of(ulong seed) => new RandomSchema(new((int)(seed & int.MaxValue))).Make();

    private Schema Make() => new([.. _tables.Select(Table)], _tables);

    private TableShape Table(string name, int at)
    {
        var (fields, links) = (_fields[at], _links[at]);
        var uniques = Uniques(fields, links);
        return new(name, fields, links)
        {
            IsKeyGenerated = fields[0].Kind != FieldKind.Uuid && _random.Next(2) == 0,
            Uniques = uniques,
            Indexes = Indexes(fields, links, uniques),
            Sizes = [40, 20, 5],
        };
    }

    private void Relate(int source, int target)
    {
        var kind = _random.Next(10);
        var isUnique = kind is 5 or 6;
        var isLinked = kind > 6;
        var name = _names[source].Relation();

        // What is not nullable must be there before, and one to one there must be as many.
        var isNullable = isLinked || target >= source || _random.Next(4) > 0;
        _links[source].Add(new(_tables[source], name, _tables[target], isLinked ? LinkKind.Linked : LinkKind.Reference)
        {
            IsNullable = isNullable,
            IsUnique = isUnique,
            OnDelete = _random.Next(4) switch { 0 => "CASCADE", 1 => "RESTRICT", 2 when isNullable => "SET NULL", _ => null },
        });
        if (_random.Next(4) > 0)
        {
            var inverse = isLinked ? LinkKind.LinkedBy : isUnique ? LinkKind.Referred : LinkKind.Referring;
            _links[target].Add(new(_tables[target], _names[target].Relation(), _tables[source], inverse, name) { IsDeclared = _random.Next(3) == 0 });
        }
    }

    private IReadOnlyList<IReadOnlyList<string>> Uniques(List<Field> fields, List<Link> links)
    {
        var first = fields.Skip(1).FirstOrDefault(static f => RandomColumns.CanBeUnique(f) && !f.IsUnique);
        string[] others = [.. fields.Skip(1).Where(f => f.IsOrdered && f != first).Select(static f => f.Name), .. References(links)];
        return first is null || others.Length == 0 || _random.Next(2) == 0 ? [] : [[first.Name, others[_random.Next(others.Length)]]];
    }

    private IReadOnlyList<IReadOnlyList<string>> Indexes(List<Field> fields, List<Link> links, IReadOnlyList<IReadOnlyList<string>> uniques)
    {
        string[] names = [.. fields.Skip(1).Where(static f => f is { IsOrdered: true, IsUnique: false }).Select(static f => f.Name), .. References(links)];
        return [.. Enumerable.Range(0, _random.Next(3))
            .Select(_ => (string[])[.. names.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4))])
            .Where(g => g.Length > 0 && uniques.All(u => u[0] != g[0]))
            .DistinctBy(static g => g[0])];
    }

    private static IEnumerable<string> References(List<Link> links) => links.Where(static l => l is { Kind: LinkKind.Reference, IsUnique: false }).Select(static l => l.Name);
}
