using Snapwright.Data.Databases;
using Snapwright.Model.Tables;

namespace Snapwright.Hosting;

/// <summary>Where the model of the first runtime comes from; the physical schema is in step with it when it is there.</summary>
internal interface IModelSource
{
    /// <summary>Brings the prepared database to the model, and yields it.</summary>
    ValueTask<MetadataModel> LoadAsync(Database database, CancellationToken cancellationToken);
}
