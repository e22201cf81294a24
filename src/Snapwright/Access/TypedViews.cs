using System.Runtime.CompilerServices;
using Snapwright.Compilation;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>
/// What the generated methods of views stand on. Every call throws <see cref="Data.Faults.DatabaseFaultException"/> for what the database
/// refuses, and <see cref="StaleViewException"/> where the view was changed since the build in a way that its types cannot express.
/// </summary>
public abstract class TypedViews
{
    private readonly IDataAccess _data;

    /// <summary>Views that are read where <paramref name="data"/> runs.</summary>
    protected TypedViews(IDataAccess data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
    }

    /// <summary>All rows of a view at once.</summary>
    /// <typeparam name="TRow">A row.</typeparam>
    /// <param name="view">The view.</param>
    /// <param name="arguments">The values of its arguments, as declared.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    protected async ValueTask<IReadOnlyList<TRow>> ListAsync<TRow>(CompiledView<TRow> view, SqlValue[] arguments, CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(view);
        var rows = await _data.ReadViewAsync(view, arguments, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var list = new List<TRow>();
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                list.Add(view.ReadRow(rows));
            }

            return list;
        }
    }

    /// <summary>The rows of a view as they arrive; the session is held until the enumeration ends.</summary>
    /// <inheritdoc cref="ListAsync{TRow}" path="/typeparam|/param"/>
    protected async IAsyncEnumerable<TRow> StreamAsync<TRow>(
        CompiledView<TRow> view, SqlValue[] arguments, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(view);
        var rows = await _data.ReadViewAsync(view, arguments, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return view.ReadRow(rows);
            }
        }
    }

    /// <summary>Runs a command, and yields the rows of its <c>RETURNING</c>.</summary>
    /// <typeparam name="TRow">A row.</typeparam>
    /// <param name="view">The command.</param>
    /// <param name="arguments">The values of its arguments, as declared.</param>
    /// <param name="cancellationToken">Stops it; nothing is left of it.</param>
    protected async ValueTask<IReadOnlyList<TRow>> RunAsync<TRow>(CompiledView<TRow> view, SqlValue[] arguments, CancellationToken cancellationToken)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(view);
        return (await _data.RunCommandAsync(view, arguments, view.ReadRow, cancellationToken).ConfigureAwait(false)).Rows;
    }

    /// <summary>Runs a command, and tells how many rows were written.</summary>
    /// <param name="view">The command.</param>
    /// <param name="arguments">The values of its arguments, as declared.</param>
    /// <param name="cancellationToken">Stops it; nothing is left of it.</param>
    protected async ValueTask<int> CountAsync(CompiledView view, SqlValue[] arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return (await _data.RunCommandAsync<object>(view, arguments, null, cancellationToken).ConfigureAwait(false)).Affected;
    }
}
