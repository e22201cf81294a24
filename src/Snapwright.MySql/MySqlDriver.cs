using System.Data.Common;
using Snapwright.Data.Drivers;
using Snapwright.MySql;

// In the namespace of the builder that it extends, so that Program.cs needs no using.
namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the MariaDB driver to an application.</summary>
public static class MySqlDriver
{
    /// <summary>
    /// Adds the driver: <c>builder.AddSnapwright().AddMySql()</c>. It is used where the configuration says
    /// <c>Snapwright:Database=mysql</c>, with <c>ConnectionStrings:Snapwright</c>.
    /// </summary>
    /// <param name="builder">Takes the driver.</param>
    /// <param name="factory">The ADO.NET provider to connect with, such as MySqlConnector's; null for MySql.Data.</param>
    public static TBuilder AddMySql<TBuilder>(this TBuilder builder, DbProviderFactory? factory = null)
        where TBuilder : IDriverRegistry
    {
        builder.AddDriver(new(
            "mysql",
            null,
            (connectionString, settings) => new MySqlDatabase(connectionString, factory, new() { StatementTimeout = settings.StatementTimeout })));
        return builder;
    }
}
