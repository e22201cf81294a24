using Microsoft.Extensions.Configuration;
using Snapwright.Data.Databases;
using Snapwright.Data.Drivers;

namespace Snapwright.Hosting;

/// <summary>Opens the database that the configuration names, by one of the drivers that are there.</summary>
internal static class DatabaseChoice
{
    private const string ConnectionName = "Snapwright";

    // What the names of drivers belong to that the application may have forgotten.
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["postgres"] = "Add the package Snapwright.PostgreSql and call AddSnapwright().AddPostgreSql().",
        ["mysql"] = "Add the package Snapwright.MySql and call AddSnapwright().AddMySql().",
    };

    /// <exception cref="InvalidOperationException">No driver has the name, or the connection string is missing or not one of the driver.</exception>
    public static Database Open(SnapwrightOptions options, IReadOnlyCollection<DatabaseDriver> drivers, IConfiguration configuration)
    {
        var name = options.Database;
        var driver = drivers.FirstOrDefault(d => d.Name == name)
            ?? throw new InvalidOperationException(
                $"{SnapwrightOptions.Section}:Database is '{name}', and there is no driver of that name. "
                + (Packages.GetValueOrDefault(name) ?? $"Choices: {string.Join(", ", drivers.Select(static d => d.Name))}."));
        var connectionString = configuration.GetConnectionString(ConnectionName) is { Length: > 0 } given ? given : driver.DefaultConnectionString;
        if (connectionString is null)
        {
            throw new InvalidOperationException($"The database '{name}' needs a connection string: set ConnectionStrings:{ConnectionName}.");
        }

        try
        {
            return driver.Open(connectionString, new() { StatementTimeout = options.StatementTimeout });
        }
        catch (ArgumentException exception)
        {
            // Mostly that of another database. The text itself may have a password in it.
            throw new InvalidOperationException(
                $"ConnectionStrings:{ConnectionName} is none of '{name}', the database that {SnapwrightOptions.Section}:Database names"
                + $" (of {string.Join(", ", drivers.Select(static d => d.Name))}): {exception.Message}",
                exception);
        }
    }
}
