using System.Diagnostics;

namespace Snapwright.Testing;

/// <summary>Under whom a server runs: PostgreSQL and MariaDB refuse root, so root hands it to an account without rights.</summary>
internal sealed class UnprivilegedAccount
{
    /// <summary>The file in a server's folder that has what it says.</summary>
    public const string LogFile = "server.log";

    private const string Guard =
        """
        folder=$1
        shift
        "$@" >"$folder/server.log" 2>&1 </dev/null &
        server=$!
        read -r _
        kill -QUIT "$server"
        wait "$server"
        rm -rf "$folder"
        """;

    private static readonly string[] Accounts = ["postgres", "mysql"];

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
        var name = Accounts.FirstOrDefault(accounts.Contains) ?? "nobody";
        using var chown = Process.Start("chown", ["-R", name, folder]);
        chown.WaitForExit();
        return chown.ExitCode == 0
            ? new UnprivilegedAccount(name)
            : throw new InvalidOperationException($"'{folder}' cannot be handed to '{name}'.");
    }

    /// <summary>
    /// Starts a server that ends with this process, however that ends: a shell waits for its input to close, then stops the
    /// server and removes the folder.
    /// </summary>
    /// <returns>The shell; its input closes when it is disposed or collected, so it must be kept.</returns>
    public Process StartUntilEnd(string folder, string program, params string[] arguments) =>
        Process.Start(Command("/bin/sh", ["-c", Guard, "sh", folder, .. AsAccount(program, arguments)]))!;

    /// <summary>Runs a program to its end.</summary>
    public async Task<(int ExitCode, string Errors)> RunAsync(string program, params string[] arguments)
    {
        string[] command = [.. AsAccount(program, arguments)];
        using var process = Process.Start(Command(command[0], command[1..]))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    private static ProcessStartInfo Command(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    };

    // Unlike su and runuser, setpriv becomes the program, so that to stop the process is to stop the server.
    private IEnumerable<string> AsAccount(string program, string[] arguments) => _name is null
        ? [program, .. arguments]
        : ["setpriv", $"--reuid={_name}", $"--regid={Group(_name)}", "--clear-groups", "--inh-caps=-all", "--", program, .. arguments];

    private static string Group(string account) =>
        File.ReadLines("/etc/passwd").Select(static l => l.Split(':')).First(f => f[0] == account)[3];
}
