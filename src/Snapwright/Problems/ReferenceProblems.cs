using Snapwright.Bodies;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Problems;

/// <summary>
/// Finds which relation a refused write broke. SQLite does not say; PostgreSQL names the first constraint only. So both are asked
/// afterwards, by the same reads, and answer alike.
/// </summary>
internal sealed class ReferenceProblems(Runtime runtime, Caller caller, CancellationToken cancellationToken)
{
    private const int DeepestCascade = 7;

    /// <summary>The problem of an insert or update: the references to rows that are not there.</summary>
    /// <param name="table">The table that was written.</param>
    /// <param name="values">What was written.</param>
    /// <param name="fault">What the database said.</param>
    /// <param name="given">The relation to the row around a nested one.</param>
    public async ValueTask<ApiProblem> OfWriteAsync(Table table, RowValues values, DatabaseFault fault, string? given = null)
    {
        var errors = new List<BodyError>();
        await using (var session = await runtime.Database.OpenReadAsync(cancellationToken))
        {
            foreach (var field in StoredFields.Of(table))
            {
                if (field.Relation is { } relation && values.IsSet(field.Slot) && values[field.Slot] is { IsNull: false } key
                    && !IsOfTheWrite(relation, values, given)
                    && !await ExistsAsync(session, Row(relation.Target, key)))
                {
                    errors.Add(Missing(relation, key));
                }
            }

            foreach (var (name, keys) in values.Links ?? [])
            {
                var relation = table.FindRelation(name)!;
                foreach (var key in keys)
                {
                    if (!await ExistsAsync(session, Row(relation.Target, key)))
                    {
                        errors.Add(Missing(relation, key));
                    }
                }
            }
        }

        // Another request may have brought the missing row meanwhile; the name of the constraint is then all there is.
        if (errors.Count == 0 && table.ForeignKeys.FirstOrDefault(r => r.ConstraintName == fault.Constraint) is { } broken)
        {
            errors.Add(new(broken.Name, ProblemCodes.ForeignKey.Code, $"The row of '{broken.Target}' that '{broken.Name}' refers to is not there."));
        }

        return new(
            ProblemCodes.ForeignKey,
            errors.Count == 1 ? errors[0].Message : "The write refers to rows that are not there.",
            errors);
    }

    /// <summary>The problem of a delete: the relation by which other rows still refer to the row, directly or to one that would go with it.</summary>
    public async ValueTask<ApiProblem> OfDeleteAsync(Table table, SqlValue key, DatabaseFault fault)
    {
        await using var session = await runtime.Database.OpenReadAsync(cancellationToken);
        return (await FindHolderAsync(session, table, [key]) ?? FindConstraint(fault.Constraint)) is { } holder
            ? Held(holder)
            : new(ProblemCodes.ForeignKey, $"Other rows still refer to this row of '{table.Name}'.");
    }

    /// <summary>What a delete would be refused for, seen from inside a transaction that does not refuse it itself; null for nothing.</summary>
    public ValueTask<ApiProblem?> BeforeDeleteAsync(DatabaseSession session, Table table, SqlValue key) => BeforeDeleteAsync(session, table, [key]);

    /// <summary>The same of a delete of several rows, which do not stand against each other.</summary>
    public async ValueTask<ApiProblem?> BeforeDeleteAsync(DatabaseSession session, Table table, IReadOnlyList<SqlValue> keys) =>
        await FindHolderAsync(session, table, keys) is { } holder ? Held(holder) : null;

    private static ApiProblem Held((Table Table, Relation Relation) holder)
    {
        var message = $"Rows of '{holder.Table.Name}' still refer to it by '{holder.Relation.Name}'.";
        return new(ProblemCodes.ForeignKey, message, [new($"{holder.Table.Name}.{holder.Relation.Name}", ProblemCodes.ForeignKey.Code, message)]);
    }

    // Rows that the same write made are gone since it was taken back; they were there when it was refused.
    private static bool IsOfTheWrite(Relation relation, RowValues values, string? given) =>
        relation.Name == given
        || values.Relations?.Exists(c => c.Relation.Name == relation.Name && c.Rows is [{ Action: RowAction.Create }]) == true;

    /// <summary>The error of a reference to a row that is not there.</summary>
    public static BodyError Missing(Relation relation, SqlValue key) => new(
        relation.Name,
        ProblemCodes.ForeignKey.Code,
        $"'{relation.Name}' refers to the row {RowKey.ToText(key)} of '{relation.Target}', which is not there.");

    private async ValueTask<(Table Table, Relation Relation)?> FindHolderAsync(DatabaseSession session, Table table, IReadOnlyList<SqlValue> keys)
    {
        var doomed = new Queue<(Table Table, Filter Rows, int Depth)>();
        doomed.Enqueue((table, OneOf(table, table.Key.Name, keys), 0));
        while (doomed.TryDequeue(out var next))
        {
            foreach (var (holder, relation) in Referring(next.Table))
            {
                var rows = next.Depth == 0
                    ? OneOf(holder, relation.Name, keys)
                    : new RelatedFilter(relation, next.Rows);
                var others = keys.Count > 1 && holder.SharesRowsWith(table.Name)
                    ? new AllFilter(EquatableArray.Of(rows, new NotFilter(OneOf(holder, holder.Key.Name, keys))))
                    : rows;
                if (relation.OnDelete == OnDelete.Restrict && await ExistsAsync(session, Request(holder, others)))
                {
                    return (holder, relation);
                }

                if (relation.OnDelete == OnDelete.Cascade && next.Depth < DeepestCascade)
                {
                    doomed.Enqueue((holder, rows, next.Depth + 1));
                }
            }
        }

        return null;
    }

    private (Table Table, Relation Relation)? FindConstraint(string? name)
    {
        foreach (var table in runtime.Model.Tables)
        {
            if (name is not null && table.ForeignKeys.FirstOrDefault(r => r.ConstraintName == name) is { } relation)
            {
                return (table, relation);
            }
        }

        return null;
    }

    private IEnumerable<(Table Table, Relation Relation)> Referring(Table target) =>
        runtime.Model.Tables.SelectMany(t => t.ForeignKeys.Where(r => r.InheritedFrom is null && target.SharesRowsWith(r.Target)).Select(r => (t, r)));

    private ReadRequest Row(TableName name, SqlValue key)
    {
        var table = runtime.Model.Get(name);
        return Request(table, new CompareFilter(Field(table, table.Key.Name), ComparisonOperator.Equal, key));
    }

    private static ReadRequest Request(Table table, Filter filter) => new()
    {
        Table = table,
        Filter = filter,
        Selection = new(EquatableArray.Of<SelectedField>(new SelectedColumn(Field(table, table.Key.Name)))),
        Limit = 1,
    };

    private static Filter OneOf(Table table, string field, IReadOnlyList<SqlValue> keys) => keys.Count == 1
        ? new CompareFilter(Field(table, field), ComparisonOperator.Equal, keys[0])
        : InFilter.Of(Field(table, field), [.. keys]);

    private static StoredField Field(Table table, string name) => StoredFields.Of(table).First(f => f.Name == name);

    private async ValueTask<bool> ExistsAsync(DatabaseSession session, ReadRequest request)
    {
        var plan = runtime.Plan(request, caller, out var values);
        await using var rows = await session.QueryAsync(plan.Rows, values, cancellationToken);
        return await rows.ReadAsync(cancellationToken);
    }
}
