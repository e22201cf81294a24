using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Snapwright.Data.Databases;
using Snapwright.Hosting;
using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>The model of the first runtime: what the application's files declare and the database's metadata adds.</summary>
internal sealed class SnapshotModelSource(SnapwrightOptions options, IHostEnvironment environment, TimeProvider clock, ILogger<ModelStartup> logger)
    : IModelSource
{
    /// <inheritdoc/>
    public async ValueTask<MetadataModel> LoadAsync(Database database, CancellationToken cancellationToken)
    {
        var files = await SnapshotFiles.ReadAsync(options.Snapshot, environment.ContentRootPath, cancellationToken);
        return await new ModelStartup(database, clock, logger).RunAsync(files, cancellationToken);
    }
}
