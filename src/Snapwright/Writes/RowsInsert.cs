using Snapwright.Data.Writes;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Inserts many plain rows: by one statement, by few, or by one prepared statement in a loop where the database has no round trips.</summary>
internal static class RowsInsert
{
    /// <summary>Inserts rows in the open transaction, and hands them on in their order.</summary>
    /// <param name="scope">Where it runs.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">Rows for which <see cref="TableWriter.IsPlain"/> holds, checked.</param>
    /// <param name="receiver">Takes them; null where they are not wanted.</param>
    public static async ValueTask RunAsync(WriteScope scope, ServedTable table, IReadOnlyList<RowValues> rows, RowReceiver? receiver)
    {
        var now = scope.Runtime.Now();
        foreach (var values in rows)
        {
            table.Writer.CompleteInsert(values, now);
        }

        if (rows.Count > 1 && table.Writer.Sets.Insert(receiver is not null) is { } statement)
        {
            var columns = new RowColumns(table.Writer, statement, rows.Count);
            foreach (var values in rows)
            {
                columns.Add(values);
            }

            await RunAsync(scope, columns, receiver);
            return;
        }

        var together = table.Writer.Sets.RowsPerInsert;
        foreach (var some in rows.Chunk(together))
        {
            if (some.Length == together && together > 1)
            {
                var values = some.SelectMany(v => table.Writer.InsertParameters(v).ToArray()).ToArray();
                await SendAsync(scope, table.Writer.Sets.InsertSome(receiver is not null), values, receiver);
                continue;
            }

            foreach (var values in some)
            {
                await SendAsync(scope, table.Statements.Insert, table.Writer.InsertParameters(values), receiver);
            }
        }
    }

    /// <summary>Inserts rows in the open transaction, and hands them on in their order.</summary>
    public static ValueTask RunAsync(WriteScope scope, RowColumns columns, RowReceiver? receiver) =>
        SendAsync(scope, columns.Statement, columns.Parameters, receiver);

    private static async ValueTask SendAsync(
        WriteScope scope, Query.Sql.SqlStatement statement, ReadOnlyMemory<SqlValue> values, RowReceiver? receiver)
    {
        if (receiver is null)
        {
            await scope.Session!.ExecuteAsync(statement, values, scope.CancellationToken);
            return;
        }

        await using var rows = await scope.Session!.QueryAsync(statement, values, scope.CancellationToken);
        while (await rows.ReadAsync(scope.CancellationToken))
        {
            receiver.Receive(rows);
        }
    }
}
