using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Collections;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Schema;

namespace Snapwright.Data.Tests.Schema;

/// <summary>Models with fields that the database keeps, and the question whether it does.</summary>
internal static class KeptShop
{
    public static MetadataModel Model(string snapshot)
    {
        var resolution = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", snapshot)]);
        Assert.Empty(resolution.Diagnostics);
        Assert.Empty(DefinitionChecks.Of(resolution.Model));
        return new(resolution.Model.Tables.Select(Unstamped));
    }

    // Statements by hand are shorter without stamps.
    private static Table Unstamped(Table table) => table with
    {
        Columns = table.Columns.Where(static c => !IsTime(c)).ToEquatableArray(),
        Indexes = table.Indexes.Where(i => i.Columns.All(c => table.Columns.All(t => t.Name != c || !IsTime(t)))).ToEquatableArray(),
    };

    private static bool IsTime(Column column) => column.Stamp is Stamp.Created or Stamp.Updated;

    public static async Task<SchemaPlan> MigrateAsync(Database database, MetadataModel model)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        await database.AcquireSchemaLockAsync(session, CancellationToken.None);
        var plan = new SchemaPlanner(database.SchemaWriter, new TestTime()).Plan(await database.ReadSchemaAsync(session, CancellationToken.None), model);
        if (plan.Conflicts.Count == 0)
        {
            await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
            await session.CommitAsync(CancellationToken.None);
        }

        return plan;
    }

    /// <summary>The fields of which some row has another value than their expression.</summary>
    public static async Task<List<string>> StaleAsync(Database database, MetadataModel model)
    {
        var stale = new List<string>();
        var definitions = new DefinitionBinder(model);
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        foreach (var table in model.Tables)
        {
            foreach (var field in definitions.Of(table).Fields)
            {
                var kept = Compared(new ColumnReference(BoundExpression.Row, field.Column, field.Value.Type));
                var differ = database.Dialect.Write(field.Value.Query with
                {
                    Where = new Not(new SameValue(kept, Compared(field.Value.Node))),
                    Projections = EquatableArray.Of<Expression>(new ColumnReference(BoundExpression.Row, table.Key.Name, table.Key.Type)),
                });
                await using var rows = await session.QueryAsync(differ, default, CancellationToken.None);
                while (await rows.ReadAsync(CancellationToken.None))
                {
                    stale.Add($"{table.Name}.{field.Definition.Name} of {rows.GetInt32(0)}");
                }
            }
        }

        return stale;
    }

    // Neither has an equality on every database.
    private static Expression Compared(Expression value) => value.Type.Kind switch
    {
        TypeKind.Json => new Cast(value, DataType.Text),
        TypeKind.Array => new Cast(new Cast(value, DataType.Json), DataType.Text),
        _ => value,
    };
}
