using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Schema;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Schema;

/// <summary>Materialised fields have the value of their expression, whatever is written.</summary>
public sealed class KeptFieldTests
{
    private static readonly string[] Local =
    [
        "i + 1", "i * b", "i / 3", "i % 3", "-i", "f * 2", "d + i", "d * d", "d / 3", "d * d * d * d", "-d", "i < b", "s || v", "s = v", "NOT t", "t AND i > 1", "i IS NULL", "i BETWEEN 1 AND 3",
        "i IN (1, 2)", "s LIKE 'A%'", "s ILIKE '%B%'", "abs(i)", "sign(d)", "round(d)", "trunc(f)", "ceil(d)", "floor(f)", "round(d, 1)", "trunc(d, 1)", "mod(i, 2)", "power(i, 2)", "sqrt(abs(f))",
        "exp(i / 100.0)", "ln(abs(i) + 1)", "log(abs(i) + 1)", "greatest(i, b)", "least(d, 1)", "lower(s)", "upper(s)", "length(s)", "substr(s, 2)", "substr(s, 2, 2)", "left(s, 2)", "right(s, 2)", "ltrim(s)",
        "rtrim(s)", "btrim(s, 'a')", "replace(s, 'a', 'bb')", "strpos(s, 'b')", "split_part(s, 'b', 1)", "repeat(s, 2)", "lpad(s, 5)", "rpad(s, 5, '*')", "reverse(s)", "starts_with(s, 'a')", "ends_with(s, 'a')",
        "concat(s, v)", "concat_ws('-', s, v, i::string)", "date_part('year', day)", "date_part('hour', at)", "date_part('week', at)", "date_trunc('month', at)", "date_trunc('week', day)", "date_add('month', 1, day)",
        "date_add('hour', 3, at)", "date_diff('day', day, at::date)", "make_date(2026, 1, abs(i % 28) + 1)", "epoch(at)", "day + 1", "day - make_date(2026, 1, 1)", "coalesce(s, v)", "nullif(i, 1)", "j -> 'a'",
        "j ->> 'a'", "json_typeof(j)", "json_array_length(j -> 'list')", "array_length(a)", "array_append(a, s)", "a || a", "array_contains(a, 'x')", "array_position(a, 'x')", "array_to_string(a, ',')",
        "i::string", "b::string", "f::string", "d::string", "t::string", "u::string", "day::string", "clock::string", "at::string", "i::json", "s::json", "at::json", "d::int", "i::decimal", "i::bool", "at::date", "at::time",
        "day::datetime", "'2026-02-03'::date", "'2026-02-03T04:05:06Z'::datetime", "'08:30'::time", "i::string::int", "CASE WHEN i > 1 THEN s ELSE v END", "mood", "u", "clock", "at", "j", "a", "NULL", "'it''s'", "1.5",
    ];

    private const string Columns = """
        { "name": "id", "type": "int", "isPrimary": true, "isNullable": false }, { "name": "i", "type": "int" }, { "name": "b", "type": "bigint" }, { "name": "f", "type": "float" },
        { "name": "d", "type": "decimal", "options": { "precision": 8, "scale": 2 } }, { "name": "s", "type": "text" }, { "name": "v", "type": "varchar", "options": { "length": 20 } },
        { "name": "t", "type": "boolean" }, { "name": "u", "type": "uuid" }, { "name": "day", "type": "date" }, { "name": "clock", "type": "time" }, { "name": "at", "type": "datetime" },
        { "name": "j", "type": "json" }, { "name": "a", "type": "array" }, { "name": "mood", "type": "enum", "options": ["calm", "wild"] }
        """;

