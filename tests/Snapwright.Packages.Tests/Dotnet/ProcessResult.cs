namespace Snapwright.Packages.Tests.Dotnet;

/// <summary>What a program that ended has left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote, to standard output and to standard error.</param>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>The result itself, where the program succeeded.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message is what it wrote.</exception>
    public ProcessResult Successful() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"The program failed with {ExitCode}:{Environment.NewLine}{Output}");
}
