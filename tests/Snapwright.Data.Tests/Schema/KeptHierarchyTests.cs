using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Schema;

/// <summary>What the database keeps of tables that share a physical table.</summary>
public sealed class KeptHierarchyTests
{
    private const string Snapshot = """
        {
          "owners": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "name", "type": "text" }, { "name": "level", "type": "int" }] },
          "animals": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "weight", "type": "int" }],
            "computedFields": [{ "name": "double", "expression": "weight * 2", "isMaterialized": true }]
          },
          "dogs": {
            "parent": "animals",
            "columns": [{ "name": "breed", "type": "text", "isNullable": false }],
            "relations": [{ "propertyName": "owner", "type": "many-to-one", "targetTable": "owners" }],
            "checkConstraints": [{ "name": "heavy", "expression": "weight > 0" }, { "name": "licensed", "expression": "owner=>level > 0" }],
            "computedFields": [
              { "name": "share", "expression": "100 / weight", "isMaterialized": true },
              { "name": "label", "expression": "breed || ' of ' || owner=>name", "isMaterialized": true }
            ]
          },
          "visits": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true }],
            "relations": [{ "propertyName": "dog", "type": "many-to-one", "targetTable": "dogs" }],
            "computedFields": [{ "name": "who", "expression": "dog=>breed || dog=>owner=>name", "isMaterialized": true }]
          }
        }
        """;

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Fields_of_a_child_are_kept_for_its_rows_and_through_references_to_it(DatabaseKind kind)
    {
        await using var test = await MigratedAsync(kind);
        var model = KeptShop.Model(Snapshot);
        await test.Database.RunAsync("INSERT INTO \"owners\" (\"id\", \"name\", \"level\") VALUES (1, 'Ann', 1)");

        // It would divide by zero in a dog.
        await test.Database.RunAsync("INSERT INTO \"animals\" (\"id\", \"weight\", \"sub_entity\") VALUES (1, 0, 'animals')");
        await test.Database.RunAsync("INSERT INTO \"animals\" (\"id\", \"weight\", \"dogs__breed\", \"dogs__ownerId\", \"sub_entity\") VALUES (2, 5, 'collie', 1, 'dogs')");
        await test.Database.RunAsync("INSERT INTO \"visits\" (\"id\", \"dogId\") VALUES (1, 2)");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));

        await test.Database.RunAsync("UPDATE \"owners\" SET \"name\" = 'Bea'");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        await test.Database.RunAsync("UPDATE \"animals\" SET \"dogs__breed\" = 'husky', \"weight\" = 4 WHERE \"id\" = 2");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Changes);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_virtual_field_is_kept_in_one_column_for_rows_of_all_types(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var model = KeptShop.Model(Virtual("'dog of ' || coalesce(owner=>name, '?')"));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Conflicts);
        await test.Database.RunAsync("INSERT INTO \"owners\" (\"id\", \"name\") VALUES (1, 'Ann')");
        await test.Database.RunAsync(
            "INSERT INTO \"beings\" (\"id\", \"weight\", \"dogs__ownerId\", \"sub_entity\") VALUES (1, 0, NULL, 'beings'), (2, 5, NULL, 'animals'), (3, 4, 1, 'dogs'), (4, 2, 1, 'puppies'), (5, 1, NULL, 'cats')");
        Assert.Equal("1 , 2 animal 5, 3 dog of Ann, 4 dog of Ann, 5 cat 50", await KindsAsync(test.Database, model));

        await test.Database.RunAsync("UPDATE \"owners\" SET \"name\" = 'Bea'");
        await test.Database.RunAsync("UPDATE \"beings\" SET \"weight\" = 2 WHERE \"weight\" < 3");
        Assert.Equal("1 , 2 animal 5, 3 dog of Bea, 4 dog of Bea, 5 cat 25", await KindsAsync(test.Database, model));
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Changes);

        var other = KeptShop.Model(Virtual("'hound ' || weight::string"));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, other)).Conflicts);
        Assert.Equal("1 , 2 animal 5, 3 hound 4, 4 hound 2, 5 cat 25", await KindsAsync(test.Database, other));
        Assert.Empty(await KeptShop.StaleAsync(test.Database, other));
    }

    // Cats would divide by zero in a row of another type.
    private static string Virtual(string ofDogs) => $$"""
        {
          "owners": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "name", "type": "text" }] },
          "beings": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "weight", "type": "int" }] },
          "animals": {
            "parent": "beings",
            "columns": [],
            "computedFields": [{ "name": "kind", "expression": "'animal ' || weight::string", "isVirtual": true, "isMaterialized": true }]
          },
          "dogs": {
            "parent": "animals",
            "columns": [],
            "relations": [{ "propertyName": "owner", "type": "many-to-one", "targetTable": "owners" }],
            "computedFields": [{ "name": "kind", "expression": "{{ofDogs}}", "isVirtual": true, "isMaterialized": true }]
          },
          "puppies": { "parent": "dogs", "columns": [] },
          "cats": { "parent": "animals", "columns": [], "computedFields": [{ "name": "kind", "expression": "'cat ' || trunc(50 / weight)::int::string", "isVirtual": true }] }
        }
        """;

    private static async Task<string> KindsAsync(Database database, MetadataModel model)
    {
        var definitions = new DefinitionBinder(model);
        var field = Assert.Single(model.Tables.SelectMany(t => definitions.Of(t).Fields));
        var rows = new List<string>();
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var found = await session.QueryAsync(
            new($"SELECT \"id\", \"{field.Column}\" FROM \"beings\" ORDER BY \"id\"", []), default, CancellationToken.None);
        while (await found.ReadAsync(CancellationToken.None))
        {
            rows.Add($"{found.GetInt32(0)} {(found.IsNull(1) ? "" : found.GetString(1))}");
        }

        return string.Join(", ", rows);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Checks_requirements_and_references_hold_for_rows_of_the_types(DatabaseKind kind)
    {
        await using var test = await MigratedAsync(kind);
        await test.Database.RunAsync("INSERT INTO \"owners\" (\"id\", \"name\", \"level\") VALUES (1, 'Ann', 1), (2, 'Bob', 0)");
        await test.Database.RunAsync("INSERT INTO \"animals\" (\"id\", \"weight\", \"sub_entity\") VALUES (1, 0, 'animals')");
        const string Dog = "INSERT INTO \"animals\" (\"id\", \"weight\", \"dogs__breed\", \"dogs__ownerId\", \"sub_entity\") VALUES ";

        await RefusedAsync(test.Database, DatabaseFaultKind.Check, Dog + "(2, 5, NULL, 1, 'dogs')");
        await RefusedAsync(test.Database, DatabaseFaultKind.Check, Dog + "(2, 5, 'collie', 2, 'dogs')");
        await test.Database.RunAsync(Dog + "(2, 5, 'collie', 1, 'dogs')");
        await RefusedAsync(test.Database, DatabaseFaultKind.Check, "UPDATE \"animals\" SET \"weight\" = -1 WHERE \"id\" = 2");
        await RefusedAsync(test.Database, DatabaseFaultKind.Check, "UPDATE \"owners\" SET \"level\" = 0");
        await test.Database.RunAsync("UPDATE \"animals\" SET \"weight\" = -1 WHERE \"id\" = 1");
        await RefusedAsync(test.Database, DatabaseFaultKind.ForeignKey, "INSERT INTO \"visits\" (\"id\", \"dogId\") VALUES (1, 1)");
        await test.Database.RunAsync("INSERT INTO \"visits\" (\"id\", \"dogId\") VALUES (1, 2)");
    }

    private static async Task<TestDatabase> MigratedAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        var plan = await KeptShop.MigrateAsync(test.Database, KeptShop.Model(Snapshot));
        Assert.Empty(plan.Conflicts);
        return test;
    }

    private static async Task RefusedAsync(Database database, DatabaseFaultKind kind, string statement) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<DatabaseFaultException>(() => database.RunAsync(statement))).Fault.Kind);
}
