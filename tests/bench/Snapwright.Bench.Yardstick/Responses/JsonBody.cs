using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Responses;

/// <summary>A reusable buffer with its writer. Buffering a bounded answer lets it go out with a Content-Length, unchunked.</summary>
internal sealed class JsonBody
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public JsonBody() => Writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes the body.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Makes it empty again.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset();
    }

    /// <summary>Bytes written so far, as far as a line or all of it has ended.</summary>
    public int Length => _buffer.WrittenCount;

    /// <summary>Ends a JSON text; the next one goes to the next line.</summary>
    public void EndLine()
    {
        Writer.Flush();
        Writer.Reset();
        _buffer.Write("\n"u8);
    }

    /// <summary>Sends the lines so far, as a part of an answer of unknown length, and is empty again.</summary>
    public async ValueTask SendPartAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        await response.BodyWriter.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        Clear();
    }

    /// <summary>Sends what was written.</summary>
    public async ValueTask SendAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        Writer.Flush();
        response.ContentType = "application/json";
        response.ContentLength = _buffer.WrittenCount;
        await response.BodyWriter.WriteAsync(_buffer.WrittenMemory, cancellationToken);
    }
}
