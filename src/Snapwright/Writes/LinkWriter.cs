using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Sets the links of a row over the many-to-many relations of its table.</summary>
internal sealed class LinkWriter
{
    private readonly Dictionary<string, TypeKind> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkLookups> _lookups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkStatements> _statements = new(StringComparer.Ordinal);

    public LinkWriter(Table table, Planner planner, Dialect dialect)
    {
        foreach (var relation in table.Relations)
        {
            if (relation.Junction is not null)
            {
                var plan = planner.PlanLinks(table, relation, Caller.System);
                _statements.Add(relation.Name, dialect.Write(plan));
                _lookups.Add(relation.Name, dialect.WriteLookups(plan));
                _keys.Add(relation.Name, relation.TargetKeyType.Kind);
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

    /// <summary>Adds links to those that are there.</summary>
    public async ValueTask AddAsync(WriteScope scope, SqlValue key, string relation, SqlValue[] targets)
    {
        var present = await FindAsync(scope, key, relation, targets);
        var missing = Array.FindAll(targets, t => !present.Contains(t));
        if (missing.Length > 0)
        {
            await scope.Session!.ExecuteAsync(_statements[relation].Add, new[] { key, SqlValue.Array(missing) }, scope.CancellationToken);
        }
    }

    /// <summary>With which of some rows a row is linked.</summary>
    public async ValueTask<HashSet<SqlValue>> FindAsync(WriteScope scope, SqlValue key, string relation, SqlValue[] targets)
    {
        var found = new HashSet<SqlValue>();
        await using var rows = await scope.Session!.QueryAsync(_lookups[relation].Find, new[] { key, SqlValue.Array(targets) }, scope.CancellationToken);
        while (await rows.ReadAsync(scope.CancellationToken))
        {
            found.Add(RowKey.Read(rows, 0, _keys[relation]));
        }

        return found;
    }

    /// <summary>Removes one link.</summary>
    public async ValueTask RemoveAsync(WriteScope scope, SqlValue key, string relation, SqlValue target) =>
        await scope.Session!.ExecuteAsync(_lookups[relation].Remove, new[] { key, target }, scope.CancellationToken);
}
