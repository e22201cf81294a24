using Snapwright.Model.Collections;

namespace Snapwright.Data.Faults;

/// <summary>What a database refused, the same for every database.</summary>
public enum DatabaseFaultKind
{
    /// <summary>Two rows with the same unique value.</summary>
    Unique,

    /// <summary>A reference to a row that is not there, or to a row that was to go.</summary>
    ForeignKey,

    /// <summary>NULL where none may be.</summary>
    NotNull,

    /// <summary>A check constraint.</summary>
    Check,

    /// <summary>A value that the column, or the type of an expression, cannot hold; or one that a function does not take.</summary>
    InvalidValue,

    /// <summary>A division by zero in an expression of the request or of a view.</summary>
    DivisionByZero,

    /// <summary>A query that is a value of an expression, and has more than one row.</summary>
    SeveralRows,

    /// <summary>Serialization failure or deadlock: the same again may succeed.</summary>
    Conflict,

    /// <summary>The statement took longer than allowed.</summary>
    Timeout,

    /// <summary>The database cannot be reached, or has no connection free.</summary>
    Unavailable,

    /// <summary>Anything else; a bug of ours or a broken database.</summary>
    Other,
}

/// <summary>A refusal of the database, in words that do not depend on the database.</summary>
/// <param name="Kind">What was refused.</param>
/// <param name="Table">The physical table, where the database says so; without its schema.</param>
/// <param name="Constraint">The name of the constraint or index, where the database says so (PostgreSQL, MariaDB).</param>
/// <param name="Columns">The physical columns, where the database says so (SQLite, for unique and not null).</param>
public sealed record DatabaseFault(DatabaseFaultKind Kind, string? Table, string? Constraint, EquatableArray<string> Columns);

/// <summary>
/// Carries a <see cref="DatabaseFault"/> from a driver to the one place that turns it into an answer: the write and read
/// pipelines. The driver's own exception is the inner one.
/// </summary>
public class DatabaseFaultException(DatabaseFault fault, Exception inner) : Exception($"The database refused: {fault.Kind}. {inner.Message}", inner)
{
    /// <summary>What was refused.</summary>
    public DatabaseFault Fault { get; } = fault;
}
