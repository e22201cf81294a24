using System.Runtime.CompilerServices;
using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Access;

/// <summary>
/// A typed query: immutable, so that each step is a query of its own. It is resolved against the running model when it is executed.
/// </summary>
/// <typeparam name="TEntity">A row.</typeparam>
/// <typeparam name="TFields">The fields to filter and order by.</typeparam>
public sealed class TableQuery<TEntity, TFields>
    where TEntity : class
    where TFields : ITableFields<TFields>
{
    private readonly IDataAccess _data;
    private readonly CompiledTable _table;
    private readonly Func<RowReader, TEntity> _read;
    private readonly Func<TEntity, RowReader, int[], TEntity> _readComputed;

    internal TableQuery(IDataAccess data, CompiledTable table, Func<RowReader, TEntity> read, Func<TEntity, RowReader, int[], TEntity> readComputed)
    {
        _data = data;
        _table = table;
        _read = read;
        _readComputed = readComputed;
    }

    private TableQuery(TableQuery<TEntity, TFields> other)
        : this(other._data, other._table, other._read, other._readComputed) =>
        (Conditions, Orders, Computed, Limit, Offset) = (other.Conditions, other.Orders, other.Computed, other.Limit, other.Offset);

    private EquatableArray<Func<TFields, Condition>> Conditions { get; init; }

    private EquatableArray<(Func<TFields, Field> Field, bool Descending)> Orders { get; init; }

    private EquatableArray<Func<TFields, Field>> Computed { get; init; }

    private long? Limit { get; init; }

    private long Offset { get; init; }

    /// <summary>Only rows that meet a condition too.</summary>
    public TableQuery<TEntity, TFields> Where(Func<TFields, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(this) { Conditions = Conditions.Append(condition).ToEquatableArray() };
    }

    /// <summary>With computed fields of the row, which are null where nobody asks for them: <c>db.Books.With(b =&gt; b.Net)</c>.</summary>
    public TableQuery<TEntity, TFields> With(params IEnumerable<Func<TFields, Field>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(this) { Computed = Computed.Concat(fields).ToEquatableArray() };
    }

    /// <summary>Ordered by a field, ascending, after the orders that were given before; nulls last. The key decides between equals.</summary>
    public TableQuery<TEntity, TFields> OrderBy(Func<TFields, Field> field) => Order(field, descending: false);

    /// <summary>Ordered by a field, descending, after the orders that were given before; nulls first. The key decides between equals.</summary>
    public TableQuery<TEntity, TFields> OrderByDescending(Func<TFields, Field> field) => Order(field, descending: true);

    /// <summary>Passes over this many rows, at least 0.</summary>
    public TableQuery<TEntity, TFields> Skip(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new(this) { Offset = rows };
    }

    /// <summary>At most this many rows, at least 0.</summary>
    public TableQuery<TEntity, TFields> Take(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new(this) { Limit = rows };
    }

    /// <summary>All rows at once.</summary>
    public async ValueTask<IReadOnlyList<TEntity>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var rows = new List<TEntity>();
        await foreach (var row in AsAsyncEnumerable(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The first row, or null.</summary>
    public async ValueTask<TEntity?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var row in Take(Math.Min(Limit ?? 1, 1)).AsAsyncEnumerable(cancellationToken).ConfigureAwait(false))
        {
            return row;
        }

        return null;
    }

    /// <summary>The number of rows that meet the conditions; <see cref="Skip"/> and <see cref="Take"/> do not matter.</summary>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) =>
        _data.CountAsync(Request(_data.Model), cancellationToken);

    /// <summary>Whether a row meets the conditions.</summary>
    public async ValueTask<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>The rows as they arrive; the session is held until the enumeration ends.</summary>
    public async IAsyncEnumerable<TEntity> AsAsyncEnumerable([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = Request(_data.Model);
        var map = LayoutMap.Of(_table, request.Table);
        var ordinals = ComputedPlaces.Of(_table, map, request.Computed);
        var rows = await _data.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var typed = map.ToCompiled(rows);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return ordinals is null ? _read(typed) : _readComputed(_read(typed), rows, ordinals);
            }
        }
    }

    private TableQuery<TEntity, TFields> Order(Func<TFields, Field> field, bool descending)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new(this) { Orders = Orders.Append((field, descending)).ToEquatableArray() };
    }

    private ReadRequest Request(MetadataModel model)
    {
        var table = RunningTable.Of(_table, model);
        var fields = TFields.In(new FieldScope(model, table));
        return new()
        {
            Table = table,
            Filter = Filter(fields),
            Computed = Computed.Select(c => ComputedOf(c(fields))).Distinct().ToEquatableArray(),
            Sort = Orders.Select(o => SortKey(o.Field(fields), o.Descending)).ToEquatableArray(),
            Limit = Limit,
            Offset = Offset,
        };
    }

    private Filter? Filter(TFields fields) => Conditions.Count switch
    {
        0 => null,
        1 => Conditions[0](fields).Filter,
        _ => new AllFilter(Conditions.Select(c => c(fields).Filter).ToEquatableArray()),
    };

    private static ComputedValue ComputedOf(Field field) => field.Stored is ComputedValue computed && field.Scope.Path.Count == 0
        ? computed
        : throw new ArgumentException($"'{field.Name}' is no computed field of the row itself: all others are always read.");

    private static SortKey SortKey(Field field, bool descending) => new(field.Scope.Path, field.Stored, descending);
}
