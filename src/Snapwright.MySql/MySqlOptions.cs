namespace Snapwright.MySql;

/// <summary>Sizes and times of a MariaDB database.</summary>
public sealed record MySqlOptions
{
    /// <summary>The most connections at once, 1 or more; in a connection string <c>Maximum Pool Size</c>.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>How long a statement may take; in a connection string <c>Default Command Timeout</c>, in seconds.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for a connection that is free; in a connection string <c>Connection Timeout</c>, in seconds.</summary>
    public TimeSpan PoolTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many prepared statements each connection keeps, 1 or more.</summary>
    public int PreparedStatements { get; init; } = 256;

    /// <summary>How long a change of the schema waits for statements that use the table.</summary>
    public TimeSpan SchemaLockTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
