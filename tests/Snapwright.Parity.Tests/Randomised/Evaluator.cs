namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a read must give, from the documentation alone: three-valued logic over the rows in memory.</summary>
public sealed class Evaluator(World world)
{
    // By condition and key; a relation is asked many times of the same row.
    private readonly Dictionary<Condition, Dictionary<int, bool?>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The keys of the rows of the page, in order, and how many rows the filter leaves.</summary>
    public (int[] Keys, int Count) Run(RandomRead read)
    {
        var rows = new EvaluatedOrder(world, read.Sort).Sort(Filter(read.Filter));
        var limit = read.Limit <= 0 ? 1000 : read.Limit;
        return ([.. rows.Skip((read.Page - 1) * limit).Take(limit).Select(static r => r.Id)], rows.Count);
    }

    /// <summary>The facts that a filter leaves, by key.</summary>
    public IReadOnlyList<Row> Filter(Condition? filter) =>
        filter is null ? world.Facts : [.. world.Facts.Where(r => Holds(filter, "facts", r) == true)];

    private bool? Holds(Condition condition, string table, Row row)
    {
        if (!_known.TryGetValue(condition, out var rows))
        {
            _known.Add(condition, rows = []);
        }

        if (!rows.TryGetValue(row.Id, out var holds))
        {
            rows.Add(row.Id, holds = Evaluate(condition, table, row));
        }

        return holds;
    }

    private bool? Evaluate(Condition condition, string table, Row row) => condition switch
    {
        Related { Link.ToManyBy: not null } r => HoldsToMany(r, row),
        Related r => HoldsToOne(r, row),
        Count c => EvaluatedTests.Compare(c.Operator, (long)world.Referring(c.Link, row.Id).Count(), c.Value),
        All a => a.Operands.Aggregate((bool?)true, (before, c) => before & Holds(c, table, row)),
        Any a => a.Operands.Aggregate((bool?)false, (before, c) => before | Holds(c, table, row)),
        Not n => !Holds(n.Operand, table, row),
        FieldCondition f => EvaluatedTests.Holds(f, row.Values[f.Field]),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private bool HoldsToMany(Related related, Row row)
    {
        var rows = world.Referring(related.Link, row.Id);
        return related.Quantifier switch
        {
            "_every" => rows.All(r => Holds(related.Operand, related.Link.Target, r) == true),
            "_none" => !rows.Any(r => Holds(related.Operand, related.Link.Target, r) == true),
            _ => rows.Any(r => Holds(related.Operand, related.Link.Target, r) == true),
        };
    }

    private bool? HoldsToOne(Related related, Row row)
    {
        var (name, target, _) = related.Link;

        // A condition on the key of a to-one relation is one on the reference itself.
        if (related.Operand is FieldCondition { Field: "id" } key)
        {
            return EvaluatedTests.Holds(key, row.Values[name]);
        }

        return row.Reference(name) is { } reference ? Holds(related.Operand, target, world.Table(target)[reference - 1]) : null;
    }
}
