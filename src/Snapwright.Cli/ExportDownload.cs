using System.Text.Json;

namespace Snapwright.Cli;

/// <summary>The answer of a server that was asked for its export.</summary>
/// <param name="Json">The export; null where it failed.</param>
/// <param name="Tables">How many tables are in it.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record ExportDownload(byte[]? Json, int Tables, int ExitCode, string? Error)
{
    /// <summary>Asks the server.</summary>
    public static async Task<ExportDownload> RunAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("api/admin/export", UriKind.Relative), cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? Check(body)
                : Failed(ExitCodes.Refused, $"{http.BaseAddress} answered {(int)response.StatusCode} {response.ReasonPhrase}: {DetailOf(body)}");
        }
        catch (HttpRequestException e)
        {
            return Failed(ExitCodes.Unreachable, $"{http.BaseAddress} cannot be reached: {e.Message}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed(ExitCodes.Cancelled, "interrupted.");
        }
        catch (OperationCanceledException)
        {
            return Failed(ExitCodes.Unreachable, $"{http.BaseAddress} did not answer within {http.Timeout.TotalSeconds:0} seconds.");
        }
    }

    private static ExportDownload Check(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("version", out _)
                && document.RootElement.TryGetProperty("tables", out var tables)
                && tables.ValueKind == JsonValueKind.Object)
            {
                return new(body, tables.EnumerateObject().Count(), ExitCodes.Success, null);
            }
        }
        catch (JsonException e)
        {
            return Failed(ExitCodes.Refused, $"the answer is not JSON ({e.Message}); is it a Snapwright server?");
        }

        return Failed(ExitCodes.Refused, "the answer is not a metadata export; is it a Snapwright server?");
    }

    private static string DetailOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            foreach (var name in (ReadOnlySpan<string>)["detail", "title"])
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty(name, out var text)
                    && text.ValueKind == JsonValueKind.String)
                {
                    return text.GetString()!;
                }
            }
        }
        catch (JsonException)
        {
            // Not a problem document: an answer of something else than Snapwright, so there is no detail to give.
            return "no further explanation.";
        }

        return "no further explanation.";
    }

    private static ExportDownload Failed(int exitCode, string error) => new(null, 0, exitCode, error);
}
