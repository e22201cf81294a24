using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Snapwright.Packages.Tests.Dotnet;

namespace Snapwright.Packages.Tests.Projects;

/// <summary>A built application that runs in a process of its own, on a free port.</summary>
internal sealed partial class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly StringBuilder _output;

    private RunningServer(Process process, StringBuilder output)
    {
        _process = process;
        _output = output;
    }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>Starts a program, and comes back when it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message has what it wrote.</exception>
    public static async Task<RunningServer> StartAsync(string folder, string assembly, params (string Name, string Value)[] settings)
    {
        var command = Programs.Command(Programs.Dotnet, folder, [assembly]);
        command.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            command.Environment[name] = value;
        }

        var process = new Process { StartInfo = command, EnableRaisingEvents = true };
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = Programs.Collect(process);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && Listening().Match(text) is { Success: true } match)
            {
                address.TrySetResult(new(match.Groups[1].Value));
            }
        };
        var server = new RunningServer(process, output);
        Programs.Start(process);
        var end = process.WaitForExitAsync();
        if (await Task.WhenAny(address.Task, end, Task.Delay(StartPatience)) != address.Task)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{assembly} does not listen:{Environment.NewLine}{Programs.TextOf(output)}");
        }

        server.Http.BaseAddress = await address.Task;
        return server;
    }

    /// <summary>The <c>data</c> of a GET.</summary>
    public async Task<JsonNode> GetAsync(string path) => (await ReadAsync(await Http.GetAsync(path), HttpStatusCode.OK))["data"]!;

    /// <summary>The <c>data</c> of a POST that creates something.</summary>
    public async Task<JsonNode> CreateAsync(string path, JsonNode body) =>
        (await ReadAsync(await Http.PostAsJsonAsync(path, body), HttpStatusCode.Created))["data"]!;

    /// <summary>How the server runs a table: <c>compiled</c> or <c>interpreted</c>.</summary>
    public async Task<string> PathOfAsync(string table) =>
        (await GetAsync("/api/admin/runtime")).AsArray().Single(t => (string?)t!["table"] == table)!["path"]!.GetValue<string>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonNode> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.StatusCode == expected,
            $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}{Environment.NewLine}{Programs.TextOf(_output)}");
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex("Now listening on: (http://[^ ]+)")]
    private static partial Regex Listening();
}
