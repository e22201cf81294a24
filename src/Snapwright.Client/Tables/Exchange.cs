using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Snapwright.Client.Errors;
using Snapwright.Client.Json;

namespace Snapwright.Client.Tables;

/// <summary>One request and its answer: the only place where statuses become exceptions.</summary>
internal static class Exchange
{
    // The body of an error that is not ours is quoted, not understood; more than this is never needed.
    private const int MaxErrorBytes = 1024 * 1024;

    private static readonly MediaTypeHeaderValue JsonMediaType = new("application/json");

    /// <summary>Sends a request; yields the body of a success, and null for a row that is not there.</summary>
    public static async Task<byte[]?> SendAsync(
        SnapwrightClient client, HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.Root, path));
        request.Headers.Accept.Add(new("application/json"));
        if (body is { } content)
        {
            request.Content = new ReadOnlyMemoryContent(content) { Headers = { ContentType = JsonMediaType } };
        }

        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var name = $"{method} {request.RequestUri!.AbsolutePath}";
        if (response.IsSuccessStatusCode)
        {
            return await ReadAsync(response, client.MaxResponseBytes, name, cancellationToken);
        }

        var problem = ApiProblem.Read(
            response.StatusCode,
            response.ReasonPhrase,
            response.Content.Headers.ContentType?.MediaType,
            await ReadErrorAsync(response, cancellationToken));
        return problem is { Status: HttpStatusCode.NotFound, Code: RowNotFound } ? null : throw ToException(name, problem, response);
    }

    /// <summary>Writes a body.</summary>
    public static ReadOnlyMemory<byte> Body<T>(T input, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json, input);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Says that a success was not what the API promises.</summary>
    public static UnexpectedResponseException Unexpected(string request, string detail, Exception? inner) =>
        new(request, new(HttpStatusCode.OK, "unexpected_response", "The answer was not what was expected", detail, []), inner);

    /// <summary>Reads the body of a success.</summary>
    public static T Read<T>(byte[] body, string request, JsonRead<T> data, out Counts counts)
        where T : class
    {
        try
        {
            return Envelope.Read(body, data, out counts);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unexpected(request, e.Message, e);
        }
    }

    /// <summary>Reads how many rows a success has written.</summary>
    public static int ReadAffected(byte[] body, string request)
    {
        try
        {
            return Envelope.ReadAffected(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Unexpected(request, e.Message, e);
        }
    }

    private const string RowNotFound = "not_found";

    private static SnapwrightApiException ToException(string name, ApiProblem problem, HttpResponseMessage response) => problem.Status switch
    {
        HttpStatusCode.BadRequest => new BadRequestException(name, problem),
        HttpStatusCode.NotFound => new NotFoundException(name, problem),
        HttpStatusCode.Conflict => new ConflictException(name, problem),
        HttpStatusCode.UnprocessableEntity => new ValidationFailedException(name, problem),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            new UnavailableException(name, problem, response.Headers.RetryAfter?.Delta),
        _ => new SnapwrightApiException(name, problem),
    };

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, int maxBytes, string name, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(maxBytes, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Unexpected(name, $"The answer has more than {maxBytes} bytes.", e);
        }
    }

    private static async Task<byte[]> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[4096];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length == MaxErrorBytes)
            {
                break;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxErrorBytes));
            }
        }

        return buffer[..length];
    }
}
