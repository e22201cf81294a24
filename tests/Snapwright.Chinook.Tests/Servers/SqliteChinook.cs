using System.Data.Common;
using Microsoft.Data.Sqlite;
using Snapwright.Testing;

namespace Snapwright.Chinook.Tests.Servers;

/// <summary>The data on SQLite.</summary>
public sealed class SqliteChinook() : ChinookServer(DatabaseKind.Sqlite)
{
    /// <inheritdoc/>
    protected override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString + ";Mode=ReadOnly;Pooling=False");
}
