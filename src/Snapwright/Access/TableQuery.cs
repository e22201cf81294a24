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
    private readonly EquatableArray<Func<TFields, Condition>> _conditions;
    private readonly EquatableArray<(Func<TFields, Field> Field, bool Descending)> _order;
    private readonly long? _limit;
    private readonly long _offset;

    internal TableQuery(
        IDataAccess data,
        CompiledTable table,
        Func<RowReader, TEntity> read,
        EquatableArray<Func<TFields, Condition>> conditions = default,
        EquatableArray<(Func<TFields, Field> Field, bool Descending)> order = default,
        long? limit = null,
        long offset = 0)
    {
        _data = data;
        _table = table;
        _read = read;
        _conditions = conditions;
        _order = order;
        _limit = limit;
        _offset = offset;
    }

    /// <summary>Only rows that meet a condition too.</summary>
    public TableQuery<TEntity, TFields> Where(Func<TFields, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(_data, _table, _read, _conditions.Append(condition).ToEquatableArray(), _order, _limit, _offset);
    }

    /// <summary>Ordered by a field, ascending, after the orders that were given before; nulls last. The key decides between equals.</summary>
    public TableQuery<TEntity, TFields> OrderBy(Func<TFields, Field> field) => Order(field, descending: false);

    /// <summary>Ordered by a field, descending, after the orders that were given before; nulls first. The key decides between equals.</summary>
    public TableQuery<TEntity, TFields> OrderByDescending(Func<TFields, Field> field) => Order(field, descending: true);

    /// <summary>Passes over this many rows, at least 0.</summary>
    public TableQuery<TEntity, TFields> Skip(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new(_data, _table, _read, _conditions, _order, _limit, rows);
    }

    /// <summary>At most this many rows, at least 0.</summary>
    public TableQuery<TEntity, TFields> Take(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return new(_data, _table, _read, _conditions, _order, rows, _offset);
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
        await foreach (var row in Take(Math.Min(_limit ?? 1, 1)).AsAsyncEnumerable(cancellationToken).ConfigureAwait(false))
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
        var rows = await _data.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var typed = map.ToCompiled(rows);
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return _read(typed);
            }
        }
    }

    private TableQuery<TEntity, TFields> Order(Func<TFields, Field> field, bool descending)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new(_data, _table, _read, _conditions, _order.Append((field, descending)).ToEquatableArray(), _limit, _offset);
    }

    private ReadRequest Request(MetadataModel model)
    {
        var table = RunningTable.Of(_table, model);
        var fields = TFields.In(new FieldScope(model, table));
        return new()
        {
            Table = table,
            Filter = Filter(fields),
            Sort = _order.Select(o => SortKey(o.Field(fields), o.Descending)).ToEquatableArray(),
            Limit = _limit,
            Offset = _offset,
        };
    }

    private Filter? Filter(TFields fields) => _conditions.Count switch
    {
        0 => null,
        1 => _conditions[0](fields).Filter,
        _ => new AllFilter(_conditions.Select(c => c(fields).Filter).ToEquatableArray()),
    };

    private static SortKey SortKey(Field field, bool descending) => new(field.Scope.Path, field.Stored, descending);
}
