using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Of which tables rows are, as far as a condition says it: where it is true, and where it is false.</summary>
internal sealed class TypeFacts(IReadOnlyDictionary<TableRows, TypeFact> whenTrue, IReadOnlyDictionary<TableRows, TypeFact> whenFalse)
{
    private static readonly Dictionary<TableRows, TypeFact> Nothing = [];

    /// <summary>Those of a condition that says nothing of types.</summary>
    public static TypeFacts None { get; } = new(Nothing, Nothing);

    public IReadOnlyDictionary<TableRows, TypeFact> WhenTrue { get; } = whenTrue;

    public IReadOnlyDictionary<TableRows, TypeFact> WhenFalse { get; } = whenFalse;

    /// <summary>Those of a test of one row.</summary>
    public static TypeFacts Of(MetadataModel model, TableRows rows, TypeFact fact)
    {
        var others = rows.Table.Hierarchy!.Types.Where(t => !fact.Types.Contains(t)).ToEquatableArray();
        return new(
            new Dictionary<TableRows, TypeFact> { [rows] = fact },
            new Dictionary<TableRows, TypeFact> { [rows] = new(others, TypeFact.Common(model, rows.Table, others)) });
    }

    public TypeFacts Negated() => new(WhenFalse, WhenTrue);

    public TypeFacts And(MetadataModel model, TypeFacts other) => new(Both(model, WhenTrue, other.WhenTrue), Either(model, WhenFalse, other.WhenFalse));

    public TypeFacts Or(MetadataModel model, TypeFacts other) => new(Either(model, WhenTrue, other.WhenTrue), Both(model, WhenFalse, other.WhenFalse));

    private static Dictionary<TableRows, TypeFact> Both(
        MetadataModel model, IReadOnlyDictionary<TableRows, TypeFact> left, IReadOnlyDictionary<TableRows, TypeFact> right)
    {
        var facts = left.ToDictionary(static f => f.Key, static f => f.Value);
        foreach (var fact in right)
        {
            facts[fact.Key] = facts.TryGetValue(fact.Key, out var known) ? known.And(model, fact.Value) : fact.Value;
        }

        return facts;
    }

    private static Dictionary<TableRows, TypeFact> Either(
        MetadataModel model, IReadOnlyDictionary<TableRows, TypeFact> left, IReadOnlyDictionary<TableRows, TypeFact> right) => left
        .Where(f => right.ContainsKey(f.Key))
        .ToDictionary(static f => f.Key, f => f.Value.Or(model, f.Key.Table, right[f.Key]));
}

/// <summary>Of which tables a row can be.</summary>
/// <param name="Types">The tables, none of them abstract.</param>
/// <param name="Table">The table whose fields all of them have, the lowest.</param>
internal sealed record TypeFact(EquatableArray<TableName> Types, Table Table)
{
    public TypeFact And(MetadataModel model, TypeFact other)
    {
        var types = Types.Where(other.Types.Contains).ToEquatableArray();
        var lower = other.Table.Hierarchy!.IsBelow(Table.Name) ? other.Table : Table;
        return new(types, types.Count == 0 ? lower : Common(model, lower, types));
    }

    public TypeFact Or(MetadataModel model, Table table, TypeFact other)
    {
        var types = table.Hierarchy!.Types.Where(t => Types.Contains(t) || other.Types.Contains(t)).ToEquatableArray();
        return new(types, Common(model, table, types));
    }

    /// <summary>The lowest table, from one on, that rows of all of some types are rows of.</summary>
    public static Table Common(MetadataModel model, Table table, EquatableArray<TableName> types)
    {
        if (types.Count == 0)
        {
            return table;
        }

        // Descendants come after their parents.
        foreach (var below in table.Hierarchy!.Descendants.Select(model.Get))
        {
            if (below.Parent == table.Name && types.All(below.Hierarchy!.Types.Contains))
            {
                return Common(model, below, types);
            }
        }

        return table;
    }
}
