using System.CommandLine;

namespace Snapwright.Cli;

/// <summary><c>snapwright export</c>: saves the metadata of a running server.</summary>
internal static class ExportCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "Where the server is, such as http://localhost:5000.", Required = true };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; standard output when absent." };
        var timeout = new Option<int>("--timeout")
        {
            Description = "Most seconds to wait for the answer.",
            DefaultValueFactory = static _ => 30,
        };
        timeout.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3600)
            {
                result.AddError("--timeout takes 1 to 3600 seconds.");
            }
        });

        var command = new Command("export", "Saves the metadata of a running server as metadata.json.") { url, output, timeout };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(url),
            arguments.GetValue(output),
            TimeSpan.FromSeconds(arguments.GetValue(timeout)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string url, FileInfo? output, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            return Fail(ExitCodes.Usage, $"'{url}' is not an http or https address.");
        }

        using var http = new HttpClient { BaseAddress = server, Timeout = timeout };
        var download = await ExportDownload.RunAsync(http, cancellationToken);
        if (download.Json is not { } json)
        {
            return Fail(download.ExitCode, download.Error);
        }

        try
        {
            await WriteAsync(json, output, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(ExitCodes.Output, $"'{output?.FullName}' cannot be written: {e.Message}");
        }

        if (output is not null)
        {
            await Console.Error.WriteLineAsync($"{download.Tables} {(download.Tables == 1 ? "table" : "tables")} written to {output.FullName}");
        }

        return ExitCodes.Success;
    }

    private static async Task WriteAsync(byte[] json, FileInfo? output, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            await using var stdout = Console.OpenStandardOutput();
            await stdout.WriteAsync(json, cancellationToken);
            return;
        }

        // Beside the target and then moved, so that an interrupted export does not leave half a file where a whole one was.
        output.Directory?.Create();
        var partial = output.FullName + ".partial";
        await File.WriteAllBytesAsync(partial, json, cancellationToken);
        File.Move(partial, output.FullName, overwrite: true);
    }

    private static int Fail(int exitCode, string? message)
    {
        Console.Error.WriteLine("snapwright export: " + message);
        return exitCode;
    }
}
