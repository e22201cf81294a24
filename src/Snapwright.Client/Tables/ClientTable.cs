using System.Globalization;
using System.Text.Json;
using Snapwright.Client.Json;
using Snapwright.Client.Queries;

namespace Snapwright.Client.Tables;

/// <summary>
/// A table of the server. Errors are <see cref="Errors.SnapwrightApiException"/>s. Properties of a response that this client does not know
/// are passed over, so a newer server may add fields; a nullable field that does not come is null; one that is never
/// null must come, or the call fails with <see cref="Errors.UnexpectedResponseException"/>: no value is made up.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <typeparam name="TKey">Its key.</typeparam>
/// <typeparam name="TCreate">What a create takes.</typeparam>
/// <typeparam name="TUpdate">What an update takes.</typeparam>
/// <typeparam name="TFields">Its fields in queries.</typeparam>
public abstract class ClientTable<TRow, TKey, TCreate, TUpdate, TFields> : IRowSource<TRow>
    where TRow : class
    where TKey : struct, IFormattable
    where TCreate : class
    where TUpdate : class
    where TFields : TableFields
{
    private readonly SnapwrightClient _client;
    private readonly string _path;

    /// <summary>A table of a server.</summary>
    /// <param name="client">The server.</param>
    /// <param name="name">The table: <c>books</c>, or <c>schema.books</c>.</param>
    /// <param name="fields">The fields of a row.</param>
    protected ClientTable(SnapwrightClient client, string name, TFields fields)
    {
        _client = client;
        _path = "api/" + Uri.EscapeDataString(name);
        Fields = fields;
    }

    /// <summary>All rows, as a query to narrow down.</summary>
    public ClientQuery<TRow, TFields> Query => new(this, Fields);

    /// <summary>The fields of a row.</summary>
    protected TFields Fields { get; }

    /// <summary>A query for rows that meet the condition.</summary>
    public ClientQuery<TRow, TFields> Where(Func<TFields, Condition> condition) => Query.Where(condition);

    /// <summary>A query for all rows in ascending order of a field.</summary>
    public ClientQuery<TRow, TFields> OrderBy(Func<TFields, Field> field) => Query.OrderBy(field);

    /// <summary>A query for all rows in descending order of a field.</summary>
    public ClientQuery<TRow, TFields> OrderByDescending(Func<TFields, Field> field) => Query.OrderByDescending(field);

    /// <summary>A query for all rows with related rows.</summary>
    public ClientQuery<TRow, TFields> Include(Func<TFields, RelatedRows> relation, int? take = null) => Query.Include(relation, take);

    /// <summary>A query for all rows with computed fields.</summary>
    public ClientQuery<TRow, TFields> With(params IEnumerable<Func<TFields, Field>> fields) => Query.With(fields);

    /// <summary>The row of a key, or null.</summary>
    public async Task<TRow?> GetAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var path = PathOf(key);
        var body = await Exchange.SendAsync(_client, HttpMethod.Get, path, null, cancellationToken);
        return body is null ? null : ReadRow(body, "GET " + path);
    }

    /// <summary>The rows of a query of this table; null for the first rows by key.</summary>
    public Task<IReadOnlyList<TRow>> ListAsync(ClientQuery<TRow, TFields>? query = null, CancellationToken cancellationToken = default) =>
        (query ?? Query).ToListAsync(cancellationToken);

    /// <summary>All rows of a query of this table, page by page as they are asked for; null for all of the table, by key.</summary>
    public IAsyncEnumerable<TRow> AllAsync(ClientQuery<TRow, TFields>? query = null, int pageSize = 200, CancellationToken cancellationToken = default) =>
        (query ?? Query).AllAsync(pageSize, cancellationToken);

    /// <summary>How many rows meet the condition of a query of this table; null for all rows.</summary>
    public Task<long> CountAsync(ClientQuery<TRow, TFields>? query = null, CancellationToken cancellationToken = default) =>
        (query ?? Query).CountAsync(cancellationToken);

    /// <summary>Inserts a row and yields it as it was stored.</summary>
    public async Task<TRow> CreateAsync(TCreate input, CancellationToken cancellationToken = default)
    {
        var request = "POST " + _path;
        var body = await Exchange.SendAsync(_client, HttpMethod.Post, _path, Exchange.Body(input, WriteCreate), cancellationToken);
        return ReadRow(body ?? throw Exchange.Unexpected(request, "A create was answered as if it were for one row.", null), request);
    }

    /// <summary>Changes the given fields of a row and yields it as it is then; null where there is no such row.</summary>
    public async Task<TRow?> UpdateAsync(TKey key, TUpdate input, CancellationToken cancellationToken = default)
    {
        var path = PathOf(key);
        var body = await Exchange.SendAsync(_client, HttpMethod.Patch, path, Exchange.Body(input, WriteUpdate), cancellationToken);
        return body is null ? null : ReadRow(body, "PATCH " + path);
    }

    /// <summary>Deletes a row; false where there is no such row.</summary>
    public async Task<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default) =>
        await Exchange.SendAsync(_client, HttpMethod.Delete, PathOf(key), null, cancellationToken) is not null;

    /// <summary>Reads the row that the reader stands at.</summary>
    protected abstract TRow Read(ref Utf8JsonReader json);

    /// <summary>Writes the body of a create.</summary>
    protected abstract void WriteCreate(Utf8JsonWriter json, TCreate input);

    /// <summary>Writes the body of an update.</summary>
    protected abstract void WriteUpdate(Utf8JsonWriter json, TUpdate input);

    /// <summary>Rows with a key greater than the one of a row.</summary>
    protected abstract Condition Behind(TRow row);

    bool IRowSource<TRow>.HasKey => true;

    Condition IRowSource<TRow>.Behind(TRow row) => Behind(row);

    async Task<IReadOnlyList<TRow>> IRowSource<TRow>.RowsAsync(QueryString parameters, CancellationToken cancellationToken) =>
        (await ReadListAsync(parameters, cancellationToken)).Rows;

    async Task<ClientPage<TRow>> IRowSource<TRow>.PageAsync(QueryString parameters, CancellationToken cancellationToken)
    {
        var (rows, counts) = await ReadListAsync(parameters, cancellationToken);
        return counts is { Filtered: { } filtered, Total: { } total } ? new(rows, filtered, total) : throw NoCount();
    }

    async Task<long> IRowSource<TRow>.CountAsync(QueryString parameters, CancellationToken cancellationToken)
    {
        var body = await SendListAsync(parameters.Add("fields", "id").Add("limit", 1).Add("meta", "filterCount"), cancellationToken);
        Exchange.Read(body, "GET " + _path, SkipRows, out var counts);
        return counts.Filtered ?? throw NoCount();
    }

    private async Task<(IReadOnlyList<TRow> Rows, Counts Counts)> ReadListAsync(QueryString parameters, CancellationToken cancellationToken)
    {
        var body = await SendListAsync(parameters, cancellationToken);
        var rows = Exchange.Read(body, "GET " + _path, ReadRows, out var counts);
        return (rows, counts);
    }

    private async Task<byte[]> SendListAsync(QueryString parameters, CancellationToken cancellationToken) =>
        await Exchange.SendAsync(_client, HttpMethod.Get, _path + parameters, null, cancellationToken)
        ?? throw Exchange.Unexpected("GET " + _path, "A list was answered as if it were for one row.", null);

    private TRow ReadRow(byte[] body, string request) => Exchange.Read(body, request, Read, out _);

    private IReadOnlyList<TRow> ReadRows(ref Utf8JsonReader json) => JsonReading.Items(ref json, Read);

    private static string SkipRows(ref Utf8JsonReader json)
    {
        json.Skip();
        return "";
    }

    private Errors.UnexpectedResponseException NoCount() => Exchange.Unexpected("GET " + _path, "The answer has no count.", null);

    private string PathOf(TKey key) => _path + "/" + key.ToString(null, CultureInfo.InvariantCulture);
}
