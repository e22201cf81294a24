using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

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
                    ShownAnswer.AssertIs(blocks[i + 1], answer, "README.md");
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
