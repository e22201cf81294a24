using System.Text.Json;
using Snapwright.Client.Json;
using Snapwright.Client.Tables;

namespace Snapwright.Client.Views;

/// <summary>A command of the server with the values of its arguments; the generated methods make one. A call is one transaction.</summary>
public sealed class ClientCommand
{
    private readonly SnapwrightClient _client;
    private readonly string _path;
    private readonly Action<Utf8JsonWriter> _writeArguments;

    /// <summary>Made by generated code.</summary>
    /// <param name="client">The server.</param>
    /// <param name="name">The view that is the command: <c>archive_loans</c>, or <c>schema.archive_loans</c>.</param>
    /// <param name="writeArguments">Writes the properties of the object of arguments.</param>
    public ClientCommand(SnapwrightClient client, string name, Action<Utf8JsonWriter> writeArguments)
    {
        ArgumentNullException.ThrowIfNull(name);
        _client = client;
        _path = "api/views/" + Uri.EscapeDataString(name);
        _writeArguments = writeArguments;
    }

    /// <summary>Runs it, and yields the rows of its <c>RETURNING</c>.</summary>
    /// <typeparam name="TRow">A row.</typeparam>
    /// <param name="read">Reads the row that the reader stands at.</param>
    /// <param name="cancellationToken">Stops waiting; the command may have run.</param>
    public async Task<IReadOnlyList<TRow>> RunAsync<TRow>(JsonRead<TRow> read, CancellationToken cancellationToken)
        where TRow : class
    {
        IReadOnlyList<TRow> Rows(ref Utf8JsonReader json) => JsonReading.Items(ref json, read);

        return Exchange.Read(await SendAsync(cancellationToken), "POST " + _path, Rows, out _);
    }

    /// <summary>Runs it, and tells how many rows were written.</summary>
    /// <param name="cancellationToken">Stops waiting; the command may have run.</param>
    public async Task<int> CountAsync(CancellationToken cancellationToken) => Exchange.ReadAffected(await SendAsync(cancellationToken), "POST " + _path);

    private async Task<byte[]> SendAsync(CancellationToken cancellationToken) =>
        await Exchange.SendAsync(_client, HttpMethod.Post, _path, Exchange.Body(_writeArguments, WriteBody), cancellationToken)
        ?? throw Exchange.Unexpected("POST " + _path, "A command was answered as if it were for one row.", null);

    private static void WriteBody(Utf8JsonWriter json, Action<Utf8JsonWriter> writeArguments)
    {
        json.WriteStartObject();
        json.WriteStartObject("arguments"u8);
        writeArguments(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
