using Snapwright.Query.Rest;
using Snapwright.Views;
using Snapwright.Writes;

namespace Snapwright.Hosting;

/// <summary>The section <c>Snapwright</c> of the configuration.</summary>
public sealed record SnapwrightOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Snapwright";

    /// <summary>The snapshot that is looked for where none is named.</summary>
    public const string DefaultSnapshot = "snapshot.json";

    /// <summary>The driver: <c>sqlite</c>, or that of a driver package. Default <c>sqlite</c>.</summary>
    public string Database { get; init; } = "sqlite";

    /// <summary>Most bytes of a request body, 1 to 1073741824. Default 1048576.</summary>
    public int MaxRequestBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>False: the interpreter serves every table. Default true.</summary>
    public bool UseCompiled { get; init; } = true;

    /// <summary>The snapshot that is brought into the database at start, relative to the content root. Default <c>snapshot.json</c>, there or beside the assembly.</summary>
    public string Snapshot { get; init; } = DefaultSnapshot;

    /// <summary>The bounds of writes of many rows, and how long answers are kept: <c>Snapwright:MaxBulkBodyBytes</c> and so on.</summary>
    public WriteLimits Writes { get; init; } = new();

    /// <summary>How long a statement may take. Default 30 seconds.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stream may take, its client included. Default 10 minutes.</summary>
    public TimeSpan StreamTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many streams may run side by side; each holds a connection to the database. Default 2.</summary>
    public int MaxStreams { get; init; } = 2;

    /// <summary>What is served of views: <c>Snapwright:Views:AllowExplain</c> and so on.</summary>
    public ViewSettings Views { get; init; } = new();

    /// <summary>The bounds of reads: <c>Snapwright:Limits:MaxLimit</c> and so on.</summary>
    public RestLimits Limits { get; init; } = new();
}
