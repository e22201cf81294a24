using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Rows of a table.</summary>
internal sealed class TableRows : RowSource
{
    private readonly RowSource? _parent;
    private readonly List<(string Column, DataType Type)>? _filtered;
    private readonly Expression? _filter;

    public TableRows(Block block, int number, Table table, (RowSource Source, ColumnReference Reference)? from = null)
        : base(block, number)
    {
        Table = table;
        _parent = from?.Source;
        Reference = from?.Reference;
        Identity = new(table, () => KeyReference);
    }

    /// <summary>Rows of which an outer join must see only some: they are filtered before.</summary>
    public TableRows(Block block, int number, Table table, int inner, Expression filter)
        : this(block, number, table)
    {
        _filtered = [.. StoredFields.Of(table).Select(static f => (f.PhysicalColumn, f.Type))];
        _filter = filter;
        Inner = inner;
    }

    public Table Table { get; }

    public RowIdentity Identity { get; }

    /// <summary>The reference that leads here; null for a source in FROM.</summary>
    public ColumnReference? Reference { get; }

    public ColumnReference KeyReference => Column(Table.Key.Name, Table.Key.Type);

    public override bool IsNullable => IsOuter || _parent is { IsNullable: true };

    public override RowSource Root => _parent?.Root ?? this;

    public RowSource? Parent => _parent;

    /// <summary>Whether SQL sees the table itself, so that its key determines its columns there.</summary>
    public bool IsPlain => _filter is null;

    public override IEnumerable<string> FieldNames =>
        TableFields.Names(Known?.Table ?? Table);

    /// <summary>Of which tables the rows are in the part of an expression that is being bound; null where nothing is known of it.</summary>
    public TypeFact? Known { get; set; }

    private int Inner { get; }

    /// <summary>A physical column.</summary>
    public ColumnReference Column(string physicalColumn, DataType type) => new(Number, PlanColumn(physicalColumn, type), type);

    public override QuerySource ToSource()
    {
        if (_filtered is not { } fields)
        {
            return new TableSource(Number, Table.StoredIn);
        }

        return new DerivedSource(Number, new()
        {
            From = new TableSource(Inner, Table.StoredIn),
            Where = _filter,
            Projections = fields.Select(f => (Expression)new ColumnReference(Inner, f.Column, f.Type)).ToEquatableArray(),
        });
    }

    private string PlanColumn(string physicalColumn, DataType type)
    {
        if (_filtered is not { } fields)
        {
            return physicalColumn;
        }

        // What the database computes is not among the fields of its table.
        var place = fields.FindIndex(f => f.Column == physicalColumn);
        if (place < 0)
        {
            place = fields.Count;
            fields.Add((physicalColumn, type));
        }

        return DerivedSource.ColumnName(place);
    }
}
