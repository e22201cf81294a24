using Microsoft.Extensions.Logging.Abstractions;
using Snapwright.Data.Databases;
using Snapwright.Metadata;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.SystemTables;

namespace Snapwright.Admin.Tests.Metadata;

/// <summary>Starts as an application makes them, without the rest of it.</summary>
internal static class Starts
{
    public static Task<MetadataModel> StartAsync(Database database, params string[] snapshots) =>
        new ModelStartup(database, TimeProvider.System, NullLogger<ModelStartup>.Instance)
            .RunAsync([.. snapshots.Select(static s => SnapshotReader.Read("snapshot.json", s))], CancellationToken.None);

    public static Task<MetadataModel> StartAsync(Database database, IReadOnlyList<SnapshotDocument> files) =>
        new ModelStartup(database, TimeProvider.System, NullLogger<ModelStartup>.Instance).RunAsync(files, CancellationToken.None);

    /// <summary>The model of a snapshot and the system tables, as no database has seen it.</summary>
    public static MetadataModel Resolve(string snapshot)
    {
        var resolution = ModelResolver.Resolve([SystemSnapshot.Read(), SnapshotReader.Read("snapshot.json", snapshot)]);
        Assert.Empty(resolution.Diagnostics);
        return resolution.Model;
    }
}
