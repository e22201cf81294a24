using System.Diagnostics;

namespace Snapwright.Testing;

/// <summary>Under whom a server runs: PostgreSQL refuses root, so root hands it to an account without rights.</summary>
internal sealed class UnprivilegedAccount
{
    private readonly string? _name;

    private UnprivilegedAccount(string? name) => _name = name;

    /// <summary>The account, made the owner of the folder.</summary>
    public static UnprivilegedAccount ForServers(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new UnprivilegedAccount(null);
        }

        var accounts = File.ReadLines("/etc/passwd").Select(static l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var name = accounts.Contains("postgres") ? "postgres" : "nobody";
        using var chown = Process.Start("chown", ["-R", name, folder]);
        chown.WaitForExit();
        return chown.ExitCode == 0
            ? new UnprivilegedAccount(name)
            : throw new InvalidOperationException($"'{folder}' cannot be handed to '{name}'.");
    }

    /// <summary>Starts a program with its standard error redirected.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(_name is null ? program : "setpriv") { RedirectStandardError = true, RedirectStandardOutput = false };
        if (_name is not null)
        {
            // Unlike su and runuser it becomes the program, so that to kill the process is to kill the server.
            foreach (var argument in (string[])[$"--reuid={_name}", $"--regid={Group(_name)}", "--clear-groups", "--inh-caps=-all", "--", program])
            {
                start.ArgumentList.Add(argument);
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = "/";
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public async Task<(int ExitCode, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    private static string Group(string account) =>
        File.ReadLines("/etc/passwd").Select(static l => l.Split(':')).First(f => f[0] == account)[3];
}
