using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Snapwright.Problems;

namespace Snapwright.Bodies;

/// <summary>The bytes of a request body, whole and within the limit, in a pooled buffer.</summary>
internal struct RequestBody : IDisposable
{
    private const int FirstBuffer = 4096;

    private byte[] _buffer;
    private int _length;

    /// <summary>The body without a byte order mark.</summary>
    public readonly ReadOnlySpan<byte> Json
    {
        get
        {
            var bytes = _buffer.AsSpan(0, _length);
            return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
    }

    /// <summary>The same as memory, until the body is disposed.</summary>
    public readonly ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(_length - Json.Length, Json.Length);

    /// <summary>Why there is no body; null where there is one.</summary>
    public ApiProblem? Problem { get; private init; }

    /// <summary>Reads the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Most bytes.</param>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int limit)
    {
        if (!IsJson(request.ContentType))
        {
            return Refuse(new(
                ProblemCodes.UnsupportedMediaType,
                request.ContentType is null ? "The body has no Content-Type; application/json is expected." : "The body must have the Content-Type application/json."));
        }

        // Where something in front of us has decoded the body, it has taken the header away.
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding)
        {
            return Refuse(new(ProblemCodes.UnsupportedMediaType, $"The body has the Content-Encoding '{encoding}', which is not read here; send it as it is."));
        }

        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        var body = new RequestBody { _buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer)) };
        while (true)
        {
            ReadResult read;
            try
            {
                read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            }
            catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                body.Dispose();
                return TooLarge(limit);
            }

            if (body._length + read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                body.Dispose();
                return TooLarge(limit);
            }

            body.Append(read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return body;
            }
        }
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer is { Length: > 0 } buffer)
        {
            _buffer = [];
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        var length = _length + (int)bytes.Length;
        if (length > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, _buffer.Length * 2));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length = length;
    }

    private static RequestBody Refuse(ApiProblem problem) => new() { _buffer = [], Problem = problem };

    /// <summary>413 for a body with more bytes than the limit.</summary>
    public static ApiProblem LimitExceeded(int limit) => new(ProblemCodes.BodyTooLarge, $"The body may have at most {limit} bytes.");

    private static RequestBody TooLarge(int limit) => Refuse(LimitExceeded(limit));

    private static bool IsJson(string? contentType)
    {
        var type = contentType.AsSpan();
        var parameters = type.IndexOf(';');
        type = (parameters < 0 ? type : type[..parameters]).Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }
}
