namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A data set for the tables of a schema, many rows or few, the same for the same seed.</summary>
public sealed class World
{
    private readonly Dictionary<string, List<Row>> _rows = [];
    private readonly Dictionary<string, Dictionary<object, Row>> _byKey = [];
    private readonly Dictionary<Link, ILookup<object, Row>> _related = [];

    /// <summary>Makes one.</summary>
    public World(Schema schema, int seed)
    {
        Schema = schema;
        var random = new Random(seed);
        var values = new RandomValues(random);
        var size = random.Next(3);
        foreach (var table in schema.Tables)
        {
            _rows[table.Name] = [.. RandomKeys.Of(table, table.Sizes[size], random).Select(key => Make(table, key, random, values))];
            _byKey[table.Name] = _rows[table.Name].ToDictionary(static r => r.Key);
        }

        new RandomReferences(this, random).Make();
        UniqueValues.Make(this);
        foreach (var link in schema.Tables.SelectMany(static t => t.Links))
        {
            _related[link] = Pairs(link).ToLookup(static p => p.Key, static p => p.Row);
        }

        foreach (var link in schema.Tables.SelectMany(static t => t.Links).Where(static l => l.Kind == LinkKind.Referred))
        {
            foreach (var row in Table(link.Source))
            {
                row.Values[link.Name] = One(link, row)?.Key;
            }
        }
    }

    /// <summary>The tables.</summary>
    public Schema Schema { get; }

    /// <summary>The rows of a table, by key.</summary>
    public IReadOnlyList<Row> Table(string name) => _rows[name];

    /// <summary>The row that a reference leads to; null for none.</summary>
    public Row? Find(string table, object? key) => key is null ? null : _byKey[table][key];

    /// <summary>The rows at the other end of a relation.</summary>
    public IEnumerable<Row> Related(Link link, Row row) => _related[link][row.Key];

    /// <summary>The row at the other end of a to-one relation; null for none.</summary>
    public Row? One(Link link, Row row) => Related(link, row).FirstOrDefault();

    /// <summary>Values of a field that rows have, each once.</summary>
    public IEnumerable<object> Present(string table, string field) => Table(table).Select(r => r.Values[field]).OfType<object>().Distinct();

    private static Row Make(TableShape table, object key, Random random, RandomValues values)
    {
        var omitted = table.Fields.Where(f => f.Default is not null && random.Next(4) == 0).Select(static f => f.Name).ToHashSet();
        var row = new Row(key, new() { [table.Key.Name] = key }) { Omitted = omitted };
        foreach (var field in table.Fields.Skip(1))
        {
            row.Values[field.Name] = omitted.Contains(field.Name) ? field.Default : values.Maybe(field);
        }

        return row;
    }

    private IEnumerable<(object Key, Row Row)> Pairs(Link link) => link.Kind switch
    {
        LinkKind.Reference => Table(link.Source).Where(r => r.Values[link.Name] is not null).Select(r => (r.Key, Find(link.Target, r.Values[link.Name])!)),
        LinkKind.Linked => Table(link.Source).SelectMany(r => Keys(r, link.Name).Select(k => (r.Key, Find(link.Target, k)!))),
        LinkKind.LinkedBy => Table(link.Target).SelectMany(r => Keys(r, link.By!).Select(k => (k, r))),
        _ => Table(link.Target).Where(r => r.Values[link.By!] is not null).Select(r => (r.Values[link.By!]!, r)),
    };

    private static IReadOnlyList<object> Keys(Row row, string link) => (IReadOnlyList<object>)row.Values[link]!;
}
