using Npgsql;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>
/// What a new connection tells the planner of its storage. PostgreSQL takes a page out of order for four times as dear as the next one, as it was on turning disks, and
/// so reads a table of 300 rows whole rather than three pages of its index: a book with its author, publisher and five reviews costs 80 µs that way and 62 with 1.1, which
/// is what its own documentation advises for solid-state disks. Whoever has set it anywhere, for the server, the database, the role or in the connection string, is not overruled.
/// </summary>
internal static class PlannerCosts
{
    private const string Tell =
        "SELECT set_config('random_page_cost', '1.1', false) FROM pg_settings WHERE name = 'random_page_cost' AND source = 'default'";

    /// <summary>Makes a data source tell it.</summary>
    public static void Use(NpgsqlSlimDataSourceBuilder builder) => builder.UsePhysicalConnectionInitializer(TellNow, TellAsync);

    private static void TellNow(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Tell, connection);
        command.ExecuteNonQuery();
    }

    private static async Task TellAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Tell, connection);
        await command.ExecuteNonQueryAsync();
    }
}
