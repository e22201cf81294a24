using Microsoft.Data.Sqlite;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Sqlite.Functions;
using Snapwright.Query.Schema;
using SQLitePCL;

namespace Snapwright.Sqlite.Faults;

/// <summary>From SQLite's result codes and messages to faults.</summary>
internal static class SqliteFaults
{
    /// <summary>What the last call on a connection was refused for.</summary>
    public static DatabaseFaultException Last(sqlite3 connection)
    {
        var extended = raw.sqlite3_extended_errcode(connection);
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        return new(From(extended, message), new SqliteException($"SQLite error {extended}: {message}", extended & 0xFF, extended));
    }

    public static DatabaseFaultException Unavailable(Exception exception) => new(Plain(DatabaseFaultKind.Unavailable), exception);

    private static DatabaseFault From(int extended, string message) => extended switch
    {
        raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID => Named(DatabaseFaultKind.Unique, message),
        raw.SQLITE_CONSTRAINT_FOREIGNKEY => Plain(DatabaseFaultKind.ForeignKey),
        // ON DELETE RESTRICT is a trigger inside SQLite.
        raw.SQLITE_CONSTRAINT_TRIGGER when message.StartsWith("FOREIGN KEY", StringComparison.Ordinal) => Plain(DatabaseFaultKind.ForeignKey),
        // Checks are triggers, which say what we made them say.
        raw.SQLITE_CONSTRAINT_TRIGGER when message.StartsWith(SqliteSchemaWriter.CheckRefusal, StringComparison.Ordinal) =>
            new(DatabaseFaultKind.Check, null, message[SqliteSchemaWriter.CheckRefusal.Length..], default),
        raw.SQLITE_CONSTRAINT_NOTNULL => Named(DatabaseFaultKind.NotNull, message),
        raw.SQLITE_CONSTRAINT_CHECK => Plain(DatabaseFaultKind.Check),
        raw.SQLITE_BUSY_SNAPSHOT => Plain(DatabaseFaultKind.Conflict),
        raw.SQLITE_ERROR when message.Contains(Refusal.DivisionByZero, StringComparison.Ordinal) => Plain(DatabaseFaultKind.DivisionByZero),
        raw.SQLITE_ERROR when message.Contains(Refusal.SeveralRows, StringComparison.Ordinal) => Plain(DatabaseFaultKind.SeveralRows),
        raw.SQLITE_ERROR when message.Contains(Refusal.Prefix, StringComparison.Ordinal) => Plain(DatabaseFaultKind.InvalidValue),
        _ => Plain((extended & 0xFF) switch
        {
            raw.SQLITE_CONSTRAINT => DatabaseFaultKind.Check,
            raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG => DatabaseFaultKind.InvalidValue,
            raw.SQLITE_INTERRUPT => DatabaseFaultKind.Timeout,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL or raw.SQLITE_IOERR => DatabaseFaultKind.Unavailable,
            _ => DatabaseFaultKind.Other,
        }),
    };

    // "UNIQUE constraint failed: books.isbn, books.edition", where the table may be "shop.books"; or "... failed: index 'name'".
    private static DatabaseFault Named(DatabaseFaultKind kind, string message)
    {
        const string Separator = " constraint failed: ";
        var at = message.IndexOf(Separator, StringComparison.Ordinal);
        if (at < 0)
        {
            return Plain(kind);
        }

        var place = message[(at + Separator.Length)..];
        if (place.StartsWith("index '", StringComparison.Ordinal))
        {
            return new(kind, null, AfterDot(place["index '".Length..^1]), default);
        }

        var names = place.Split(", ");
        var dot = names[0].LastIndexOf('.');
        return new(kind, dot < 0 ? null : AfterDot(names[0][..dot]), null, names.Select(AfterDot).ToEquatableArray());
    }

    private static string AfterDot(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static DatabaseFault Plain(DatabaseFaultKind kind) => new(kind, null, null, default);
}
