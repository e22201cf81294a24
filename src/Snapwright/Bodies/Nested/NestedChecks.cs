using Snapwright.Data.Writes;

namespace Snapwright.Bodies.Nested;

/// <summary>What of a relation can be changed from this side, as far as that is known before anything is read or written.</summary>
internal static class NestedChecks
{
    public static void Check(NestedSide side, RelationChange change, bool isInsert, BodyErrors errors)
    {
        var relation = side.Relation;
        if (!isInsert && !relation.IsUpdatable && (change.IsFullSet || change.Rows.Any(static r => r.Action != RowAction.Update)))
        {
            errors.Add(relation.Name, BodyErrorCodes.NotChangeable, $"The relation '{relation.Name}' is set when the row is created and cannot be changed.");
            return;
        }

        if (FaultOfSystem(side, change) is { } system)
        {
            errors.Add(relation.Name, BodyErrorCodes.NotPossible, system);
            return;
        }

        foreach (var row in change.Rows)
        {
            var (code, fault) = Fault(side, row, isInsert);
            if (fault is not null)
            {
                errors.Add(row.Path, code, fault);
            }
        }
    }

    private static string? FaultOfSystem(NestedSide side, RelationChange change)
    {
        var writes = side.Owner is not null || change.Rows.Any(static r => r.Values is not null || r.Action == RowAction.Delete);
        return !writes ? null
            : side.Table.Writer.SchemaWrites is not null ? $"Rows of '{side.Table.Name}' are written without those around them."
            : side.Target.Table.IsSystem ? $"Rows of the system table '{side.Target.Name}' are written by requests of their own."
            : null;
    }

    private static (string Code, string? Fault) Fault(NestedSide side, RelatedRow row, bool isInsert)
    {
        var name = side.Relation.Name;
        var isLink = row.Action is RowAction.Connect or RowAction.Disconnect;
        return row.Action switch
        {
            RowAction.Disconnect or RowAction.Delete or RowAction.Update when isInsert =>
                (BodyErrorCodes.NotPossible, "The row around is only being created: nothing is related to it yet."),
            RowAction.Disconnect when side.Relation is { HasForeignKey: true, IsNullable: false } =>
                (BodyErrorCodes.NullNotAllowed, $"'{name}' is required: connect another row instead."),
            RowAction.Delete when side.Relation is { HasForeignKey: true, IsNullable: false } =>
                (BodyErrorCodes.NotPossible, $"'{name}' is required: connect another row, and delete this one by a request of its own."),
            _ when isLink && side.Owner is { IsUpdatable: false } owner =>
                (BodyErrorCodes.NotChangeable, $"'{owner.Name}' of '{side.Target.Name}' is set when the row is created and cannot be changed."),
            RowAction.Disconnect when side.Owner is { IsNullable: false } owner =>
                (BodyErrorCodes.NotPossible, $"A row of '{side.Target.Name}' cannot be without '{owner.Name}': use 'delete' if it is to go."),
            _ => ("", null),
        };
    }
}
