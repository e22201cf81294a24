using FsCheck;
using FsCheck.Fluent;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Makes random reads, and smaller ones of one that fails.</summary>
public sealed class RandomReads(World world)
{
    private static readonly string[] Comparisons = ["_eq", "_neq", "_gt", "_gte", "_lt", "_lte"];
    private static readonly string[] TextOperators =
    [
        "_contains", "_starts_with", "_ends_with", "_icontains", "_istarts_with", "_iends_with", "_not_contains", "_not_starts_with", "_not_ends_with",
        "_ieq", "_nieq",
    ];

    private static readonly string[] Needles =
        [.. RandomValues.Texts, "ä", "s", "ss", "ß", "σ", "i", "İ", "ı", "viet", "%", "_", "\\", "'", "\u0301", "calm", "g é lo", "0000"];

    private static readonly object[] JsonValues = ["x", "deep", "text", "", "two", "😀\n\"", "Straße", "ä", "null", "1", 0d, 1d, 2d, 5d, 7d, 0.1, -1e300, 1e300, 12345678901234567890d, 100d, true, false];

    private readonly ReadPaths _paths = new(world.Schema);

    /// <summary>The reads.</summary>
    public Arbitrary<RandomRead> Arbitrary => Arb.ToArbitrary(Reads, static read => ShrinkRead(read));

