using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Snapwright.Documentation.Tests;

/// <summary>Every command and every request of the README runs, and answers what the README says.</summary>
public sealed class ReadmeTests
{
    private const string SampleAddress = "http://localhost:5080";

    [Fact]
    public async Task The_sample_starts_by_its_command_and_answers_as_shown()
    {
        var blocks = CodeBlock.Of(Repository.Read("README.md"));
        var run = Assert.Single(blocks, static b => b.Text.StartsWith("dotnet run ", StringComparison.Ordinal)).Text;
        var address = $"http://127.0.0.1:{FreePort()}";
        var database = Path.Combine(Path.GetTempPath(), $"snapwright-readme-{Guid.NewGuid():N}.db");

        // The command as shown; the environment takes the sample to a free port and a database of its own.
        using var sample = Start($"exec {run}", ("Urls", address), ("ConnectionStrings__Snapwright", $"Data Source={database}"));
        try
        {
            await ReadyAsync(address, sample);
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].Text.StartsWith("curl ", StringComparison.Ordinal))
                {
                    using var curl = Start(blocks[i].Text.Replace(SampleAddress, address, StringComparison.Ordinal));
                    var answer = await curl.StandardOutput.ReadToEndAsync();
                    await curl.WaitForExitAsync();
                    AssertAnswer(blocks[i], blocks[i + 1], answer);
                }
            }
        }
        finally
        {
            sample.Kill(entireProcessTree: true);
            await sample.WaitForExitAsync();
            foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(database) + "*"))
            {
                File.Delete(file);
            }
        }
    }

    [Fact]
    public void The_test_command_is_the_one_of_continuous_integration()
    {
        var blocks = CodeBlock.Of(Repository.Read("README.md"));

        var command = Assert.Single(blocks, static b => b.Text.EndsWith("tests/run.sh", StringComparison.Ordinal)).Text;
        Assert.Contains(command.Split('/')[^1], Repository.Read(".ci/run"), StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf("tests/run.sh")));
    }

    // A value "..." in the README stands for whatever comes there: stamps.
    private static void AssertAnswer(CodeBlock request, CodeBlock shown, string answer)
    {
        Assert.True(shown.Language is "json" or "csv", $"README.md({request.Line}): the request is not followed by its answer.");
        if (shown.Language == "csv")
        {
            Assert.Equal(shown.Text, answer.ReplaceLineEndings("\n").TrimEnd('\n'));
            return;
        }

        Assert.True(
            Matches(JsonNode.Parse(shown.Text), JsonNode.Parse(answer)),
            $"README.md({request.Line}): the answer is\n{JsonSerializer.Serialize(JsonNode.Parse(answer))}\ninstead of\n{shown.Text}");
    }

    private static bool Matches(JsonNode? shown, JsonNode? found) => (shown, found) switch
    {
        (JsonValue text, _) when text.ToJsonString() == "\"...\"" => true,
        (JsonObject a, JsonObject b) => a.Select(static p => p.Key).SequenceEqual(b.Select(static p => p.Key)) && a.All(p => Matches(p.Value, b[p.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(static p => Matches(p.First, p.Second)),
        _ => shown?.ToJsonString() == found?.ToJsonString(),
    };

    private static Process Start(string command, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task ReadyAsync(string address, Process sample)
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(sample.HasExited, "The sample ended before it was ready.");
            try
            {
                if ((await client.GetAsync(new Uri(address + "/health/ready"))).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet: it is being built, or is filling its database.
            }

            await Task.Delay(500);
        }

        Assert.Fail("The sample was not ready within five minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
