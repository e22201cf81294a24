using Snapwright.Data.Databases;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Finds rows by the values of some fields that are unique together.</summary>
/// <param name="scope">Where it runs.</param>
/// <param name="session">The session.</param>
/// <param name="table">The table.</param>
/// <param name="fields">The fields.</param>
internal sealed class RowLookup(WriteScope scope, DatabaseSession session, ServedTable table, EquatableArray<StoredField> fields)
{
    private const int TuplesPerStatement = 100;

    /// <summary>Whether the rows that are found are kept from others until the transaction ends.</summary>
    public bool Locks { get; init; }

    /// <summary>The keys of the rows that are there, by their values.</summary>
    public async ValueTask<Dictionary<EquatableArray<SqlValue>, SqlValue>> FindAsync(IReadOnlyList<EquatableArray<SqlValue>> wanted)
    {
        var found = new Dictionary<EquatableArray<SqlValue>, SqlValue>();
        if (fields.Count == 1)
        {
            if (wanted.Count > 0)
            {
                await FindAsync(InFilter.Of(fields[0], [.. wanted.Select(static t => t[0])]), found);
            }

            return found;
        }

        foreach (var chunk in wanted.Chunk(TuplesPerStatement))
        {
            await FindAsync(new AnyFilter(chunk.Select(Equal).ToEquatableArray()), found);
        }

        return found;
    }

    private Filter Equal(EquatableArray<SqlValue> tuple) =>
        new AllFilter(fields.Select((f, i) => (Filter)CompareFilter.Of(f, ComparisonOperator.Equal, tuple[i])).ToEquatableArray());

    private async ValueTask FindAsync(Filter filter, Dictionary<EquatableArray<SqlValue>, SqlValue> found)
    {
        var plan = scope.Runtime.Plan(new ReadRequest { Table = table.Table, Filter = filter }, scope.Caller, out var values);
        var statement = Locks ? scope.Runtime.Database.Dialect.Lock(plan.Rows) : plan.Rows;
        await using var rows = await session.QueryAsync(statement, values, scope.CancellationToken);
        while (await rows.ReadAsync(scope.CancellationToken))
        {
            found[fields.Select(f => StoredValue.Read(rows, f)).ToEquatableArray()] = StoredValue.Read(rows, table.Fields[table.KeySlot]);
        }
    }
}
