using Snapwright.Client.Tables;

namespace Snapwright.Client.Queries;

/// <summary>
/// A query on a table of the server. It is immutable: every method yields another query. Nothing is sent before one of the methods
/// that end in <c>Async</c>.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
public sealed class ClientQuery<TRow, TFields>
    where TRow : class
    where TFields : TableFields
{
    /// <summary>The most rows of <see cref="ToListAsync"/> unless <see cref="Take"/> says otherwise.</summary>
    public const int DefaultTake = 100;

    /// <summary>The most rows that the server gives at once.</summary>
    public const int MaxPageSize = 1000;

    private readonly IRowSource<TRow> _source;
    private readonly TFields _fields;

    internal ClientQuery(IRowSource<TRow> source, TFields fields)
    {
        _source = source;
        _fields = fields;
    }

    private ClientQuery(ClientQuery<TRow, TFields> other)
    {
        (_source, _fields) = (other._source, other._fields);
        (Condition, Sort, Includes, Computed, Limit) = (other.Condition, other.Sort, other.Includes, other.Computed, other.Limit);
    }

    internal Condition? Condition { get; private init; }

    internal IReadOnlyList<string> Sort { get; private init; } = [];

    internal IReadOnlyList<Include> Includes { get; private init; } = [];

    internal IReadOnlyList<Field> Computed { get; private init; } = [];

    internal int? Limit { get; private init; }

    /// <summary>Only rows that meet the condition, and those of earlier calls.</summary>
    public ClientQuery<TRow, TFields> Where(Func<TFields, Condition> condition)
    {
        var added = condition(_fields);
        return new(this) { Condition = Condition is null ? added : Condition & added };
    }

    /// <summary>In ascending order of a field; further calls order what earlier ones leave equal. Null is the greatest value.</summary>
    public ClientQuery<TRow, TFields> OrderBy(Func<TFields, Field> field) => new(this) { Sort = [.. Sort, field(_fields).ToString()] };

    /// <summary>In descending order of a field; further calls order what earlier ones leave equal. Null is the greatest value.</summary>
    public ClientQuery<TRow, TFields> OrderByDescending(Func<TFields, Field> field) => new(this) { Sort = [.. Sort, "-" + field(_fields)] };

    /// <summary>The related rows come along, with all their fields; a path (<c>c.Book.Publisher</c>) brings all on its way.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="take">Most rows per parent of a to-many relation, at least 1; null for the server's default of 10.</param>
    public ClientQuery<TRow, TFields> Include(Func<TFields, RelatedRows> relation, int? take = null)
    {
        if (take is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(take));
        }

        var path = relation(_fields).FieldPath;
        return path.Names.Length == 0
            ? throw new ArgumentException("Name a relation, not the row itself.", nameof(relation))
            : new(this) { Includes = [.. Includes, new(path, take)] };
    }

    /// <summary>
    /// Computed fields come along, which are null where nobody asks for them: of the row, or of one that the query includes
    /// (<c>b.Author.Signature</c>).
    /// </summary>
    /// <param name="fields">The fields.</param>
    public ClientQuery<TRow, TFields> With(params IEnumerable<Func<TFields, Field>> fields) => new(this) { Computed = [.. Computed, .. fields.Select(f => f(_fields))] };

    /// <summary>At most so many rows, at least 1.</summary>
    public ClientQuery<TRow, TFields> Take(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return new(this) { Limit = rows };
    }

    /// <summary>
    /// The rows, at most <see cref="DefaultTake"/> unless <see cref="Take"/> says otherwise; in one request, so more than
    /// <see cref="MaxPageSize"/> cannot be taken. <see cref="AllAsync"/> has no such bound.
    /// </summary>
    public Task<IReadOnlyList<TRow>> ToListAsync(CancellationToken cancellationToken = default) =>
        _source.RowsAsync(Parameters(new()).Add("limit", Limit ?? DefaultTake), cancellationToken);

    /// <summary>One page with the counts of all rows that meet the condition, and of all rows of the table.</summary>
    /// <param name="number">The page, from 1.</param>
    /// <param name="size">Rows per page, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ClientPage<TRow>> PageAsync(int number, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ThrowIfNotPageSize(size);
        return _source.PageAsync(Parameters(new()).Add("page", number).Add("limit", size).Add("meta", "totalCount,filterCount"), cancellationToken);
    }

    /// <summary>The first row, or null.</summary>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default)
    {
        var rows = await _source.RowsAsync(Parameters(new()).Add("limit", 1), cancellationToken);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>How many rows meet the condition.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _source.CountAsync(new QueryString().AddIf("filter", Condition?.ToString()), cancellationToken);

    /// <summary>
    /// All rows (or as many as <see cref="Take"/> says), page by page as they are asked for. Without an order of its own each page goes on
    /// behind the key of the last row, so rows that others insert or delete meanwhile neither repeat nor hide another; with one, and of a view,
    /// pages are counted, and they can.
    /// </summary>
    /// <param name="pageSize">Rows per request, 1 to <see cref="MaxPageSize"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IAsyncEnumerable<TRow> AllAsync(int pageSize = 200, CancellationToken cancellationToken = default)
    {
        ThrowIfNotPageSize(pageSize);
        return Sort.Count == 0 && _source.HasKey ? ByKeyAsync(pageSize, cancellationToken) : ByPageAsync(pageSize, cancellationToken);
    }

    private async IAsyncEnumerable<TRow> ByKeyAsync(int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Condition? behind = null;
        for (var left = Limit ?? long.MaxValue; left > 0;)
        {
            var filter = behind is null ? Condition : Condition is null ? behind : Condition & behind;
            var size = (int)Math.Min(pageSize, left);
            var parameters = new QueryString().AddIf("filter", filter?.ToString()).AddFields(Includes, Computed).Add("limit", size);
            var rows = await _source.RowsAsync(parameters, cancellationToken);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < size)
            {
                yield break;
            }

            left -= rows.Count;
            behind = _source.Behind(rows[^1]);
        }
    }

    private async IAsyncEnumerable<TRow> ByPageAsync(int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = Limit ?? long.MaxValue;
        for (var page = 1; left > 0; page++)
        {
            var rows = await _source.RowsAsync(Parameters(new()).Add("page", page).Add("limit", pageSize), cancellationToken);
            foreach (var row in rows.Take((int)Math.Min(left, int.MaxValue)))
            {
                yield return row;
            }

            if (rows.Count < pageSize)
            {
                yield break;
            }

            left -= rows.Count;
        }
    }

    private QueryString Parameters(QueryString parameters) => parameters
        .AddIf("filter", Condition?.ToString())
        .AddIf("sort", Sort.Count == 0 ? null : string.Join(',', Sort))
        .AddFields(Includes, Computed);

    private static void ThrowIfNotPageSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxPageSize);
    }
}
