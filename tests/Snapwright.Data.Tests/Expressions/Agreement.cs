using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Asks a database for expressions whose values are known, many by one statement, and finds those for which it says something else.</summary>
/// <param name="session">Runs the statements.</param>
/// <param name="batch">How many stand in a statement; those that may end in an error stand alone.</param>
internal abstract class Agreement<T>(DatabaseSession session, int batch)
{
    private const int MostFailures = 12;

    private readonly List<string> _failures = [];

    public async Task CheckAsync(IReadOnlyCollection<T> trees)
    {
        var mayFail = trees.ToLookup(t => OutcomeOf(t).Errors != Errors.None);
        foreach (var some in mayFail[false].Chunk(batch).Concat(mayFail[true].Chunk(1)))
        {
            await RunAsync(some);
        }

        Assert.True(
            _failures.Count == 0,
            $"Seed {RandomRun.Seed}, {_failures.Count} of {trees.Count}:\n\n{string.Join("\n\n", _failures.OrderBy(static f => f.Length).Take(MostFailures))}");
    }

    protected abstract Outcome OutcomeOf(T tree);

    /// <summary>The text of the value that is expected.</summary>
    protected abstract string? TextOf(T tree);

    /// <summary>Whether any text will do.</summary>
    protected virtual bool IsAny(T tree) => false;

    /// <summary>The statement that yields one row with the texts of some.</summary>
    protected abstract (SqlStatement Statement, SqlValue[] Values) Write(IReadOnlyList<T> trees);

    protected abstract string Shown(T tree);

    private async Task RunAsync(T[] trees)
    {
        var (statement, parameters) = Write(trees);
        var (values, fault) = (new string?[trees.Length], (DatabaseFaultException?)null);
        try
        {
            await using var rows = await session.QueryAsync(statement, parameters, CancellationToken.None);
            await rows.ReadAsync(CancellationToken.None);
            for (var i = 0; i < trees.Length; i++)
            {
                values[i] = rows.IsNull(i) ? null : rows.GetString(i);
            }
        }
        catch (DatabaseFaultException e)
        {
            fault = e;
        }

        if (fault is not null && trees.Length > 1)
        {
            foreach (var tree in trees)
            {
                await RunAsync([tree]);
            }

            return;
        }

        for (var i = 0; i < trees.Length; i++)
        {
            Judge(trees[i], values[i], fault);
        }
    }

    private void Judge(T tree, string? value, DatabaseFaultException? fault)
    {
        var outcome = OutcomeOf(tree);
        var expected = outcome is { HasValue: true, Value: not null } ? TextOf(tree) : null;
        var isRight = fault is null ? outcome.HasValue && (value == expected || IsAny(tree)) : fault.Fault.Kind switch
        {
            DatabaseFaultKind.DivisionByZero => outcome.Errors.HasFlag(Errors.DivisionByZero),
            DatabaseFaultKind.InvalidValue => outcome.Errors.HasFlag(Errors.Invalid),
            _ => false,
        };
        if (!isRight)
        {
            var got = fault is null ? value ?? "NULL" : fault.Fault.Kind + " " + fault.InnerException?.Message;
            _failures.Add($"expected {(outcome.HasValue ? expected ?? "NULL" : "")} {outcome.Errors}\n     got {got}\n{Shown(tree)}");
        }
    }
}
