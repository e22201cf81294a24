namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Makes values different where the schema asks for it.</summary>
internal static class UniqueValues
{
    /// <summary>Does it, for all tables.</summary>
    public static void Make(World world)
    {
        foreach (var table in world.Schema.Tables)
        {
            var groups = table.Uniques.Concat(table.Fields.Where(static f => f.IsUnique).Select(static f => (IReadOnlyList<string>)[f.Name]));
            foreach (var group in groups)
            {
                Make(world.Table(table.Name), group, table.Field(group[0]));
            }
        }
    }

    // The first field of a group is one that can be made different.
    private static void Make(IReadOnlyList<Row> rows, IReadOnlyList<string> group, Field field)
    {
        var there = new HashSet<string>();
        var number = 0;
        foreach (var row in rows)
        {
            while (group.All(f => row.Values[f] is not null) && !there.Add(string.Join('\u0001', group.Select(f => row.Values[f]))))
            {
                row.Values[field.Name] = RandomValues.Rare(field, number++);
                row.Omitted.Remove(field.Name);
            }
        }
    }
}
