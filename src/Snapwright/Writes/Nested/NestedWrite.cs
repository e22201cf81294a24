using Snapwright.Data.Writes;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes.Nested;

/// <summary>
/// What a write does with rows around the one that is written: those that it refers to come before it, as it needs their keys, and those
/// that refer to it come after.
/// </summary>
internal sealed class NestedWrite
{
    private readonly WriteScope _scope;
    private readonly TableWriter _writer;
    private readonly RowValues _values;
    private readonly ReferenceChanges _references;

    private NestedWrite(WriteScope scope, TableWriter writer, RowValues values)
    {
        _scope = scope;
        _writer = writer;
        _values = values;
        _references = new(scope, writer);
    }

    /// <summary>Null where the write is of one row alone.</summary>
    public static NestedWrite? Of(WriteScope scope, TableWriter writer, RowValues values) =>
        values.Relations is null ? null : new(scope, writer, values);

    /// <summary>Writes the rows that the row refers to, and sets its foreign keys.</summary>
    /// <param name="key">The key of a row that is updated.</param>
    /// <returns>Why the write ends here; null where it goes on.</returns>
    public async ValueTask<WriteOutcome?> BeforeAsync(SqlValue? key)
    {
        foreach (var change in _values.Relations!.Where(static c => c.Relation.HasForeignKey))
        {
            if (await _references.ApplyAsync(change, key, _values) is { } outcome)
            {
                return outcome;
            }
        }

        return null;
    }

    /// <summary>Writes the rows that refer to the row, and its links.</summary>
    /// <param name="key">The key of the row.</param>
    /// <param name="isInsert">Whether it is new.</param>
    /// <returns>Why the write is refused; null where it is done.</returns>
    public async ValueTask<ApiProblem?> AfterAsync(SqlValue key, bool isInsert)
    {
        if (await _references.DeleteAsync() is { } undeletable)
        {
            return undeletable;
        }

        foreach (var change in _values.Relations!.Where(static c => !c.Relation.HasForeignKey))
        {
            var target = NestedTable.Of(_scope, change.Relation);
            var problem = change.Relation.Junction is null
                ? await new ChildChanges(_scope, target, change, key).ApplyAsync(isInsert)
                : await new LinkChanges(_scope, _writer.Links, target, change, key).ApplyAsync();
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }
}
