using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>The update statements of a table, one per set of fields that some request has changed.</summary>
internal sealed class UpdateStatements(Table table, Planner planner, Dialect dialect)
{
    private const int Cached = 128;

    private readonly BoundedCache<string, SqlStatement> _statements = new(Cached);

    /// <summary>The statement that sets the set slots, in their order; the key is its last parameter.</summary>
    public SqlStatement Of(RowValues values, Caller caller) =>
        Of(values, caller.PlanKey, slots => planner.PlanUpdate(table, slots, caller));

    /// <summary>The statement that sets the set slots on the rows of an array of keys, its last parameter; it yields no rows.</summary>
    public SqlStatement OfMany(RowValues values, Caller caller) =>
        Of(values, caller.PlanKey + "*", slots => planner.PlanUpdateMany(table, slots, caller));

    /// <summary>The statement that sets the set slots on so many rows, on each to values of its own, see <see cref="Planner.PlanUpdateEach"/>.</summary>
    public SqlStatement OfEach(RowValues values, int rows, Caller caller) =>
        Of(values, FormattableString.Invariant($"{caller.PlanKey}*{rows}"), slots => planner.PlanUpdateEach(table, slots, rows, caller));

    private SqlStatement Of(RowValues values, string suffix, Func<int[], UpdatePlan> plan)
    {
        var key = string.Create(values.Count + suffix.Length, (values, suffix), static (text, source) =>
        {
            for (var slot = 0; slot < source.values.Count; slot++)
            {
                text[slot] = source.values.IsSet(slot) ? '1' : '0';
            }

            source.suffix.CopyTo(text[source.values.Count..]);
        });
        if (_statements.Find(key) is { } known)
        {
            return known;
        }

        var slots = Enumerable.Range(0, values.Count).Where(values.IsSet).ToArray();
        var statement = dialect.Write(plan(slots));
        _statements.Add(key, statement);
        return statement;
    }

    public static SqlValue[] Parameters(RowValues values, SqlValue key)
    {
        var parameters = new SqlValue[values.SetCount + 1];
        var next = 0;
        for (var slot = 0; slot < values.Count; slot++)
        {
            if (values.IsSet(slot))
            {
                parameters[next++] = values[slot];
            }
        }

        parameters[next] = key;
        return parameters;
    }
}
