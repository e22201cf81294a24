namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a read must give, from the documentation alone: three-valued logic over the rows in memory.</summary>
public sealed class Evaluator(World world)
{
    // By condition and key; a relation is asked many times of the same row.
    private readonly Dictionary<Condition, Dictionary<object, bool?>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The keys of the rows of the page, in order, and how many rows the filter leaves.</summary>
    public (object[] Keys, int Count) Run(RandomRead read)
    {
        var rows = new EvaluatedOrder(world, read.Table, read.Sort).Sort(Filter(read.Table, read.Filter));
        var limit = read.Limit <= 0 ? 1000 : read.Limit;
        return ([.. rows.Skip((read.Page - 1) * limit).Take(limit).Select(static r => r.Key)], rows.Count);
    }

    /// <summary>The rows of a table that a filter leaves, by key.</summary>
    public IReadOnlyList<Row> Filter(string table, Condition? filter) =>
        filter is null ? world.Table(table) : [.. world.Table(table).Where(r => Holds(filter, r) == true)];

    private bool? Holds(Condition condition, Row row)
    {
        if (!_known.TryGetValue(condition, out var rows))
        {
            _known.Add(condition, rows = []);
        }

        if (!rows.TryGetValue(row.Key, out var holds))
        {
            rows.Add(row.Key, holds = Evaluate(condition, row));
        }

        return holds;
    }

    private bool? Evaluate(Condition condition, Row row) => condition switch
    {
        Related { Link.IsToMany: true } r => HoldsToMany(r, row),
        Related r => HoldsToOne(r, row),
        Count c => EvaluatedTests.Compare(c.Operator, (long)world.Related(c.Link, row).Count(), c.Value),
        All a => a.Operands.Aggregate((bool?)true, (before, c) => before & Holds(c, row)),
        Any a => a.Operands.Aggregate((bool?)false, (before, c) => before | Holds(c, row)),
        Not n => !Holds(n.Operand, row),
        FieldCondition f => EvaluatedTests.Holds(f, row.Values[f.Field]),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private bool HoldsToMany(Related related, Row row)
    {
        var rows = world.Related(related.Link, row);
        return related.Quantifier switch
        {
            "_every" => rows.All(r => Holds(related.Operand, r) == true),
            "_none" => !rows.Any(r => Holds(related.Operand, r) == true),
            _ => rows.Any(r => Holds(related.Operand, r) == true),
        };
    }

    private bool? HoldsToOne(Related related, Row row)
    {
        // A condition on the key of a row that is referred to is one on the reference itself.
        if (related is { Link.Kind: LinkKind.Reference, Operand: FieldCondition { Field: "id" } key })
        {
            return EvaluatedTests.Holds(key, row.Values[related.Link.Name]);
        }

        return world.One(related.Link, row) is { } one ? Holds(related.Operand, one) : null;
    }
}
