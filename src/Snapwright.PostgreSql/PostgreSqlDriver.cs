using Snapwright.Data.Drivers;
using Snapwright.PostgreSql;

// In the namespace of the builder that it extends, so that Program.cs needs no using.
namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the PostgreSQL driver to an application.</summary>
public static class PostgreSqlDriver
{
    /// <summary>
    /// Adds the driver: <c>builder.AddSnapwright().AddPostgreSql()</c>. It is used where the configuration says
    /// <c>Snapwright:Database=postgres</c>, with <c>ConnectionStrings:Snapwright</c>.
    /// </summary>
    public static TBuilder AddPostgreSql<TBuilder>(this TBuilder builder)
        where TBuilder : IDriverRegistry
    {
        builder.AddDriver(new("postgres", null, static (connectionString, settings) => new PostgreSqlDatabase(connectionString, settings)));
        return builder;
    }
}
