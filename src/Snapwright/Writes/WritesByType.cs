using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>
/// Writes through a table of rows that are of a table below it. A row whose own table has hooks that this one has not is written by the writer of that table, so that
/// nobody comes past them by naming the parent.
/// </summary>
/// <param name="writer">The writer of the table that is named.</param>
internal sealed class WritesByType(TableWriter writer)
{
    /// <summary>The writer of the table that a row is of, where that has further hooks; null where it has not, or there is no such row.</summary>
    public async ValueTask<TableWriter?> FindAsync(WriteScope scope, SqlValue key)
    {
        var type = new TypeReceiver(writer.Fields.First(static f => f.Name == Hierarchy.TypeField).Slot);
        await writer.ReadAsync(scope, key, type);
        return type.Table is { } name && scope.Runtime.Find(name)!.Writer is var own && own.HookedTables > writer.HookedTables ? own : null;
    }

    /// <summary>Updates a row by the writer of its table, and yields it as one of the table that is named.</summary>
    public async ValueTask<WriteOutcome> UpdateAsync(WriteScope scope, TableWriter own, SqlValue key, RowValues values, RowReceiver receiver)
    {
        var outcome = await own.UpdateAsync(scope, key, ValuesOf(own, values), Nested.NoReceiver.Instance);
        return outcome.State == WriteState.Done ? await writer.ReadAsync(scope, key, receiver) : outcome;
    }

    // A table has all fields and relations of those that it inherits from, by their names.
    private RowValues ValuesOf(TableWriter own, RowValues values)
    {
        var mapped = new RowValues(own.Fields.Count)
        {
            Links = values.Links,
            Relations = values.Relations?.ConvertAll(c => c with { Relation = own.Table.FindRelation(c.Relation.Name)! }),
        };
        foreach (var field in own.Fields)
        {
            if (writer.Fields.FirstOrDefault(f => f.Name == field.Name) is { } named && values.IsSet(named.Slot))
            {
                mapped.Set(field.Slot, values[named.Slot]);
            }
        }

        return mapped;
    }

    private sealed class TypeReceiver(int slot) : RowReceiver
    {
        public string? Table { get; private set; }

        public override void Receive(RowReader row) => Table = row.GetString(slot);
    }
}
