namespace Snapwright.Data.Databases;

/// <summary>What the application sets for its database, whichever it is.</summary>
public sealed record DatabaseSettings
{
    /// <summary>The default of <see cref="StatementTimeout"/>.</summary>
    public static readonly TimeSpan DefaultStatementTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The first value of <see cref="DatabaseSession.StatementTimeout"/>; a connection string that has a time of its own goes before it.</summary>
    public TimeSpan StatementTimeout { get; init; } = DefaultStatementTimeout;
}
