using Snapwright.Data.Databases;
using Snapwright.Hosting;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Tests.Hosts;

/// <summary>The model of the tests' snapshot, with its physical schema made from nothing.</summary>
internal sealed class ShopModel : IModelSource
{
    public static MetadataModel Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Hosts", "shop.snapshot.json");
        var resolution = ModelResolver.Resolve([SnapshotReader.Read(file, File.ReadAllText(file))]);
        return resolution.HasErrors
            ? throw new InvalidOperationException(string.Join(Environment.NewLine, resolution.Diagnostics))
            : resolution.Model;
    }

    public async ValueTask<MetadataModel> LoadAsync(Database database, CancellationToken cancellationToken)
    {
        var model = Read();
        await using var session = await database.OpenWriteAsync(cancellationToken);
        foreach (var statement in Schema(database, model))
        {
            await session.ExecuteAsync(new SqlStatement(statement, []), ReadOnlyMemory<Query.Values.SqlValue>.Empty, cancellationToken);
        }

        return model;
    }

    private static IEnumerable<string> Schema(Database database, MetadataModel model)
    {
        var writer = database.SchemaWriter;
        if (writer.HasSchemas)
        {
            yield return writer.CreateSchema("stock");
        }

        foreach (var table in model.Tables)
        {
            yield return writer.CreateTable(table);
        }

        foreach (var table in model.Tables)
        {
            foreach (var relation in table.ForeignKeys)
            {
                if (writer.AddForeignKey(table, relation) is { } key)
                {
                    yield return key;
                }
            }

            foreach (var unique in table.Uniques)
            {
                yield return writer.CreateUnique(table, unique);
            }

            foreach (var relation in table.Relations.Where(static r => r is { IsOwner: true, Junction: not null }))
            {
                yield return writer.CreateJunction(table, relation);
            }

            if (table.IsSingleRecord)
            {
                yield return writer.CreateSingleRecordIndex(table);
            }
        }
    }
}
