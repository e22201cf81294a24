using System.Diagnostics;

namespace Snapwright.Admin.Tests.Cli;

public sealed class FunQlCommandTests : IDisposable
{
    private const string Untidy = "select id,title from books -- all\n";
    private const string Tidy = "SELECT id, title\nFROM books -- all\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapwright-funql-");

    [Fact]
    public async Task Files_are_laid_out_and_stay_so()
    {
        var file = Write("views/books.funql", Untidy);
        Write("views/notes.txt", Untidy);

        var (exitCode, errors) = await RunAsync("fmt", _folder.FullName);
        var (again, nothing) = await RunAsync("fmt", "--check", file);

        Assert.True(exitCode == 0, errors);
        Assert.Contains("books.funql: laid out anew", errors, StringComparison.Ordinal);
        Assert.Equal(Tidy, await File.ReadAllTextAsync(file));
        Assert.Equal(Untidy, await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "views", "notes.txt")));
        Assert.Equal((0, ""), (again, nothing));
    }

    [Fact]
    public async Task With_check_nothing_is_written()
    {
        var file = Write("books.funql", Untidy);

        var (exitCode, errors) = await RunAsync("fmt", "--check", file);

        Assert.Equal(5, exitCode);
        Assert.Contains("laid out otherwise", errors, StringComparison.Ordinal);
        Assert.Equal(Untidy, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fmt")]
    public async Task Errors_are_told_with_line_and_column(string command)
    {
        const string Wrong = "SELECT a\nFORM t\n";
        var file = Write("wrong.funql", Wrong);

        var (exitCode, errors) = await RunAsync(command, Write("right.funql", Tidy), file);

        Assert.Equal(5, exitCode);
        Assert.Contains($"{file}:2:1: ", errors, StringComparison.Ordinal);
        Assert.Contains("Did you mean FROM?", errors, StringComparison.Ordinal);
        Assert.Equal(Wrong, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told()
    {
        var (exitCode, errors) = await RunAsync("check", Path.Combine(_folder.FullName, "none.funql"));

        Assert.Equal(4, exitCode);
        Assert.Contains("none.funql", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Snapwright.Cli.dll"), "funql", .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
