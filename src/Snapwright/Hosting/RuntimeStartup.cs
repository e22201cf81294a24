using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Snapwright.Data.Databases;
using Snapwright.Runtimes;

namespace Snapwright.Hosting;

/// <summary>Publishes the first runtime before the server listens.</summary>
internal sealed partial class RuntimeStartup(
    Database database, IModelSource models, RuntimeFactory factory, RuntimeHolder runtimes, ILogger<RuntimeStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken);
        if (database.Limitation is { } limitation)
        {
            LogLimitation(limitation);
        }

        var model = await models.LoadAsync(database, cancellationToken);
        runtimes.Publish(factory.Make(model));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Limitation}")]
    private partial void LogLimitation(string limitation);
}
