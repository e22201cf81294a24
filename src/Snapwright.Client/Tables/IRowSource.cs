using Snapwright.Client.Queries;

namespace Snapwright.Client.Tables;

/// <summary>What a query needs of its table or view; keeps the types of keys and inputs out of the query's own.</summary>
internal interface IRowSource<TRow>
{
    /// <summary>Whether rows have a key, so that <see cref="Behind"/> can be asked for.</summary>
    bool HasKey { get; }

    Task<IReadOnlyList<TRow>> RowsAsync(QueryString parameters, CancellationToken cancellationToken);

    Task<ClientPage<TRow>> PageAsync(QueryString parameters, CancellationToken cancellationToken);

    Task<long> CountAsync(QueryString parameters, CancellationToken cancellationToken);

    /// <summary>Rows with a greater key.</summary>
    Condition Behind(TRow row);
}
