using Microsoft.Extensions.Hosting;
using Snapwright.Data.Databases;
using Snapwright.Runtimes;

namespace Snapwright.Hosting;

/// <summary>Publishes the first runtime before the server listens.</summary>
internal sealed class RuntimeStartup(Database database, IModelSource models, RuntimeFactory factory, RuntimeHolder runtimes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.PrepareAsync(cancellationToken);
        var model = await models.LoadAsync(database, cancellationToken);
        runtimes.Publish(factory.Make(model));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
