using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Problems;

namespace Snapwright.Access;

/// <summary>
/// A write by the application's own code that a check, a unique constraint or a unique index refuses: nothing was written. The generated constraints class of a
/// table has the names.
/// </summary>
public sealed class ConstraintViolationException : DatabaseFaultException
{
    private ConstraintViolationException(DatabaseFaultException fault, Table table, string? constraint, EquatableArray<string> fields, string message)
        : base(fault.Fault, fault.InnerException ?? fault)
    {
        (Table, Constraint, Fields, Message) = (table.Name.ToString(), constraint, fields, message);
    }

    /// <inheritdoc/>
    public override string Message { get; }

    /// <summary>The table of the constraint, which need not be that of the write: <c>books</c>, or <c>schema.books</c>.</summary>
    public string Table { get; }

    /// <summary>The name of the check, the unique constraint or the index; null for the key and for uniques without a name.</summary>
    public string? Constraint { get; }

    /// <summary>The fields that another row has the same values of; empty for a check.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>What a refusal of the database is about; null for one that is about neither a check nor a unique.</summary>
    internal static ConstraintViolationException? Of(DatabaseFaultException fault, Table table, MetadataModel model)
    {
        switch (fault.Fault.Kind)
        {
            case DatabaseFaultKind.Check when BrokenConstraints.Check(fault.Fault, table, model) is var (owner, check):
                return new(fault, owner, check.Name, default, $"A row does not fulfil the check '{check.Name}' of '{check.InheritedFrom ?? owner.Name}': {check.Expression}");
            case DatabaseFaultKind.Unique when FaultProblems.Of(fault.Fault, table, model) is { } problem:
                var name = BrokenConstraints.NamedUnique(fault.Fault, table)?.Name ?? BrokenConstraints.Index(fault.Fault, table)?.Name;
                return new(fault, table, name, BrokenConstraints.UniqueFields(fault.Fault, table).Fields, problem.Detail);
            default:
                return null;
        }
    }
}
