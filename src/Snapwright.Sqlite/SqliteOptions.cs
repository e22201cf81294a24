using Snapwright.Data.Databases;

namespace Snapwright.Sqlite;

/// <summary>Sizes and times of a SQLite database.</summary>
public sealed record SqliteOptions
{
    /// <summary>How many connections read side by side, 1 or more.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>How long a statement may work; the time between its rows, in which others work, does not count.</summary>
    public TimeSpan StatementTimeout { get; init; } = DatabaseSettings.DefaultStatementTimeout;

    /// <summary>How long to wait for a connection, of which there is one for all writes.</summary>
    public TimeSpan PoolTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for other processes that write to the file.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many prepared statements each connection keeps, 2 or more.</summary>
    public int PreparedStatements { get; init; } = 256;
}
