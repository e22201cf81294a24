using System.Data.Common;
using Npgsql;
using Snapwright.Testing;

namespace Snapwright.Chinook.Tests.Servers;

/// <summary>The data on PostgreSQL.</summary>
public sealed class PostgreSqlChinook() : ChinookServer(DatabaseKind.PostgreSql)
{
    /// <inheritdoc/>
    protected override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString + ";Pooling=false");
}
