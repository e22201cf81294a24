using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>
/// What the plan of a view yields, and where: first the attributes of rows and the keys of the rows that cells come from, then each column behind the
/// attributes of its cells and its pun.
/// </summary>
internal sealed class ViewLayout(BindingSession session, BindingScope scope, Block block)
{
    private readonly List<Expression> _projections = [];
    private readonly List<RowKey> _rowKeys = [];
    private readonly List<BoundColumn> _columns = [];
    private readonly Dictionary<RowIdentity, int> _keys = [];

    public IReadOnlyList<Expression> Projections => _projections;

    public IReadOnlyList<RowKey> RowKeys => _rowKeys;

    public IReadOnlyList<BoundColumn> Columns => _columns;

    /// <summary>The domains of a union, see <see cref="BoundView.Domains"/>.</summary>
    public EquatableArray<EquatableArray<ColumnSource?>> Domains { get; private set; }

    /// <summary>Where the number of a row's domain stands; null where there is one domain.</summary>
    public int? DomainOrdinal { get; private set; }

    /// <summary>A further value; before <see cref="Build"/> those that stand before the columns.</summary>
    public int Add(Expression value)
    {
        _projections.Add(value);
        return _projections.Count - 1;
    }

    /// <summary>Lays out the columns with the attributes of each.</summary>
    public void Build(IReadOnlyList<IReadOnlyList<PendingAttribute>> attributes)
    {
        var main = block.Main;
        var origins = block.Columns.ConvertAll(c => block.IsTransparent ? c.Value.Origin : null);
        foreach (var row in origins.Where(static o => o is not null).Select(static o => o!.Row).Concat(main is null ? [] : [main]))
        {
            AddKey(row);
        }

        if (block.Union is { } union)
        {
            Domains = DomainLayout.Of(union, block.Columns.Count, Add, AddKey, out var ordinal);
            DomainOrdinal = ordinal;
        }

        for (var i = 0; i < block.Columns.Count; i++)
        {
            _columns.Add(Column(block.Columns[i], origins[i], main, attributes[i]));
        }
    }

    /// <summary>The place of the key of a row among <see cref="RowKeys"/>.</summary>
    public int KeyOf(RowIdentity row) => _keys[row];

    private void AddKey(RowIdentity row)
    {
        if (_keys.ContainsKey(row))
        {
            return;
        }

        _keys.Add(row, AddKey(row.Table, row.Key));
    }

    private int AddKey(Table table, Expression key)
    {
        _rowKeys.Add(new(table.Name, table.Key.Type, Add(key)));
        return _rowKeys.Count - 1;
    }

    private BoundColumn Column(OutputColumn column, FieldOrigin? origin, RowIdentity? main, IReadOnlyList<PendingAttribute> attributes)
    {
        var perRow = attributes.Select(a => a.Node is null ? a.Attribute : a.Attribute with { Ordinal = Add(a.Node) }).ToList();
        var pun = Pun(column);
        var punOrdinal = pun is null ? default(int?) : Add(session.Node(pun));
        var ordinal = Add(block.Projections[column.Ordinal]);
        return new(column.Name!, column.Type.Data, column.Value.IsNullable, ordinal)
        {
            Reference = column.Type.Reference,
            Choices = column.Type.Choices,
            ViewNaming = column.Type.ViewNaming,
            Source = column.Value.Origin is { } o ? new(o.Row.Table.Name, o.Field, origin is null ? null : KeyOf(origin.Row)) : null,
            MainField = origin is not null && ReferenceEquals(origin.Row, main) ? origin.Field : null,
            PunOrdinal = punOrdinal,
            PunType = pun?.Type?.Data,
            Attributes = perRow.Select(a => a.Mapping is null ? a : a with { Ordinal = ordinal }).ToEquatableArray(),
        };
    }

    // A pun is a courtesy: where the main field of the target is broken, or a group has more than one, there is none.
    private TypedValue? Pun(OutputColumn column)
    {
        var value = column.Value.Field is FieldBefore field ? field.Value : column.Value;
        if (column.Type is not { Reference: { } reference, Kind: not TypeKind.Array } || value.Node is not ColumnReference node)
        {
            return null;
        }

        var target = session.Model.Get(reference);
        if (target.MainField is not { } main)
        {
            return null;
        }

        var (mark, loose) = (session.Mark(), block.Groups.Mark);
        block.Groups.IsChecking = true;
        var pun = column.Value.Field is FieldBefore before ? before.Values.Carry(Read) : Read();
        block.Groups.IsChecking = false;
        var isBroken = session.Mark() > mark || block.Groups.Mark > loose || pun.IsError || !pun.IsTyped;
        session.Forget(mark);
        block.Groups.Forget(loose);
        return isBroken ? null : pun;

        TypedValue Read()
        {
            var source = session.Rows(node.Source);
            source.Root.Block.FieldUses++;
            var rows = source.Follow(session, node, target, value.IsNullable, isAsRoot: false);
            return new FieldReader(session, new(scope.HomeSchema, IsPrivileged: true)).Read(rows, main, default, isValue: true);
        }
    }
}
