using Npgsql;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;

namespace Snapwright.PostgreSql.Faults;

/// <summary>From Npgsql's exceptions to faults.</summary>
internal static class PostgreSqlFaults
{
    public static DatabaseFaultException From(NpgsqlException exception) => exception switch
    {
        PostgresException when IsStalePlan(exception) => new(Plain(DatabaseFaultKind.Conflict), exception),
        PostgresException refused => new(From(refused), refused),
        { InnerException: TimeoutException } => new(Plain(DatabaseFaultKind.Timeout), exception),
        { IsTransient: true } or { InnerException: IOException or System.Net.Sockets.SocketException } => Unavailable(exception),
        _ => new(Plain(DatabaseFaultKind.Other), exception),
    };

    /// <summary>
    /// A statement was prepared before the schema changed, and its result has other types now. Told by the place in the server's
    /// source: the code, "feature not supported", has other uses, and the message is translated.
    /// </summary>
    public static bool IsStalePlan(NpgsqlException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" };

    public static DatabaseFaultException Timeout() =>
        new(Plain(DatabaseFaultKind.Timeout), new TimeoutException("The statement took longer than it may."));

    public static DatabaseFaultException Unavailable(Exception exception) => new(Plain(DatabaseFaultKind.Unavailable), exception);

    private static DatabaseFault From(PostgresException refused) => new(
        Kind(refused.SqlState),
        refused.TableName,
        refused.ConstraintName,
        refused.ColumnName is { } column ? EquatableArray.Of(column) : default);

    private static DatabaseFault Plain(DatabaseFaultKind kind) => new(kind, null, null, default);

    // Codes: "PostgreSQL Error Codes", appendix A of its manual.
    private static DatabaseFaultKind Kind(string state) => state switch
    {
        PostgresErrorCodes.UniqueViolation => DatabaseFaultKind.Unique,
        PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation => DatabaseFaultKind.ForeignKey,
        PostgresErrorCodes.NotNullViolation => DatabaseFaultKind.NotNull,
        PostgresErrorCodes.CheckViolation => DatabaseFaultKind.Check,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => DatabaseFaultKind.Conflict,
        PostgresErrorCodes.QueryCanceled => DatabaseFaultKind.Timeout,
        PostgresErrorCodes.TooManyConnections => DatabaseFaultKind.Unavailable,
        PostgresErrorCodes.DivisionByZero => DatabaseFaultKind.DivisionByZero,
        PostgresErrorCodes.CardinalityViolation => DatabaseFaultKind.SeveralRows,
        _ when state.StartsWith("22", StringComparison.Ordinal) => DatabaseFaultKind.InvalidValue,
        _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) => DatabaseFaultKind.Unavailable,
        _ => DatabaseFaultKind.Other,
    };
}
