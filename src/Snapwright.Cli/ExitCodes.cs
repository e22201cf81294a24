namespace Snapwright.Cli;

/// <summary>What the process returns, for scripts.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The arguments are not understood (System.CommandLine's own code), or make no sense.</summary>
    public const int Usage = 1;

    /// <summary>The server cannot be reached, or did not answer in time.</summary>
    public const int Unreachable = 2;

    /// <summary>The server answered with an error, or with something that is not an export.</summary>
    public const int Refused = 3;

    /// <summary>A file cannot be read or written.</summary>
    public const int Output = 4;

    /// <summary>A file has errors, or is not as it should be.</summary>
    public const int Findings = 5;

    /// <summary>Interrupted.</summary>
    public const int Cancelled = 130;
}
