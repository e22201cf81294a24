using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Updates rows that are there and locked, each in its own way, many by one statement.</summary>
internal static class SetUpdate
{
    // A statement has places for so many rows, and the last row fills those that are over: few statements are worth keeping.
    private const int Many = 50;
    private const int Few = 5;

    /// <summary>
    /// Whether rows can be written together: nothing but the row itself is written, all set the same fields, and none that makes rows unique, since then it would matter in which order a database
    /// takes them.
    /// </summary>
    public static bool IsFor(ServedTable table, IReadOnlyList<WrittenRow> rows)
    {
        var first = rows[0].Values;
        return table.Table.Hierarchy is not { Descendants.Count: > 0 }
            && !table.Table.IndexDefinitions.Any(static i => i.IsUnique)
            && rows.All(r => table.Writer.IsPlainUpdate(r.Values) && table.Fields.All(f => r.Values.IsSet(f.Slot) == first.IsSet(f.Slot)))
            && !table.Fields.Any(f => first.IsSet(f.Slot) && (table.Table.Uniques.Any(u => u.Fields.Contains(f.Name)) || table.Table.UniqueConstraints.Any(u => u.Fields.Contains(f.Name))));
    }

    /// <summary>Updates them in the open transaction.</summary>
    public static async ValueTask RunAsync(WriteScope scope, ServedTable table, IReadOnlyList<WrittenRow> rows)
    {
        var now = scope.Runtime.Now();
        foreach (var row in rows)
        {
            table.Writer.StampUpdate(row.Values, now);
        }

        for (var done = 0; done < rows.Count;)
        {
            var size = rows.Count - done > Many / 2 ? Many : Few;
            var part = rows.Skip(done).Take(size).ToList();
            await scope.Session!.ExecuteAsync(
                table.Writer.Sets.UpdateEach(part[0].Values, size, scope.Caller), Parameters([.. part, .. Enumerable.Repeat(part[^1], size - part.Count)]), scope.CancellationToken);
            done += part.Count;
        }
    }

    private static SqlValue[] Parameters(IReadOnlyList<WrittenRow> rows)
    {
        var keys = rows.Select(static r => r.Key!.Value).ToArray();
        var parameters = new List<SqlValue>(keys[..^1]);
        foreach (var row in rows)
        {
            for (var slot = 0; slot < row.Values.Count; slot++)
            {
                if (row.Values.IsSet(slot))
                {
                    parameters.Add(row.Values[slot]);
                }
            }
        }

        parameters.Add(SqlValue.Array(keys));
        return [.. parameters];
    }
}
