using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Query.Requests;

namespace Snapwright.Access;

/// <summary>
/// Typed access to a table: the application's own code, for which no permission applies. Writes run the table's hooks, as
/// REST's do. Every call throws <see cref="Data.Faults.DatabaseFaultException"/> for what the database refuses, and
/// <see cref="StaleLayoutException"/> where the table was changed since the build in a way that its types cannot express.
/// </summary>
/// <typeparam name="TEntity">A row.</typeparam>
/// <typeparam name="TKey">The key: int, long or Guid.</typeparam>
/// <typeparam name="TCreate">What an insert takes.</typeparam>
/// <typeparam name="TUpdate">What an update takes.</typeparam>
/// <typeparam name="TFields">The fields to filter and order by.</typeparam>
public sealed class TableSet<TEntity, TKey, TCreate, TUpdate, TFields>
    where TEntity : class
    where TKey : struct
    where TCreate : class
    where TUpdate : class
    where TFields : ITableFields<TFields>
{
    private readonly IDataAccess _data;
    private readonly CompiledTable<TEntity, TCreate, TUpdate> _table;

    /// <summary>Access to the table of a compiled handler; the generated <c>Db</c> has one per table.</summary>
    public TableSet(IDataAccess data, CompiledTable<TEntity, TCreate, TUpdate> table)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(table);
        _data = data;
        _table = table;
    }

    /// <summary>All rows, by key until ordered otherwise.</summary>
    public TableQuery<TEntity, TFields> All => new(_data, _table, _table.ReadEntity, _table.ReadComputed);

    /// <summary>The row of a key, or null.</summary>
    public async ValueTask<TEntity?> FindAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var map = Map();
        var request = new ReadRequest { Table = map.Table, Key = TypedValue.Of(key) };
        var rows = await _data.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            return await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ? _table.ReadEntity(map.ToCompiled(rows)) : null;
        }
    }

    /// <summary>Rows that meet a condition: <c>db.Books.Where(b =&gt; b.Price &gt; 50m)</c>.</summary>
    public TableQuery<TEntity, TFields> Where(Func<TFields, Condition> condition) => All.Where(condition);

    /// <summary>All rows with computed fields, which are null where nobody asks for them: <c>db.Books.With(b =&gt; b.Net)</c>.</summary>
    public TableQuery<TEntity, TFields> With(params IEnumerable<Func<TFields, Field>> fields) => All.With(fields);

    /// <summary>All rows ordered by a field, ascending, nulls last.</summary>
    public TableQuery<TEntity, TFields> OrderBy(Func<TFields, Field> field) => All.OrderBy(field);

    /// <summary>All rows ordered by a field, descending, nulls first.</summary>
    public TableQuery<TEntity, TFields> OrderByDescending(Func<TFields, Field> field) => All.OrderByDescending(field);

    /// <summary>The number of rows.</summary>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => All.CountAsync(cancellationToken);

    /// <summary>All rows at once.</summary>
    public ValueTask<IReadOnlyList<TEntity>> ToListAsync(CancellationToken cancellationToken = default) => All.ToListAsync(cancellationToken);

    /// <summary>All rows as they arrive; the session is held until the enumeration ends.</summary>
    public IAsyncEnumerable<TEntity> AsAsyncEnumerable(CancellationToken cancellationToken = default) => All.AsAsyncEnumerable(cancellationToken);

    /// <summary>Inserts a row; the row as it was stored.</summary>
    /// <exception cref="WriteRejectedException">A value is not allowed, or a hook refused the write.</exception>
    public ValueTask<TEntity> InsertAsync(TCreate input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var map = Map();
        var values = new RowValues(_table.Layout.Count);
        _table.Apply(input, values);
        return _data.InsertAsync(map.Table, map.ToRunning(values), Read(map), cancellationToken);
    }

    /// <summary>Updates the row of a key; the row as it is stored then, or null where there is none.</summary>
    /// <exception cref="WriteRejectedException">A value is not allowed, or a hook refused the write.</exception>
    public ValueTask<TEntity?> UpdateAsync(TKey key, TUpdate input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var map = Map();
        var values = new RowValues(_table.Layout.Count);
        _table.Apply(input, values);
        return _data.UpdateAsync(map.Table, TypedValue.Of(key), map.ToRunning(values), Read(map), cancellationToken);
    }

    /// <summary>Deletes the row of a key; false where there is none.</summary>
    /// <exception cref="WriteRejectedException">A hook refused the write.</exception>
    public ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) =>
        _data.DeleteAsync(RunningTable.Of(_table, _data.Model), TypedValue.Of(key), cancellationToken);

    private LayoutMap Map() => LayoutMap.Of(_table, RunningTable.Of(_table, _data.Model));

    private Func<RowReader, TEntity> Read(LayoutMap map) => map.IsIdentity ? _table.ReadEntity : row => _table.ReadEntity(map.ToCompiled(row));
}
