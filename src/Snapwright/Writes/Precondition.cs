using Microsoft.Extensions.Primitives;
using Snapwright.Data.Json;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Checks <c>If-Match</c> against the row, which stays as it is until the transaction ends.</summary>
internal static class Precondition
{
    /// <summary>Null where the write may go on: the header is absent or names the row's tag, or there is no row, which the write finds itself.</summary>
    public static async ValueTask<ApiProblem?> CheckAsync(WriteScope scope, ServedTable table, SqlValue key, StringValues ifMatch)
    {
        if (ifMatch.Count == 0)
        {
            return null;
        }

        using var output = new JsonOutput();
        var response = new RowResponse(table, output);
        var read = scope.Runtime.Database.Dialect.Lock(table.Statements.Get);
        await using (var row = await scope.Session!.QueryAsync(read, new[] { key }, scope.CancellationToken))
        {
            if (!await row.ReadAsync(scope.CancellationToken))
            {
                return null;
            }

            response.Receive(row);
        }

        return EntityTag.IsNamedStrongly(ifMatch, EntityTag.Of(output.Written.Span))
            ? null
            : new(ProblemCodes.PreconditionFailed, $"The row {RowKey.ToText(key)} of '{table.Name}' is not the one that If-Match names.");
    }
}