    private Gen<RandomRead> Reads =>
        from table in Gen.Elements(world.Schema.Asked.AsEnumerable())
        from filter in Filter(table)
        from sort in Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Order(table), n))
        from limit in Gen.Elements(0, 1, 2, 5, 10, 17, 50, 200)
        from page in Mixed((4, Gen.Constant(1)), (1, Gen.Choose(2, 6)))
        from fields in Gen.Elements(_paths.Selections(table).AsEnumerable())
        from form in Gen.Elements(ReadForm.Parameter, ReadForm.Brackets, ReadForm.Body)
        select new RandomRead(table, filter, [.. sort], limit, page, fields, form);

    /// <summary>Filters of a table, and none.</summary>
    public Gen<Condition?> Filter(string table) => Mixed(
        (1, Gen.Constant<Condition?>(null)),
        (12, Gen.Choose(0, 4).SelectMany(depth => Filter(table, depth).Select(static c => (Condition?)c))));

    private static Gen<T> Mixed<T>(params (int Weight, Gen<T> Gen)[] parts) => Gen.Frequency(parts.Select(static p => (p.Weight, p.Gen)));

    private Gen<string> Order(string table) =>
        from path in Gen.Elements(_paths.Orders(table)).SelectMany(static some => Gen.Elements(some.AsEnumerable()))
        from isDescending in Gen.Elements(true, false)
        from nulls in Mixed((3, Gen.Constant("")), (1, Gen.Constant(":nulls_first")), (1, Gen.Constant(":nulls_last")))
        select (isDescending ? "-" : "") + path + nulls;

    private Gen<Condition> Filter(string table, int depth) => depth == 0 || world.Schema.Table(table).Links.Count == 0
        ? Leaf(table)
        : Mixed(
            (3, Leaf(table)),
            (2, Operands(table, depth).Select(static c => (Condition)new All(c))),
            (2, Operands(table, depth).Select(static c => (Condition)new Any(c))),
            (2, Filter(table, depth - 1).Select(static c => (Condition)new Not(c))),
            (4, Gen.Elements(world.Schema.Table(table).Links.AsEnumerable()).SelectMany(link => Relation(link, depth))));

    private Gen<Condition> Relation(Link link, int depth)
    {
        var related =
            from quantifier in link.IsToMany ? Gen.Elements<string?>(null, "_some", "_every", "_none") : Gen.Constant<string?>(null)
            from operand in Filter(link.Target, depth - 1)
            select (Condition)new Related(link, quantifier, operand);
        return link.IsToMany
            ? Mixed((4, related), (1, from op in Gen.Elements(Comparisons) from n in Gen.Choose(0, 12) select (Condition)new Count(link, op, n)))
            : related;
    }

    private Gen<IReadOnlyList<Condition>> Operands(string table, int depth) =>
        Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Filter(table, depth - 1), n)).Select(static c => (IReadOnlyList<Condition>)[.. c]);

    private Gen<Condition> Leaf(string table)
    {
        var shape = world.Schema.Table(table);
        var leaves = new List<(int, Gen<Condition>)> { (8, Gen.Elements(shape.Ordered.AsEnumerable()).SelectMany(field => Leaf(table, field))) };
        if (shape.Documents.Count > 0)
        {
            leaves.Add((2, Gen.Elements(shape.Documents.AsEnumerable()).SelectMany(static field => AtPlace(field.Name))));
        }

        if (shape.Arrays.Count > 0)
        {
            leaves.Add((2, Gen.Elements(shape.Arrays.AsEnumerable()).SelectMany(field => Array(table, field))));
        }

        if (shape.ToOne.Count > 0)
        {
            leaves.Add((2, Gen.Elements(shape.ToOne.AsEnumerable()).SelectMany(link => Key(table, link))));
        }

        return Mixed([.. leaves]);
    }

    // A condition on the relation itself.
    private Gen<Condition> Key(string table, Link link)
    {
        var isAbsent = from op in Gen.Elements("_is_null", "_is_not_null") from value in Gen.Elements(true, false) select (Condition)new IsNull(link.Name, op, value);
        object[] present = [.. world.Present(table, link.Name)];
        return link.Kind == LinkKind.Referred || present.Length == 0 ? isAbsent : Mixed(
            (1, isAbsent),
            (2, from op in Gen.Elements(Comparisons) from value in Gen.Elements(present) select (Condition)new Compare(link.Name, op, value)),
            (1, from isNegated in Gen.Elements(true, false) from list in Gen.ListOf(Gen.Elements(present), 2) select (Condition)new In(link.Name, isNegated, [.. list])));
    }

    private static Gen<Condition> AtPlace(string field)
    {
        var values = Gen.Elements(JsonValues);
        var lists = values.SelectMany(static first => Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Gen.Elements(JsonValues.Where(v => v.GetType() == first.GetType())), n)));
        var pairs = values.SelectMany(static first => Gen.ListOf(Gen.Elements(JsonValues.Where(v => v.GetType() == first.GetType())), 2));
        return
            from place in Gen.Elements(JsonPlace.All.AsEnumerable())
            from test in Mixed(
                (4, from op in Gen.Elements(Comparisons) from value in values select (op, (object?)value)),
                (1, from op in Gen.Elements("_eq", "_neq") select (op, (object?)null)),
                (1, from op in Gen.Elements("_is_null", "_is_not_null") from value in Gen.Elements(true, false) select (op, (object?)value)),
                (2, from op in Gen.Elements("_in", "_not_in") from list in lists select (op, (object?)list.ToArray())),
                (1, from pair in pairs select ("_between", (object?)pair.ToArray())),
                (1, from op in Gen.Elements("_contains", "_starts_with", "_ends_with") from value in values.Where(static v => v is string) select (op, (object?)value)))
            select (Condition)new AtPlace(field, place, test.Item1, test.Item2);
    }

    private Gen<Condition> Array(string table, Field field)
    {
        var name = field.Name;
        var present = world.Table(table).Select(r => r.Values[name]).OfType<IReadOnlyList<object>>().SelectMany(static l => l).Distinct();
        object[] values = [.. present, .. Beside(field)];
        var parts = new List<(int, Gen<Condition>)>
        {
            (2, from op in Gen.Elements(Comparisons) from n in Gen.Choose(0, 4) select (Condition)new Length(name, op, n)),
            (1, from op in Gen.Elements("_is_null", "_is_not_null", "_eq", "_neq") from value in Gen.Elements(true, false) select (Condition)new IsNull(name, op, value)),
        };
        if (values.Length > 0)
        {
            var items = Gen.Elements(values);
            parts.Add((2, items.Select(item => (Condition)new Items(name, "_has", [item]))));
            parts.Add((3, from op in Gen.Elements("_has_all", "_has_any", "_eq", "_neq") from n in Gen.Choose(0, 3) from list in Gen.ListOf(items, n) select (Condition)new Items(name, op, [.. list])));
        }

        return Mixed([.. parts]);
    }

    private Gen<Condition> Leaf(string table, Field field)
    {
        var name = field.Name;
        var leaves = new List<(int, Gen<Condition>)>
        {
            (1, from op in Gen.Elements("_is_null", "_is_not_null", "_eq", "_neq") from value in Gen.Elements(true, false) select (Condition)new IsNull(name, op, value)),
        };

        // Values that rows have, and others beside them.
        object[] there = [.. world.Present(table, name), .. Beside(field)];
        if (there.Length > 0)
        {
            var values = Gen.Elements(there);
            leaves.Add((4, from op in Gen.Elements(Comparisons) from value in values select (Condition)new Compare(name, op, value)));
            leaves.Add((2, from isNegated in Gen.Elements(true, false) from count in Gen.Choose(0, 4) from list in Gen.ListOf(values, count) select (Condition)new In(name, isNegated, [.. list])));
            leaves.Add((1, from least in values from greatest in values select (Condition)new Between(name, least, greatest)));
        }

        if (field.IsText)
        {
            leaves.Add((3, from op in Gen.Elements(TextOperators) from needle in Gen.Elements(Needles) where needle.Length < 1000 select (Condition)new TextTest(name, op, needle)));
            leaves.Add((2, Gen.Elements(Pattern.All.AsEnumerable()).Select(pattern => (Condition)new Matches(name, pattern))));
        }

        return Mixed([.. leaves]);
    }

    private static object[] Beside(Field field) => (field.Kind, field.Item) switch
    {
        (FieldKind.Int or FieldKind.BigInt, _) => [0L, 7L, -1L],
        (FieldKind.Decimal, _) => [0.0005m, -499.9999m, 0m, 12.50m, 1.00000000001m, 999999.999m, 123456789012m],
        (FieldKind.Float, _) => [0.1, -1e300, 1e-300],
        (FieldKind.Text, _) => ["zzz", " ", "\ufffd"],
        (FieldKind.Array, FieldKind.Int) => [9L],
        (FieldKind.Array, FieldKind.Text) when field.Choices.Count == 0 => ["none"],
        _ => [],
    };

    private static IEnumerable<RandomRead> ShrinkRead(RandomRead read)
    {
        if (read.Filter is not null)
        {
            yield return read with { Filter = null };
            foreach (var smaller in Shrink(read.Filter))
            {
                yield return read with { Filter = smaller };
            }
        }

        for (var i = 0; i < read.Sort.Count; i++)
        {
            yield return read with { Sort = [.. read.Sort.Where((_, at) => at != i)] };
        }

        if (read.Form != ReadForm.Parameter)
        {
            yield return read with { Form = ReadForm.Parameter };
        }

        if (read.Page > 1)
        {
            yield return read with { Page = 1 };
        }

        if (read.Limit != 0)
        {
            yield return read with { Limit = 0 };
        }

        if (read.Fields != "id")
        {
            yield return read with { Fields = "id" };
        }
    }

    // Only parts of the same table can stand for the whole.
    private static IEnumerable<Condition> Shrink(Condition condition)
    {
        switch (condition)
        {
            case Not n:
                yield return n.Operand;
                foreach (var c in Shrink(n.Operand))
                {
                    yield return new Not(c);
                }

                break;
            case Related r:
                foreach (var c in Shrink(r.Operand))
                {
                    yield return r with { Operand = c };
                }

                break;
            case All a:
                foreach (var c in a.Operands.Concat(ShrinkList(a.Operands).Select(static l => (Condition)new All(l))))
                {
                    yield return c;
                }

                break;
            case Any a:
                foreach (var c in a.Operands.Concat(ShrinkList(a.Operands).Select(static l => (Condition)new Any(l))))
                {
                    yield return c;
                }

                break;
            case In { Values.Count: > 0 } i:
                yield return i with { Values = [.. i.Values.Skip(1)] };
                break;
        }
    }

    private static IEnumerable<IReadOnlyList<Condition>> ShrinkList(IReadOnlyList<Condition> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            yield return [.. list.Where((_, at) => at != i)];
            foreach (var smaller in Shrink(list[i]))
            {
                yield return [.. list.Select((c, at) => at == i ? smaller : c)];
            }
        }
    }
}
