using System.Diagnostics;
using System.Text;

namespace Snapwright.Packages.Tests.Dotnet;

/// <summary>Starts programs as a user's shell would: without what the test runner has in its environment.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The <c>dotnet</c> that runs the tests.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Runs <c>dotnet</c> with a command to its end; it leaves no process behind.</summary>
    public static Task<ProcessResult> RunDotnetAsync(string folder, params string[] arguments) => RunAsync(Dotnet, folder, arguments);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProcessResult> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = new Process { StartInfo = Command(program, folder, arguments) };
        var output = Collect(process);
        Start(process);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end:{Environment.NewLine}{TextOf(output)}");
        }

        return new(process.ExitCode, TextOf(output));
    }

    /// <summary>How to start a program, with its output redirected.</summary>
    public static ProcessStartInfo Command(string program, string folder, IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in command.Environment.Keys.Where(IsOfTheRunner).ToArray())
        {
            command.Environment.Remove(name);
        }

        command.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        command.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        command.Environment["DOTNET_NOLOGO"] = "1";
        command.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return command;
    }

    /// <summary>Where the output of a process that is to be started will be; locked by itself.</summary>
    public static StringBuilder Collect(Process process)
    {
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        return output;
    }

    /// <summary>Starts it, with an input that has ended.</summary>
    public static void Start(Process process)
    {
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What was collected so far.</summary>
    public static string TextOf(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }

    private static bool IsOfTheRunner(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Snapwright__", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "TESTINGPLATFORM_UI_LANGUAGE" or "COMPlus_gcServer";
}
