namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Gives the rows of a data set what they refer to.</summary>
internal sealed class RandomReferences(World world, Random random)
{
    /// <summary>Does it, for all tables.</summary>
    public void Make()
    {
        foreach (var table in world.Schema.Tables)
        {
            foreach (var link in table.Links)
            {
                var targets = world.Table(link.Target);
                if (link is { Kind: LinkKind.Reference, IsUnique: true })
                {
                    Pair(link, targets);
                }
                else if (link.Kind == LinkKind.Reference)
                {
                    Refer(link, targets);
                }
                else if (link.Kind == LinkKind.Linked)
                {
                    Connect(link, targets);
                }
            }
        }
    }

    private void Refer(Link link, IReadOnlyList<Row> targets)
    {
        foreach (var row in world.Table(link.Source))
        {
            row.Values[link.Name] = link.IsNullable && random.Next(10) < 2 ? null : targets[random.Next(targets.Count)].Key;
        }
    }

    // A row that must have one, and for which none is left, cannot be: those tables have no more rows than their targets.
    private void Pair(Link link, IReadOnlyList<Row> targets)
    {
        var left = new Stack<object>(targets.Select(static t => t.Key).OrderBy(_ => random.Next()));
        foreach (var row in world.Table(link.Source))
        {
            row.Values[link.Name] = left.Count == 0 || (link.IsNullable && random.Next(10) < 3) ? null : left.Pop();
        }
    }

    private void Connect(Link link, IReadOnlyList<Row> targets)
    {
        foreach (var row in world.Table(link.Source))
        {
            row.Values[link.Name] = (object[])[.. targets.OrderBy(_ => random.Next()).Take(random.Next(5)).Select(static t => t.Key)];
        }
    }
}
