using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Views;

/// <summary>Which field of the table of a view is what: first its columns, then what rows are ordered by, then all else that its query yields.</summary>
internal sealed class ViewFields
{
    private readonly BoundView _view;
    private readonly HashSet<int> _intervals;
    private readonly List<Column> _columns = [];
    private readonly List<Expression> _values = [];
    private readonly List<(int Slot, Ordering Ordering)> _order = [];

    public ViewFields(BoundView view)
    {
        _view = view;

        // What computes an interval does not tell that it is one.
        _intervals = new(view.Columns.Where(static c => c.Type.Kind == TypeKind.Interval).Select(static c => c.Ordinal)
            .Concat(view.Columns.Where(static c => c.PunType is { Kind: TypeKind.Interval }).Select(static c => c.PunOrdinal!.Value))
            .Concat(view.Attributes.Concat(view.Columns.SelectMany(static c => c.Attributes))
                .Where(static a => a is { Type.Kind: TypeKind.Interval, Scope: AttributeScope.PerRow, Mapping: null }).Select(static a => a.Ordinal)));
        foreach (var column in view.Columns)
        {
            Slots[column.Ordinal] = _columns.Count;
            Add(column.Name, Projections[column.Ordinal], TypeOf(column.Ordinal), column.IsNullable, column.Choices, isPublished: true);
        }

        AddOrder();
        Ties = AddTies();
        Narrow = _columns.Count;
        for (var i = 0; i < Projections.Count; i++)
        {
            SlotOf(i, isNullable: true);
        }
    }

    public EquatableArray<Column> Columns => _columns.ToEquatableArray();

    public EquatableArray<Expression> Values => _values.ToEquatableArray();

    /// <summary>The order of the view itself.</summary>
    public IReadOnlyList<(int Slot, Ordering Ordering)> Order => _order;

    /// <summary>The slots that make an order total.</summary>
    public EquatableArray<int> Ties { get; }

    /// <summary>The slots by the ordinals of the query.</summary>
    public Dictionary<int, int> Slots { get; } = [];

    /// <summary>How many fields are columns, or are ordered by.</summary>
    public int Narrow { get; }

    private EquatableArray<Expression> Projections => _view.Plan.Query.Projections;

    private void AddOrder()
    {
        foreach (var ordering in _view.Plan.Query.OrderBy)
        {
            var ordinal = Projections.ToList().IndexOf(ordering.Key);
            if (ordinal >= 0)
            {
                _order.Add((SlotOf(ordinal, ordering.IsNullable), ordering));
            }
            else if (TellsRowsApart(ordering.Key))
            {
                _order.Add((_columns.Count, ordering));
                Add(HiddenName(), ordering.Key, ordering.Key.Type, ordering.IsNullable);
            }
        }
    }

    private EquatableArray<int> AddTies()
    {
        if (_view.Main is { } main)
        {
            return EquatableArray.Of(SlotOf(main.Ordinal, isNullable: false));
        }

        var computed = _view.Columns.Where(c => c.Source?.RowKey is null && TellsRowsApart(Projections[c.Ordinal]));
        return _view.RowKeys.Select(k => SlotOf(k.Ordinal, isNullable: true))
            .Concat(computed.Select(c => Slots[c.Ordinal]))
            .Distinct()
            .ToEquatableArray();
    }

    private static bool TellsRowsApart(Expression value) =>
        value is not (Constant or Parameter or BooleanLiteral) && value.Type.Kind is not (TypeKind.Json or TypeKind.Array);

    private int SlotOf(int ordinal, bool isNullable)
    {
        if (!Slots.TryGetValue(ordinal, out var slot))
        {
            slot = Slots[ordinal] = _columns.Count;
            Add(NameOf(ordinal), Projections[ordinal], TypeOf(ordinal), isNullable);
        }

        return slot;
    }

    private string NameOf(int ordinal) =>
        _view.Main?.Ordinal == ordinal ? "__main_id"
        : _view.Columns.FirstOrDefault(c => c.PunOrdinal == ordinal) is { } column ? "__pun__" + column.Name
        : HiddenName();

    private string HiddenName() => "__" + _columns.Count.ToString(CultureInfo.InvariantCulture);

    private DataType TypeOf(int ordinal) => _intervals.Contains(ordinal) ? DataType.Interval : Projections[ordinal].Type;

    private void Add(string name, Expression value, DataType type, bool isNullable, EquatableArray<string> choices = default, bool isPublished = false)
    {
        _columns.Add(new()
        {
            Name = name,
            PhysicalName = DerivedSource.ColumnName(_columns.Count),
            Type = type,
            DeclaredType = choices.Count > 0 && type.Kind == TypeKind.Text ? ColumnType.Enum : Declared(type.Kind),
            IsNullable = isNullable,
            IsPublished = isPublished,
            Choices = choices,
        });
        _values.Add(value);
    }

    /// <summary>The type that a column of a kind of value is declared with.</summary>
    internal static ColumnType Declared(TypeKind kind) => kind switch
    {
        TypeKind.Int => ColumnType.Int,
        TypeKind.BigInt => ColumnType.BigInt,
        TypeKind.Float => ColumnType.Float,
        TypeKind.Decimal => ColumnType.Decimal,
        TypeKind.Boolean => ColumnType.Boolean,
        TypeKind.Uuid => ColumnType.Uuid,
        TypeKind.Date => ColumnType.Date,
        TypeKind.Time => ColumnType.Time,
        TypeKind.DateTime => ColumnType.DateTime,
        TypeKind.Json => ColumnType.Json,
        TypeKind.Array => ColumnType.Array,
        _ => ColumnType.Text,
    };
}
