using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Sets the links of a row over the many-to-many relations of its table.</summary>
internal sealed class LinkWriter
{
    private readonly Dictionary<string, LinkStatements> _statements = new(StringComparer.Ordinal);

    public LinkWriter(Table table, Planner planner, Dialect dialect)
    {
        foreach (var relation in table.Relations)
        {
            if (relation.Junction is not null)
            {
                _statements.Add(relation.Name, dialect.Write(planner.PlanLinks(table, relation, Caller.System)));
            }
        }
    }

    /// <summary>Makes the links of a row those that are given; relations that are not named stay as they are.</summary>
    public async ValueTask SetAsync(WriteScope scope, SqlValue key, Dictionary<string, SqlValue[]>? links)
    {
        if (links is null)
        {
            return;
        }

        foreach (var (relation, targets) in links)
        {
            var statements = _statements[relation];
            await scope.Session!.ExecuteAsync(statements.Clear, new[] { key }, scope.CancellationToken);
            if (targets.Length > 0)
            {
                await scope.Session!.ExecuteAsync(statements.Add, new[] { key, SqlValue.Array(targets) }, scope.CancellationToken);
            }
        }
    }
}
