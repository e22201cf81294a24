using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Formats;

namespace Snapwright.Rest;

/// <summary>
/// An answer of rows on its way: whole, with its length and entity tag, where it fits the buffer; else in parts, at the pace of the client, for a
/// bounded time.
/// </summary>
internal sealed class ResponseParts(HttpContext context, RowFormat format, TimeSpan most, JsonOutput output, CancellationToken cancellationToken) : IDisposable
{
    // A document is held back until it is whole, so that its connection to the database is free while the client reads; a stream should begin soon.
    private const int DocumentSize = 256 * 1024;
    private const int PartSize = 32 * 1024;

    private CancellationTokenSource? _time;
    private int _size = format == RowFormat.Json ? DocumentSize : PartSize;

    /// <summary>Stops the work for the answer: the client went away, or its time is over.</summary>
    public CancellationToken Token => _time?.Token ?? cancellationToken;

    /// <summary>Whether enough is gathered for a part.</summary>
    public bool IsFull => output.Length >= _size;

    /// <summary>Whether its time is over.</summary>
    public bool IsLate => _time is { IsCancellationRequested: true } && !context.RequestAborted.IsCancellationRequested;

    /// <summary>Limits the time from now on.</summary>
    public void Begin()
    {
        _time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _time.CancelAfter(most);
    }

    /// <summary>Sends a part, when the client has taken most of those before; more follows.</summary>
    public async ValueTask SendAsync()
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            response.ContentType = format.ContentType();
            _size = PartSize;
            if (_time is null)
            {
                Begin();
            }
        }

        var flushed = await response.BodyWriter.WriteAsync(output.Written, Token);
        output.Clear();
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client went away.");
        }
    }

    /// <summary>Sends what is left; all of it, with its tag, where nothing was sent yet.</summary>
    public Task SendLastAsync()
    {
        if (!context.Response.HasStarted)
        {
            return TaggedResponse.SendAsync(context, format, output);
        }

        var write = context.Response.BodyWriter.WriteAsync(output.Written, Token);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }

    /// <summary>The answer to HEAD, of a body that would not fit the buffer.</summary>
    public void SendHead() => context.Response.ContentType = format.ContentType();

    /// <inheritdoc/>
    public void Dispose() => _time?.Dispose();
}
