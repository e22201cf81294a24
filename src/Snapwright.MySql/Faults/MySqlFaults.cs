using System.Data.Common;
using System.Net.Sockets;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.MySql.Providers;

namespace Snapwright.MySql.Faults;

/// <summary>From the exceptions of a provider to faults.</summary>
internal static class MySqlFaults
{
    /// <summary>Whether an exception is the provider's: its own, or what it lets through from the network.</summary>
    public static bool IsOfDatabase(Exception exception) =>
        exception is DbException or IOException or SocketException or TimeoutException or AggregateException { InnerException: SocketException or IOException };

    /// <summary>The fault of a statement.</summary>
    /// <param name="exception">What the provider threw.</param>
    /// <param name="statement">The text of the statement, which names the table that the server leaves out.</param>
    public static DatabaseFaultException From(Exception exception, string statement)
    {
        if (exception is not DbException refused || ServerError.NumberOf(refused) is not (var number and not 0))
        {
            var kind = HasTimedOut(exception) ? DatabaseFaultKind.Timeout : IsLost(exception) ? DatabaseFaultKind.Unavailable : DatabaseFaultKind.Other;
            return new(Plain(kind), exception);
        }

        var fault = IsTooDeep(number, refused.Message) ? DatabaseFaultKind.ForeignKey : Kind(number);
        return fault switch
        {
            DatabaseFaultKind.Unique => new(new(fault, ErrorText.TableOf(statement), ErrorText.KeyOf(refused.Message), default), refused),
            DatabaseFaultKind.NotNull => new(
                new(fault, ErrorText.TableOf(statement), null, ErrorText.ColumnOf(refused.Message) is { } column ? EquatableArray.Of(column) : default), refused),
            DatabaseFaultKind.ForeignKey or DatabaseFaultKind.Check => new(new(fault, null, ErrorText.ConstraintOf(refused.Message), default), refused),
            _ => new(Plain(fault), refused),
        };
    }

    public static DatabaseFaultException Unavailable(Exception exception) => new(Plain(DatabaseFaultKind.Unavailable), exception);

    /// <summary>Rows that are larger than the server can hand out in one piece.</summary>
    public static DatabaseFaultException TooLarge() => new(
        Plain(DatabaseFaultKind.Other),
        new InvalidDataException("The rows of a to-many relation are larger than max_allowed_packet of the server. Ask for fewer, or raise the limit."));

    private static DatabaseFault Plain(DatabaseFaultKind kind) => new(kind, null, null, default);

    // A delete that would follow references through more levels than InnoDB does comes as an error of the storage engine, with its number in the text.
    private static bool IsTooDeep(int number, string message) => number == 1296 && message.StartsWith("Got error 193 ", StringComparison.Ordinal);

    private static bool HasTimedOut(Exception exception) =>
        exception is TimeoutException || (exception.InnerException is { } inner && HasTimedOut(inner));

    private static bool IsLost(Exception exception) =>
        exception is IOException or SocketException || (exception.InnerException is { } inner && IsLost(inner));

    // Numbers: "MariaDB Error Codes" and "Server Error Message Reference" of MySQL.
    private static DatabaseFaultKind Kind(int number) => number switch
    {
        1062 or 1169 or 1586 => DatabaseFaultKind.Unique,
        1216 or 1217 or 1451 or 1452 or 1761 or 1762 => DatabaseFaultKind.ForeignKey,
        1048 or 1364 or 1263 => DatabaseFaultKind.NotNull,
        4025 or 3819 => DatabaseFaultKind.Check,
        1264 or 1265 or 1292 or 1366 or 1406 or 1411 or 1416 or 1425 or 1426 or 1441 or 1690 or 1916 or 1118 or 3140 => DatabaseFaultKind.InvalidValue,
        1365 => DatabaseFaultKind.DivisionByZero,
        1242 => DatabaseFaultKind.SeveralRows,
        1020 or 1205 or 1213 or 1412 or 1615 => DatabaseFaultKind.Conflict,
        1969 or 3024 or 1317 => DatabaseFaultKind.Timeout,
        1040 or 1042 or 1043 or 1044 or 1045 or 1049 or 1053 or 1077 or 1079 or 1129 or 1130 or 1152 or (>= 1158 and <= 1161) or 1184 or 1203 or 1226
            or 1927 or (>= 2000 and <= 2062) => DatabaseFaultKind.Unavailable,
        _ => DatabaseFaultKind.Other,
    };
}
