using System.Data.Common;
using System.Globalization;

namespace Snapwright.MySql.Providers;

/// <summary>A connection string as the application gave it, completed with what the driver relies on.</summary>
internal static class ConnectionSettings
{
    // Beyond the limit of the server, so that it is the server that ends a statement.
    public const int ClientMargin = 15;

    // Names that both providers know.
    private static readonly string[] PoolSize = ["Maximum Pool Size", "Max Pool Size", "MaximumPoolSize", "MaxPoolSize"];
    private static readonly string[] StatementSeconds = ["Default Command Timeout", "DefaultCommandTimeout", "Command Timeout"];
    private static readonly string[] ConnectSeconds = ["Connection Timeout", "ConnectionTimeout", "Connect Timeout"];

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static string Complete(DbProviderFactory factory, string connectionString, MySqlOptions options)
    {
        var builder = factory.CreateConnectionStringBuilder()
            ?? throw new ArgumentException("The provider has no connection strings.", nameof(factory));
        builder.ConnectionString = connectionString;
        // The driver keeps its own pool: with the provider's, statements would not stay prepared.
        builder["Pooling"] = "false";
        // Every value travels beside its statement, and none is ever written into it.
        builder["Ignore Prepare"] = "false";
        builder["Allow User Variables"] = "true";
        builder["Character Set"] = "utf8mb4";
        builder["Default Command Timeout"] = ((int)options.StatementTimeout.TotalSeconds + ClientMargin).ToString(CultureInfo.InvariantCulture);
        return builder.ConnectionString;
    }

    /// <summary>The options with what the connection string says of them in the providers' own words.</summary>
    public static MySqlOptions Options(string connectionString, MySqlOptions options)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (Number(given, PoolSize) is { } connections)
        {
            options = options with { Connections = connections };
        }

        if (Number(given, StatementSeconds) is { } statement)
        {
            options = options with { StatementTimeout = TimeSpan.FromSeconds(statement) };
        }

        return Number(given, ConnectSeconds) is { } connect ? options with { PoolTimeout = TimeSpan.FromSeconds(connect) } : options;
    }

    private static int? Number(DbConnectionStringBuilder given, string[] names)
    {
        foreach (var name in names)
        {
            if (given.TryGetValue(name, out var value) && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }
        }

        return null;
    }
}
