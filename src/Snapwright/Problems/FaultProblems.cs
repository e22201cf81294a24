using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Model.Tables;

namespace Snapwright.Problems;

/// <summary>Refusals of the database as problems; the same words for every database.</summary>
internal static class FaultProblems
{
    private const int RetrySeconds = 1;

    /// <summary>The problem of a fault of a statement on a table, references apart; null for a fault that is nobody's doing but ours.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="table">The table.</param>
    /// <param name="model">The model: checks of other tables can look at its rows.</param>
    public static ApiProblem? Of(DatabaseFault fault, Table table, MetadataModel model) => fault.Kind switch
    {
        DatabaseFaultKind.Unique => Duplicate(fault, table),
        DatabaseFaultKind.ForeignKey => new(ProblemCodes.ForeignKey, "A row that the write refers to is not there, or others refer to the row."),
        DatabaseFaultKind.NotNull => Invalid(fault, table, BodyErrorCodes.NullNotAllowed, "A value is expected; null is not allowed."),
        DatabaseFaultKind.Check => Unfulfilled(fault, table, model) ?? Invalid(fault, table, BodyErrorCodes.OutOfRange, "The value is not allowed."),
        DatabaseFaultKind.InvalidValue => Invalid(fault, table, BodyErrorCodes.OutOfRange, "The value cannot be stored."),
        DatabaseFaultKind.DivisionByZero => OfRead(fault),
        _ => OfServer(fault),
    };

    /// <summary>The problem of a fault of a read: of what its expressions compute; null for a fault of ours.</summary>
    public static ApiProblem? OfRead(DatabaseFault fault) => fault.Kind switch
    {
        DatabaseFaultKind.InvalidValue => new(ProblemCodes.ValueOutOfRange, "An expression computes a value that its type cannot hold, or that a function does not take."),
        DatabaseFaultKind.DivisionByZero => new(ProblemCodes.DivisionByZero, "An expression divides by zero."),
        DatabaseFaultKind.SeveralRows => new(ProblemCodes.SeveralRows, "A query in parentheses that is a value has more than one row."),
        _ => OfServer(fault),
    };

    /// <summary>The problem of a fault that no request can be blamed for; null for a fault of ours.</summary>
    public static ApiProblem? OfServer(DatabaseFault fault) => fault.Kind switch
    {
        DatabaseFaultKind.Conflict => new(ProblemCodes.Conflict, "Another write changed the same rows at the same time. Send the request again."),
        DatabaseFaultKind.Timeout => new(ProblemCodes.Timeout, "The database did not answer within the time limit of a statement."),
        DatabaseFaultKind.Unavailable => new(ProblemCodes.Unavailable, "The database cannot be reached, or has no connection free.")
        {
            RetryAfter = RetrySeconds,
        },
        _ => null,
    };

    private static ApiProblem? Unfulfilled(DatabaseFault fault, Table table, MetadataModel model)
    {
        if (BrokenConstraints.Check(fault, table, model) is not var (owner, check))
        {
            return null;
        }

        var row = table.SharesRowsWith(owner.Name) ? "The row does" : $"A row of '{owner.Name}' would";
        return new(ProblemCodes.CheckFailed, $"{row} not fulfil the check '{check.Name}' of '{check.InheritedFrom ?? owner.Name}': {check.Expression}");
    }

    private static ApiProblem Duplicate(DatabaseFault fault, Table table)
    {
        // A hook may have written another table in the same transaction.
        if (fault.Table is { } other && other != table.StoredIn.Name && other != table.StoredIn.ToString())
        {
            return new(ProblemCodes.Duplicate, $"Another row of '{other}' has the same value of a unique field.");
        }

        var (fields, among) = BrokenConstraints.UniqueFields(fault, table);
        if (fields.Count == 0 && table.IsSingleRecord)
        {
            return new(ProblemCodes.SingleRecord, $"The one row of '{table.Name}' is there already; update it.");
        }

        var names = string.Join(", ", fields.Select(static f => $"'{f}'"));
        var detail = fields.Count switch
        {
            0 => $"Another row of '{among}' has the same value of a unique field.",
            1 => $"Another row of '{among}' has the same value of {names}.",
            _ => $"Another row of '{among}' has the same values of {names} together.",
        };
        return new(ProblemCodes.Duplicate, detail, [.. fields.Select(f => new BodyError(f, ProblemCodes.Duplicate.Code, detail))]);
    }

    private static ApiProblem Invalid(DatabaseFault fault, Table table, string code, string message)
    {
        var errors = StoredFields.Of(table)
            .Where(f => fault.Columns.Contains(f.PhysicalColumn))
            .Select(f => new BodyError(f.Name, code, message))
            .ToArray();
        return new(ProblemCodes.InvalidBody, errors.Length == 0 ? "The database cannot store a value of the body." : "One field is not valid.", errors);
    }
}
