using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Reads written rows in the transaction that wrote them, with the fields that were asked for: one statement for all rows.</summary>
internal static class Representation
{
    /// <summary>Writes the rows of some keys as items of a JSON array, in the order of the keys.</summary>
    /// <param name="scope">Where it runs; with a session.</param>
    /// <param name="table">The table.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="selection">The fields; null for the default ones.</param>
    /// <param name="output">Takes the items, with commas.</param>
    public static async ValueTask WriteAsync(
        WriteScope scope, ServedTable table, IReadOnlyList<SqlValue> keys, Selection? selection, JsonOutput output)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var (statement, values, readKey, writeRow) = Plan(scope, table, keys, selection);
        using var rows = new JsonOutput();
        var places = new Dictionary<SqlValue, Range>(keys.Count);
        await using (var reader = await scope.Session!.QueryAsync(statement, values, scope.CancellationToken))
        {
            while (await reader.ReadAsync(scope.CancellationToken))
            {
                var start = rows.Length;
                writeRow(reader, rows);
                places[readKey(reader)] = start..rows.Length;
            }
        }

        var isFirst = true;
        foreach (var key in keys)
        {
            if (places.TryGetValue(key, out var place))
            {
                if (!isFirst)
                {
                    output.Raw((byte)',');
                }

                output.Raw(rows.Written.Span[place]);
                isFirst = false;
            }
        }
    }

    private static (SqlStatement Statement, SqlValue[] Values, Func<RowReader, SqlValue> ReadKey, Action<RowReader, JsonOutput> WriteRow) Plan(
        WriteScope scope, ServedTable table, IReadOnlyList<SqlValue> keys, Selection? selection)
    {
        var field = table.Fields[table.KeySlot];
        var request = new ReadRequest { Table = table.Table, Filter = InFilter.Of(field, [.. keys]) };
        if (selection is null)
        {
            var known = scope.Runtime.Plan(request, scope.Caller, out var knownValues);
            return (known.Rows, knownValues, row => StoredValue.Read(row, field), known.WriteRow);
        }

        // The key comes first, whether or not it was asked for, and is not written.
        request = request with { Selection = new(selection.Fields.Prepend(new SelectedColumn(field)).ToEquatableArray()) };
        var plan = scope.Runtime.Planner.PlanRead(request, scope.Caller);
        var key = (ScalarField)plan.Shape.Fields[0];
        var writer = new RowShapeWriter(new(plan.Shape.Fields.Skip(1).ToEquatableArray()));
        return (
            scope.Runtime.Database.Dialect.Write(plan.Query),
            RequestShape.Of(request, scope.Caller).Values,
            row => RowKey.Read(row, key.Ordinal, field.Type.Kind),
            writer.Write);
    }
}
