using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>A check, a unique constraint or a unique index with a name, with its place in C#.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is, for people.</param>
/// <param name="Constant">The constant.</param>
internal sealed record ConstraintModel(string Name, string Kind, string Constant)
{
    /// <summary>Those of a table; of two with one name there is one constant.</summary>
    public static IReadOnlyList<ConstraintModel> Of(Table table)
    {
        var named = table.CheckConstraints.Select(static c => (c.Name, Kind: "check"))
            .Concat(table.UniqueConstraints.Select(static u => (u.Name, Kind: u.IsAlternateKey ? "alternate key" : "unique constraint")))
            .Concat(table.IndexDefinitions.Where(static i => i.IsUnique).Select(static i => (i.Name, Kind: "unique index")))
            .GroupBy(static n => n.Name, StringComparer.Ordinal)
            .Select(static g => g.First())
            .ToList();
        var constants = ClrNames.Properties(named.Select(static n => n.Name));
        return [.. named.Select((n, i) => new ConstraintModel(n.Name, n.Kind, constants[i]))];
    }
}
