using Snapwright.Model.Collections;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A common table in the making.</summary>
internal sealed class CommonTableDraft(string name, int number)
{
    public string Name { get; } = name;

    public int Number { get; } = number;

    /// <summary>Its columns, with the names that it has for them.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; set; } = [];

    /// <summary>Its rows, or the first of them; null where they are broken.</summary>
    public Block? First { get; set; }

    /// <summary>The rows that follow from those before; null where there are none.</summary>
    public Block? Recursion { get; set; }

    /// <summary>The second query, whether it reads the table or not.</summary>
    public Block? Next { get; set; }

    public bool IsAll { get; set; }

    public bool? IsMaterialized { get; init; }

    /// <summary>The query that may read it while it is not done: the second of a recursive one.</summary>
    public Block? Recursive { get; set; }

    /// <summary>Whether it is being bound, so that nothing but <see cref="Recursive"/> may read it.</summary>
    public bool IsOpen { get; set; }

    /// <summary>How often it reads itself.</summary>
    public int RecursiveUses { get; set; }

    public CommonTable ToCommonTable() => new(Number, First!.ToQuery())
    {
        Recursion = Recursion?.ToQuery(),
        IsAll = IsAll,
        IsMaterialized = IsMaterialized,
    };

    public QuerySource ToSource(int source) => new CommonTableSource(
        source,
        Number,
        First is null ? Columns.Select(static c => c.Type.Node).ToEquatableArray() : First.Projections.Select(static p => p.Type).ToEquatableArray());
}
