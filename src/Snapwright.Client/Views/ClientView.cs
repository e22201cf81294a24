using System.Globalization;
using System.Text.Json;
using Snapwright.Client.Json;
using Snapwright.Client.Queries;
using Snapwright.Client.Tables;

namespace Snapwright.Client.Views;

/// <summary>
/// A view of the server with the values of its arguments; the generated methods make one. Errors and missing values are as those of
/// <see cref="ClientTable{TRow, TKey, TCreate, TUpdate, TFields}"/>.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <typeparam name="TFields">Its columns in queries.</typeparam>
public sealed class ClientView<TRow, TFields> : IRowSource<TRow>
    where TRow : class
    where TFields : TableFields
{
    private readonly SnapwrightClient _client;
    private readonly string _path;
    private readonly TFields _fields;
    private readonly JsonRead<TRow> _read;
    private readonly Action<Utf8JsonWriter> _writeArguments;

    /// <summary>Made by generated code.</summary>
    /// <param name="client">The server.</param>
    /// <param name="name">The view: <c>overdue_loans</c>, or <c>schema.overdue_loans</c>.</param>
    /// <param name="fields">The columns.</param>
    /// <param name="read">Reads the row that the reader stands at.</param>
    /// <param name="writeArguments">Writes the properties of the object of arguments.</param>
    public ClientView(SnapwrightClient client, string name, TFields fields, JsonRead<TRow> read, Action<Utf8JsonWriter> writeArguments)
    {
        ArgumentNullException.ThrowIfNull(name);
        _client = client;
        _path = "api/views/" + Uri.EscapeDataString(name);
        _fields = fields;
        _read = read;
        _writeArguments = writeArguments;
    }

    /// <summary>Its rows, as a query to narrow down.</summary>
    public ClientQuery<TRow, TFields> Query => new(this, _fields);

    bool IRowSource<TRow>.HasKey => false;

    async Task<IReadOnlyList<TRow>> IRowSource<TRow>.RowsAsync(QueryString parameters, CancellationToken cancellationToken) =>
        (await ReadAsync(parameters, ReadRows, cancellationToken)).Data;

    async Task<ClientPage<TRow>> IRowSource<TRow>.PageAsync(QueryString parameters, CancellationToken cancellationToken)
    {
        var (rows, counts) = await ReadAsync(parameters, ReadRows, cancellationToken);
        return counts is { Filtered: { } filtered, Total: { } total } ? new(rows, filtered, total) : throw NoCount();
    }

    async Task<long> IRowSource<TRow>.CountAsync(QueryString parameters, CancellationToken cancellationToken)
    {
        var (_, counts) = await ReadAsync(parameters.Add("limit", 1).Add("meta", "filterCount"), ReadRows, cancellationToken);
        return counts.Filtered ?? throw NoCount();
    }

    Condition IRowSource<TRow>.Behind(TRow row) => throw new InvalidOperationException("The rows of a view have no key.");

    private async Task<(T Data, Counts Counts)> ReadAsync<T>(QueryString parameters, JsonRead<T> read, CancellationToken cancellationToken)
        where T : class
    {
        var body = await Exchange.SendAsync(_client, HttpMethod.Post, _path, Exchange.Body(parameters, WriteBody), cancellationToken)
            ?? throw Exchange.Unexpected("POST " + _path, "A view was answered as if it were for one row.", null);
        return (Exchange.Read(body, "POST " + _path, read, out var counts), counts);
    }

    private IReadOnlyList<TRow> ReadRows(ref Utf8JsonReader json) => JsonReading.Items(ref json, _read);

    // In a body, arguments have no length that they must keep to, and NULL differs from the text 'null'.
    private void WriteBody(Utf8JsonWriter json, QueryString parameters)
    {
        json.WriteStartObject();
        json.WriteStartObject("arguments"u8);
        _writeArguments(json);
        json.WriteEndObject();
        var (page, limit) = (1L, 0L);
        foreach (var (name, value) in parameters.Parameters)
        {
            switch (name)
            {
                case "filter":
                    json.WritePropertyName(name);
                    json.WriteRawValue(value);
                    break;
                case "page":
                    page = long.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "limit":
                    limit = long.Parse(value, CultureInfo.InvariantCulture);
                    json.WriteNumber(name, limit);
                    break;
                default:
                    json.WriteString(name, value);
                    break;
            }
        }

        if (page > 1)
        {
            json.WriteNumber("offset"u8, (page - 1) * limit);
        }

        json.WriteEndObject();
    }

    private Errors.UnexpectedResponseException NoCount() => Exchange.Unexpected("POST " + _path, "The answer has no count.", null);
}
