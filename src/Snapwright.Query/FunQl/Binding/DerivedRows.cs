using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Rows that a query yields, as a source of another.</summary>
/// <param name="block">The query that reads them.</param>
/// <param name="number">The number of the source.</param>
/// <param name="columns">Its columns with their names here.</param>
/// <param name="inner">The query that yields them, where rows of tables can still be told; else null.</param>
/// <param name="source">Makes the source when nothing more is asked of it.</param>
internal sealed class DerivedRows(Block block, int number, IReadOnlyList<OutputColumn> columns, Block? inner, Func<int, QuerySource> source)
    : RowSource(block, number)
{
    /// <summary>The query that yields them; null where nothing more can be had of it.</summary>
    public Block? Inner => inner;

    private readonly Dictionary<RowIdentity, RowIdentity> _identities = [];

    public IReadOnlyList<OutputColumn> Columns { get; } = columns;

    public override IEnumerable<string> FieldNames => Columns.Where(static c => c.Name is not null).Select(static c => c.Name!);

    /// <summary>The table whose rows are these, with its key; null where there is none.</summary>
    public RowIdentity? Main => inner?.Main is { } main ? Outside(main) : null;

    public override QuerySource ToSource() => source(Number);

    public ColumnReference Reference(OutputColumn column) => new(Number, DerivedSource.ColumnName(column.Ordinal), column.Type.Node);

    /// <summary>A column as a value of the query that reads it.</summary>
    public TypedValue Value(OutputColumn column)
    {
        var value = column.Value;
        var origin = value.Origin is { } inside && inner is { IsTransparent: true } ? new FieldOrigin(Outside(inside.Row), inside.Field) : null;
        return TypedValue.Of(Reference(column), column.Type, value.IsNullable || IsNullable, origin, column.Name).OfField(new FieldOfQuery(this, column.Ordinal));
    }

    private RowIdentity Outside(RowIdentity inside)
    {
        if (!_identities.TryGetValue(inside, out var outside))
        {
            outside = new(inside.Table, () => new(Number, DerivedSource.ColumnName(inner!.Project(inside.Key)), inside.Table.Key.Type));
            _identities.Add(inside, outside);
        }

        return outside;
    }
}
