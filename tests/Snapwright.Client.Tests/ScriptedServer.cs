using System.Net;
using System.Text;
using Snapwright.Client.Tests.Client;

namespace Snapwright.Client.Tests;

/// <summary>Answers requests out of a list, and keeps what was asked.</summary>
public sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> _answers = new();

    public ScriptedServer() => Api = new ApiClient(new HttpClient(this) { BaseAddress = new("http://library.example/root") });

    public ApiClient Api { get; }

    public List<(string Method, string Path, string? Body)> Requests { get; } = [];

    /// <summary>The parameters of the last request, decoded.</summary>
    public IReadOnlyDictionary<string, string> Parameters => Requests[^1].Path.Split('?')[^1].Split('&')
        .Select(p => p.Split('=', 2))
        .ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));

    public ScriptedServer Answer(string json, HttpStatusCode status = HttpStatusCode.OK, string mediaType = "application/json")
    {
        _answers.Enqueue(new(status) { Content = new StringContent(json, Encoding.UTF8, mediaType) });
        return this;
    }

    public ScriptedServer Answer(HttpResponseMessage answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method.Method, request.RequestUri!.PathAndQuery, body));
        return _answers.Dequeue();
    }
}
