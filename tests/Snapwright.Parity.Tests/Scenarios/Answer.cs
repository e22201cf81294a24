using System.Net;
using System.Text;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>What of an answer must be the same everywhere, as text that shows where two differ.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers that matter, a line each.</param>
/// <param name="Body">The body, byte for byte, as text: bytes that are no UTF-8 would show as U+FFFD and a note.</param>
public sealed record Answer(int Status, string Headers, string Body)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The answer to one request.</summary>
    public static async Task<Answer> OfAsync(HttpResponseMessage response, MadeIds made)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = new StringBuilder();
        Add(headers, "Content-Type", response.Content.Headers.NonValidated);
        Add(headers, "Content-Length", response.Content.Headers.NonValidated);
        Add(headers, "Allow", response.Content.Headers.NonValidated);
        Add(headers, "Location", response.Headers.NonValidated);
        Add(headers, "Retry-After", response.Headers.NonValidated);
        Add(headers, "Vary", response.Headers.NonValidated);
        Add(headers, "Preference-Applied", response.Headers.NonValidated);
        Add(headers, "Idempotency-Replayed", response.Headers.NonValidated);
        var text = Strict.GetString(body);
        var normalised = made.Normalise(text);

        // A tag is of the bytes, and those of keys that the server makes differ.
        if (normalised == text)
        {
            Add(headers, "ETag", response.Headers.NonValidated);
        }

        return new((int)response.StatusCode, made.Normalise(headers.ToString()), normalised);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {(HttpStatusCode)Status}\n{Headers}\n{Shorten(Body)}";

    /// <summary>Where two bodies begin to differ, with what is around it.</summary>
    public static string Difference(string expected, string actual)
    {
        var at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at])
        {
            at++;
        }

        return at == expected.Length && at == actual.Length ? "" : $"The bodies differ at character {at}:\n  {Around(expected, at)}\n  {Around(actual, at)}\n";
    }

    private static void Add(StringBuilder headers, string name, System.Net.Http.Headers.HttpHeadersNonValidated from)
    {
        if (from.TryGetValues(name, out var values))
        {
            headers.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)];

    private static string Shorten(string text) => text.Length <= 4000 ? text : $"{text[..2000]} ... {text[^1000..]} ({text.Length} characters)";
}
