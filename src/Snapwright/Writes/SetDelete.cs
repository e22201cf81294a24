using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Deletes the rows of some keys: by one statement, or with hooks one by one.</summary>
internal static class SetDelete
{
    /// <summary>Deletes them in the open transaction; null when it is done.</summary>
    public static async ValueTask<ApiProblem?> RunAsync(WriteScope scope, ServedTable table, IReadOnlyList<SqlValue> keys)
    {
        if (keys.Count == 0)
        {
            return null;
        }

        if (!table.Writer.HasHooks)
        {
            await scope.Session!.ExecuteAsync(
                table.Writer.Sets.Delete(scope.Caller), new[] { SqlValue.Array([.. keys]) }, scope.CancellationToken);
            return null;
        }

        // A row that went with another, by a cascade, is gone already.
        var errors = new RowErrors();
        foreach (var key in keys)
        {
            if ((await table.Writer.DeleteAsync(scope, key)).Problem is { } problem)
            {
                errors.Add($"[{RowKey.ToText(key)}]", problem);
            }

            if (errors.IsFull)
            {
                break;
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }
}