    private static readonly DataType Decimal = new(TypeKind.Decimal, Precision: 8, Scale: 2);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Whatever_depends_on_the_row_alone_can_be_kept(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var fields = string.Join(", ", Local.Select(static (e, i) => $$"""{ "name": "k{{i}}", "expression": "{{e}}", "isMaterialized": true }"""));
        var bare = KeptShop.Model($$"""{ "samples": { "columns": [{{Columns}}] } }""");
        var model = KeptShop.Model($$"""{ "samples": { "columns": [{{Columns}}], "computedFields": [{{fields}}] } }""");
        await KeptShop.MigrateAsync(test.Database, bare);
        await InsertAsync(test.Database, 1, 7, "abAB");

        // Rows that are there, and rows that come.
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Conflicts);
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        await InsertAsync(test.Database, 2, -3, "xé");
        await test.Database.RunAsync("INSERT INTO \"samples\" (\"id\") VALUES (3)");
        await test.Database.RunAsync("UPDATE \"samples\" SET \"i\" = 2, \"s\" = 'changed', \"d\" = $1 WHERE \"id\" < 3", (Decimal, SqlValue.Decimal(-0.05m)));
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));

        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Changes);
        await KeptShop.MigrateAsync(test.Database, bare);
        Assert.DoesNotContain((await ReadAsync(test.Database)).Find(new("public", "samples"))!.Columns, static c => PhysicalNames.IsMaterialized(c.Name));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, bare)).Changes);
        await test.Database.RunAsync("UPDATE \"samples\" SET \"i\" = 3");
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_writes_on_all_sides_leave_no_other_value(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var model = KeptShop.Model(Shipping(fields: true));
        Assert.Empty((await KeptShop.MigrateAsync(test.Database, model)).Conflicts);
        var random = new Random(20261121);
        for (var step = 0; step < 150; step++)
        {
            var statement = Write(random);
            try
            {
                await test.Database.RunAsync(statement);
            }
            catch (DatabaseFaultException e) when (e.Fault.Kind is DatabaseFaultKind.ForeignKey or DatabaseFaultKind.Unique or DatabaseFaultKind.DivisionByZero)
            {
                // Refused writes are writes, too: nothing is left of them.
            }

            if (step % 5 == 4)
            {
                Assert.Equal((statement, ""), (statement, string.Join(", ", await KeptShop.StaleAsync(test.Database, model))));
            }
        }

        Assert.InRange(await test.Database.CountAsync("\"parcels\""), 1, 1000);
    }

    [Theory, InlineData(DatabaseKind.PostgreSql), InlineData(DatabaseKind.MariaDb)]
    public async Task Writes_on_two_sides_at_one_time_leave_no_other_value(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var model = KeptShop.Model(Shipping(fields: true));
        await KeptShop.MigrateAsync(test.Database, model);
        await test.Database.RunAsync("INSERT INTO \"countries\" (\"id\", \"name\", \"rate\") VALUES (1, 'Norway', 3)");
        await test.Database.RunAsync("INSERT INTO \"cities\" (\"id\", \"name\", \"countryId\") VALUES (1, 'Oslo', 1)");
        for (var round = 0; round < 10; round++)
        {
            await using var first = await test.Database.OpenWriteAsync(CancellationToken.None);
            await first.BeginAsync(CancellationToken.None);
            await first.RunAsync($"UPDATE \"cities\" SET \"name\" = 'c{round}'");

            // It waits for the transaction, or comes after it.
            var second = Task.Run(() => test.Database.RunAsync($"INSERT INTO \"parcels\" (\"id\", \"weight\", \"cityId\") VALUES ({round}, 2, 1)"));
            await first.RunAsync($"UPDATE \"countries\" SET \"name\" = 'n{round}'");
            await first.CommitAsync(CancellationToken.None);
            await second;
            Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        }
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Another_expression_is_another_column(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await KeptShop.MigrateAsync(test.Database, KeptShop.Model(Shipping(fields: true)));
        await test.Database.RunAsync("INSERT INTO \"countries\" (\"id\", \"name\", \"rate\") VALUES (1, 'Norway', 3)");
        await test.Database.RunAsync("INSERT INTO \"cities\" (\"id\", \"name\", \"countryId\") VALUES (1, 'Oslo', 1)");
        await test.Database.RunAsync("INSERT INTO \"parcels\" (\"id\", \"weight\", \"cityId\") VALUES (1, 2, 1)");
        var changed = KeptShop.Model(Shipping(fields: true).Replace("name || ', '", "name || '; '", StringComparison.Ordinal));

        var plan = await KeptShop.MigrateAsync(test.Database, changed);

        Assert.Equal([SchemaChangeKind.AddColumn, SchemaChangeKind.DropColumn], plan.Changes.Select(static c => c.Kind).Where(static k => k is SchemaChangeKind.AddColumn or SchemaChangeKind.DropColumn));
        Assert.Empty(await KeptShop.StaleAsync(test.Database, changed));
        await test.Database.RunAsync("UPDATE \"countries\" SET \"name\" = 'Sweden'");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, changed));

        await KeptShop.MigrateAsync(test.Database, KeptShop.Model(Shipping(fields: false)));
        Assert.DoesNotContain((await ReadAsync(test.Database)).Tables.SelectMany(static t => t.Indexes), PhysicalNames.IsDefined);
        await test.Database.RunAsync("UPDATE \"countries\" SET \"name\" = 'Finland'");
        await test.Database.RunAsync("DELETE FROM \"cities\"");
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task What_a_database_cannot_keep_is_said(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var model = KeptShop.Model("""
            {
              "people": {
                "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false }, { "name": "name", "type": "text" }],
                "relations": [{ "propertyName": "boss", "type": "many-to-one", "targetTable": "people", "onDelete": "SET NULL" }],
                "computedFields": [
                  { "name": "chief", "expression": "boss=>boss=>name", "isMaterialized": true },
                  { "name": "label", "expression": "name || id::string", "isMaterialized": true }
                ],
                "checkConstraints": [{ "name": "other", "expression": "boss=>name <> name" }]
              }
            }
            """);

        var plan = await KeptShop.MigrateAsync(test.Database, model);

        if (kind == DatabaseKind.MariaDb)
        {
            Assert.Equal(
                [
                    "MariaDB cannot keep the computed field 'chief', which comes back to 'people': a trigger cannot change the table that it is on.",
                    "MariaDB cannot keep the computed field 'label', which uses the key, which the database makes after its triggers.",
                    "MariaDB cannot keep the check 'other', which passes 'people', whose rows change when others of it are deleted: a trigger cannot change the table that it is on.",
                ],
                plan.Conflicts.Select(static c => c.Message));
            return;
        }

        Assert.Empty(plan.Conflicts);
        await test.Database.RunAsync("INSERT INTO \"people\" (\"name\") VALUES ('a'), ('b'), ('c')");
        await test.Database.RunAsync("UPDATE \"people\" SET \"bossId\" = \"id\" - 1 WHERE \"id\" > 1");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
        await test.Database.RunAsync("UPDATE \"people\" SET \"name\" = 'd' WHERE \"id\" = 1");
        Assert.Equal("d", await test.Database.OneAsync(static r => r.GetString(0), $"SELECT \"{Column(model, "chief")}\" FROM \"people\" WHERE \"id\" = 3"));
        await test.Database.RunAsync("DELETE FROM \"people\" WHERE \"id\" = 2");
        Assert.Empty(await KeptShop.StaleAsync(test.Database, model));
    }

    private static string Column(MetadataModel model, string field) =>
        new Query.Schema.DefinitionBinder(model).Of(model.Get(new("public", "people"))).Fields.First(f => f.Definition.Name == field).Column;

    private static async Task<PhysicalSchema> ReadAsync(Database database)
    {
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        return await database.ReadSchemaAsync(session, CancellationToken.None);
    }

    private static async Task InsertAsync(Database database, int id, int number, string text) => await database.RunAsync(
        """
        INSERT INTO "samples" ("id", "i", "b", "f", "d", "s", "v", "t", "u", "day", "clock", "at", "j", "a", "mood") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $7)
        """,
        Statements.Int(id),
        Statements.Int(number),
        (DataType.BigInt, SqlValue.BigInt(40)),
        (DataType.Float, SqlValue.Float(-2.25)),
        (Decimal, SqlValue.Decimal(12.34m)),
        Statements.Text(text),
        Statements.Text("calm"),
        (DataType.Boolean, SqlValue.Boolean(true)),
        (DataType.Uuid, SqlValue.Uuid(Guid.Parse("0190f3a0-0000-7000-8000-00000000abcd"))),
        (DataType.Date, SqlValue.Date(new DateOnly(2024, 2, 29).DayNumber)),
        (DataType.Time, SqlValue.Time(new TimeOnly(8, 30, 15).Ticks)),
        (DataType.DateTime, SqlValue.DateTime(TestTime.Now.Ticks)),
        (DataType.Json, SqlValue.Json("""{"a":{"b":[1]},"list":[1,null,"x"]}""")),
        (DataType.ArrayOf(TypeKind.Text), SqlValue.Array([SqlValue.Text("x"), SqlValue.Text("y,")])));

    private static string Shipping(bool fields) => $$"""
        {
          "countries": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isNullable": false }, { "name": "name", "type": "text" }, { "name": "rate", "type": "int" }] },
          "cities": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isNullable": false }, { "name": "name", "type": "varchar", "options": { "length": 30 } }],
            "relations": [{ "propertyName": "country", "type": "many-to-one", "targetTable": "countries", "onDelete": "CASCADE" }]
          },
          "carriers": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isNullable": false }, { "name": "name", "type": "text" }],
            "relations": [{ "propertyName": "home", "type": "many-to-one", "targetTable": "cities", "onDelete": "SET NULL" }]
          },
          "parcels": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isNullable": false }, { "name": "weight", "type": "decimal", "options": { "precision": 8, "scale": 2 } }],
            "relations": [
              { "propertyName": "city", "type": "many-to-one", "targetTable": "cities", "onDelete": "SET NULL" },
              { "propertyName": "carrier", "type": "many-to-one", "targetTable": "carriers", "onDelete": "CASCADE" }
            ]{{(fields ? """
            ,
            "computedFields": [
              { "name": "doubled", "expression": "weight * 2", "isMaterialized": true },
              { "name": "address", "expression": "city=>name || ', ' || coalesce(city=>country=>name, '-')", "isMaterialized": true },
              { "name": "cost", "expression": "weight * coalesce(city=>country=>rate, 1)", "isMaterialized": true },
              { "name": "toll", "expression": "cost / nullif(carrier=>home=>country=>rate, 7) ", "isMaterialized": true },
              { "name": "route", "expression": "carrier=>name || ' from ' || carrier=>home=>name || ' to ' || city=>name", "isMaterialized": true },
              { "name": "land", "expression": "city=>country", "isMaterialized": true },
              { "name": "near", "expression": "carrier=>home = city", "isMaterialized": true }
            ],
            "indexes": [{ "name": "by_cost", "expressions": ["cost", "doubled DESC"] }]
            """ : "")}}
          }
        }
        """;

    private static string Write(Random random)
    {
        string[] tables = ["countries", "cities", "carriers", "parcels", "parcels", "parcels"];
        var table = tables[random.Next(tables.Length)];
        var (id, other, number) = (random.Next(1, 7), random.Next(1, 7), random.Next(0, 9));
        var reference = random.Next(4) == 0 ? "NULL" : other.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var name = $"'n{random.Next(100)}'";
        var set = table switch
        {
            "countries" => $"\"name\" = {name}, \"rate\" = {(number == 0 ? "NULL" : number)}",
            "cities" => random.Next(2) == 0 ? $"\"name\" = {name}" : $"\"countryId\" = {reference}",
            "carriers" => random.Next(2) == 0 ? $"\"name\" = {name}" : $"\"homeId\" = {reference}",
            _ => random.Next(3) switch { 0 => $"\"weight\" = {number}", 1 => $"\"cityId\" = {reference}", _ => $"\"carrierId\" = {reference}" },
        };
        return random.Next(10) switch
        {
            < 5 => table switch
            {
                "countries" => $"INSERT INTO \"countries\" (\"id\", \"name\", \"rate\") VALUES ({id}, {name}, {number})",
                "cities" => $"INSERT INTO \"cities\" (\"id\", \"name\", \"countryId\") VALUES ({id}, {name}, {reference})",
                "carriers" => $"INSERT INTO \"carriers\" (\"id\", \"name\", \"homeId\") VALUES ({id}, {name}, {reference})",
                _ => $"INSERT INTO \"parcels\" (\"id\", \"weight\", \"cityId\", \"carrierId\") VALUES ({random.Next(100)}, {number}, {reference}, {(number % 3 == 0 ? "NULL" : id)})",
            },
            < 9 => $"UPDATE \"{table}\" SET {set} WHERE \"id\" {(random.Next(3) == 0 ? "<" : "=")} {(table == "parcels" ? random.Next(100) : id)}",
            _ => $"DELETE FROM \"{table}\" WHERE \"id\" = {(table == "parcels" ? random.Next(100) : id)}",
        };
    }
}
