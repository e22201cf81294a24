using System.Globalization;
using Npgsql;
using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;
using Snapwright.Testing;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>What the binder accepts, PostgreSQL accepts; what it does not accept, it tells; and every table passes through the weaver.</summary>
public sealed class AcceptanceTests
{
    private const string SeedVariable = "SNAPWRIGHT_FUZZ_SEED";
    private const string CountVariable = "SNAPWRIGHT_FUZZ_COUNT";
    private const int MostFaults = 10;

    private static readonly ViewBinder Binder = new(BindingModel.Model);

    [Fact]
    public Task Every_case_that_is_bound_is_prepared() => PrepareAsync([.. BindingCases.Read().Where(static c => c.Schema == "public").Select(static c => c.Text)], least: 60);

    [Fact]
    public Task Random_views_that_are_bound_are_prepared()
    {
        var views = new RandomViews(new Random(Seed()));
        return PrepareAsync(Enumerable.Range(0, Count(1500)).Select(_ => views.Next()), Count(1500) / 3);
    }

    [Fact]
    public Task Random_commands_that_are_bound_are_prepared_and_so_is_what_they_write()
    {
        var views = new RandomViews(new Random(Seed()));
        return PrepareAsync(Enumerable.Range(0, Count(800)).Select(_ => views.NextCommand()), Count(800) / 4);
    }

    [Fact]
    public Task Mutated_views_that_are_bound_are_prepared()
    {
        var random = new Random(Seed());
        var views = new RandomViews(random);
        var valid = BindingCases.Read().Select(static c => c.Text).Concat(Enumerable.Range(0, 100).Select(_ => views.Next())).Where(IsBound).ToList();
        var mutated = new MutatedViews(valid, random);
        return PrepareAsync(Enumerable.Range(0, Count(10_000)).Select(_ => mutated.Next()), Count(10_000) / 50);
    }

    private static bool IsBound(string text) =>
        FunQlParser.ParseView(text).Value is { } view && Binder.Bind(view, new("public", IsPrivileged: true), Caller.Anonymous).View is not null;

    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    private static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(CountVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;

    private static async Task PrepareAsync(IEnumerable<string> texts, int least)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await MigrateAsync(database.Database);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var faults = new List<string>();
        var prepared = 0;
        foreach (var text in texts)
        {
            var statements = Bind(database.Database, text, faults);
            foreach (var statement in statements)
            {
                prepared++;
                try
                {
                    await PrepareAsync(connection, statement);
                }
                catch (PostgresException e)
                {
                    faults.Add($"{text}\n{statement.Text}\n{e.MessageText}");
                }
            }

            if (faults.Count >= MostFaults)
            {
                break;
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(prepared >= least, $"Only {prepared} texts were bound.");
    }

    private static List<SqlStatement> Bind(Database database, string text, List<string> faults)
    {
        try
        {
            if (FunQlParser.ParseView(text).Value is not { } view)
            {
                return [];
            }

            var weaver = new PermissionWeaver(Caller.Anonymous);
            var result = Binder.Bind(view, new("public", IsPrivileged: true), weaver);
            if (result.View is not { } bound)
            {
                Assert.NotEmpty(result.Errors);
                return [];
            }

            var plans = bound.Plans.Append(bound.AttributePlan).OfType<ViewPlan>().ToList();
            var tables = plans.SelectMany(static p => PlanTables.Of(p.Query)).ToHashSet();
            Assert.Subset(weaver.Woven.Select(static w => BindingModel.Model.Get(w).StoredIn).ToHashSet(), tables);
            var statements = plans.Where(p => database.Dialect.Unsupported(p.Query).Count == 0).Select(p => database.Dialect.Write(p)).ToList();
            if (bound.Command is { } command)
            {
                Assert.Contains(command.Table, weaver.Woven);
                statements.AddRange(Writes(database, command));
            }

            return statements;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            faults.Add($"{text}\n{e}");
            return [];
        }
    }

    // The same values, as PostgreSQL itself would write them.
    private static IEnumerable<SqlStatement> Writes(Database database, BoundCommand command)
    {
        var lists = new[] { (Plan: command.Rows, command.Assignments), (Plan: command.OnConflict?.Update!, command.OnConflict?.Assignments ?? default) };
        foreach (var (plan, assignments) in lists.Where(static l => l.Plan is not null && l.Item2.Any(static a => a.Ordinal is not null)))
        {
            var rows = database.Dialect.Write(plan);
            var table = BindingModel.Model.Get(command.Table);
            var fields = StoredFields.Of(table);
            var set = assignments.Where(static a => a.Ordinal is not null).ToList();
            var columns = string.Join(", ", set.Select(a => $"\"{fields.First(f => f.Name == a.Field).PhysicalColumn}\""));
            var values = string.Join(", ", set.Select(static a => string.Create(CultureInfo.InvariantCulture, $"p{a.Ordinal}")));
            var names = string.Join(", ", plan.Query.Projections.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"p{i}")));
            yield return new($"INSERT INTO \"{table.StoredIn.Schema}\".\"{table.StoredIn.Name}\" ({columns}) SELECT {values} FROM ({rows.Text}) AS r ({names})", rows.Parameters);
        }
    }

    private static async Task PrepareAsync(NpgsqlConnection connection, SqlStatement statement)
    {
        var types = statement.Parameters.Count == 0 ? "" : $" ({string.Join(", ", statement.Parameters.Select(static p => TypeName(p)))})";
        await using var prepare = new NpgsqlCommand($"PREPARE v{types} AS {statement.Text}", connection);
        prepare.AllResultTypesAreUnknown = true;
        await prepare.ExecuteNonQueryAsync();
        await using var forget = new NpgsqlCommand("DEALLOCATE v", connection);
        await forget.ExecuteNonQueryAsync();
    }

    private static string TypeName(DataType type) => type.Kind switch
    {
        TypeKind.Int => "integer",
        TypeKind.BigInt => "bigint",
        TypeKind.Float => "double precision",
        TypeKind.Decimal => "numeric",
        TypeKind.Text => "text",
        TypeKind.Boolean => "boolean",
        TypeKind.Uuid => "uuid",
        TypeKind.Date => "date",
        TypeKind.Time => "time",
        TypeKind.DateTime => "timestamptz",
        TypeKind.Json => "json",
        _ => TypeName(type.ItemType) + "[]",
    };

    private static async Task MigrateAsync(Database database)
    {
        PhysicalSchema schema;
        await using (var reader = await database.OpenReadAsync(CancellationToken.None))
        {
            schema = await database.ReadSchemaAsync(reader, CancellationToken.None);
        }

        var plan = new SchemaPlanner(database.SchemaWriter, TimeProvider.System).Plan(schema, BindingModel.Model);
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        await database.AcquireSchemaLockAsync(session, CancellationToken.None);
        await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
    }
}
