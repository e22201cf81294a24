using System.Diagnostics;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapwright-cli-");

    [Fact]
    public async Task The_export_of_a_live_server_is_written_to_the_file()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library, isListening: true);
        var file = Path.Combine(_folder.FullName, "project", "metadata.json");

        var (exitCode, _, errors) = await RunAsync("export", "--url", application.Http.BaseAddress!.ToString(), "--output", file);

        Assert.True(exitCode == 0, errors);
        Assert.Equal(await application.Http.GetStringAsync("/api/admin/export"), await File.ReadAllTextAsync(file));
        Assert.Equal(["metadata.json"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
        Assert.Contains("3 tables written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_it_is_written_to_standard_output()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library, isListening: true);

        var (exitCode, output, _) = await RunAsync("export", "--url", application.Http.BaseAddress!.ToString().TrimEnd('/'));

        Assert.Equal(0, exitCode);
        Assert.Equal(await application.Http.GetStringAsync("/api/admin/export"), output);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_and_leaves_the_file_alone()
    {
        var file = Path.Combine(_folder.FullName, "metadata.json");
        await File.WriteAllTextAsync(file, "before");

        var (exitCode, _, errors) = await RunAsync("export", "--url", "http://127.0.0.1:9", "-o", file);

        Assert.Equal(2, exitCode);
        Assert.Contains("http://127.0.0.1:9/ cannot be reached", errors, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_server_that_is_something_else_is_told()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, isListening: true);

        var (exitCode, _, errors) = await RunAsync("export", "--url", application.Http.BaseAddress + "docs");

        Assert.Equal(3, exitCode);
        Assert.Contains("answered 404", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "--url", "ftp://example.org")]
    [InlineData("export", "--url", "http://127.0.0.1:9", "--timeout", "0")]
    [InlineData("exprt")]
    public async Task Arguments_that_make_no_sense_are_told(params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Snapwright.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
