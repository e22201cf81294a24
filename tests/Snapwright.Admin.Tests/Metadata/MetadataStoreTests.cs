using System.Text;
using System.Text.Json.Nodes;
using Snapwright.Metadata;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.SystemTables;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Metadata;

public sealed class MetadataStoreTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_thousand_tables_are_read_by_one_statement_for_each_system_table(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Starts.StartAsync(database.Database);
        var declared = Starts.Resolve(Many(1000));
        var store = new MetadataStore(SystemSnapshot.ReadModel(), database.Database.Dialect);
        await using var session = new CountingSession(await database.Database.OpenWriteAsync(CancellationToken.None));
        await session.BeginAsync(CancellationToken.None);
        var before = await store.ReadAsync(session, CancellationToken.None);
        await new MetadataWriter(store, TimeProvider.System).AddMissingAsync(session, declared, declared.Tables, before, CancellationToken.None);
        var written = session.Statements;

        var rows = await store.ReadAsync(session, CancellationToken.None);

        Assert.Equal(9, session.Statements - written);
        Assert.Equal(declared, ModelResolver.Resolve([rows.ToDocument()]).Model);
        Assert.Equal(1009, declared.Tables.Count);
    }

    [Fact]
    public void System_tables_have_a_column_for_every_key_of_a_snapshot()
    {
        var model = SystemSnapshot.ReadModel();
        var table = model.Get(SystemSnapshot.TableDefinition);
        var column = model.Get(SystemSnapshot.ColumnDefinition);
        var relation = model.Get(SystemSnapshot.RelationDefinition);

        // isHidden is another way to say isPublished; columns, relations and so on are rows of their own.
        Assert.All(SnapshotKeys.Table.Except(["columns", "relations", "computedFields", "uniqueConstraints", "checkConstraints"]), k => Assert.True(table.FindColumn(k) is not null || table.FindRelation(k) is not null, k));
        Assert.All(SnapshotKeys.Column.Except(["isHidden"]), k => Assert.True(column.FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.ComputedField, k => Assert.True(model.Get(SystemSnapshot.ComputedFieldDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.UniqueConstraint, k => Assert.True(model.Get(SystemSnapshot.UniqueConstraintDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.CheckConstraint, k => Assert.True(model.Get(SystemSnapshot.CheckConstraintDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.Index, k => Assert.True(model.Get(SystemSnapshot.IndexDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.View, k => Assert.True(model.Get(SystemSnapshot.ViewDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.FieldAttributes.Except(["table"]), k => Assert.True(model.Get(SystemSnapshot.FieldAttributeDefinition).FindColumn(k) is not null, k));
        Assert.All(SnapshotKeys.Relation, k => Assert.True(relation.FindColumn(k) is not null || relation.FindRelation(k) is not null, k));
    }

    private static string Many(int tables)
    {
        var snapshot = new StringBuilder("{");
        for (var i = 0; i < tables; i++)
        {
            snapshot.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                "t{{i}}": {
                  "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "title", "type": "varchar" }],
                  "relations": [{ "propertyName": "before", "type": "many-to-one", "targetTable": "t{{Math.Max(i - 1, 0)}}" }]
                }
                """);
        }

        return JsonNode.Parse(snapshot.Append('}').ToString())!.ToJsonString();
    }
}
