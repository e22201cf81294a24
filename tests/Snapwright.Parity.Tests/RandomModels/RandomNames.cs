namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>Names of the fields of one table, each once, and such that no column of a reference has the name of another field.</summary>
internal sealed class RandomNames(Random random)
{
    private static readonly string[] Names =
    [
        "order", "group", "select", "from", "where", "key", "class", "string", "value", "user", "desc", "limit", "Title", "snake_case", "camelCase", "x1", "data", "meta", "type",
        "name", "default", "event", "field", "record", "base", "this", "length", "a", "B", "c_", "status", "getHashCode", "clone", "row", "index", "rows", "reader", "writer",
        "values", "json", "result", "text", "span", "hash", "database", "parameters", "instance", "table", "filter", "sort", "page", "fields", "deep", "search", "connect", "create",
        "toString", "equals", "DateTime", "Guid", "System", "null", "true", "required", "async", "body", "slot", "handler", "aFieldWithANameThatIsAsLongAsAnyDatabaseCanTakeIt",
    ];

    private readonly HashSet<string> _taken = new(["id", "createdAt", "updatedAt"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for a column.</summary>
    public string Column() => Next(static _ => true);

    /// <summary>A name for a relation.</summary>
    public string Relation()
    {
        var name = Next(n => n.Length < 50 && !_taken.Contains(n + "Id"));
        _taken.Add(name + "Id");
        return name;
    }

    private string Next(Func<string, bool> isGood)
    {
        while (true)
        {
            var name = Names[random.Next(Names.Length)] + (random.Next(6) == 0 ? random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture) : "");
            if (isGood(name) && _taken.Add(name))
            {
                return name;
            }
        }
    }
}
