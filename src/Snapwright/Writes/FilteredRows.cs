using Snapwright.Model.Collections;
using Snapwright.Problems;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>The rows that a filter matches, kept from others until the transaction ends.</summary>
internal static class FilteredRows
{
    /// <summary>Whether a filter restricts at all. What is true of every row by its form alone does not, such as <c>{"_and":[]}</c>.</summary>
    public static bool Restricts(Filter? filter) => filter is not null && Constant(filter) != true;

    /// <summary>The keys, in their order; a problem where they are more than may be changed at once.</summary>
    public static async ValueTask<(IReadOnlyList<SqlValue> Keys, ApiProblem? Problem)> LockAsync(
        WriteScope scope, ServedTable table, Filter filter, int most)
    {
        var key = table.Fields[table.KeySlot];
        var request = new ReadRequest
        {
            Table = table.Table,
            Filter = filter,
            Selection = new(EquatableArray.Of<SelectedField>(new SelectedColumn(key))),
            Limit = (long)most + 1,
        };
        var plan = scope.Runtime.Plan(request, scope.Caller, out var values);
        var keys = new List<SqlValue>();
        await using (var rows = await scope.Session!.QueryAsync(scope.Runtime.Database.Dialect.Lock(plan.Rows), values, scope.CancellationToken))
        {
            while (await rows.ReadAsync(scope.CancellationToken))
            {
                keys.Add(RowKey.Read(rows, 0, key.Type.Kind));
            }
        }

        if (keys.Count <= most)
        {
            return (keys, null);
        }

        var count = await TypedReads.CountAsync(scope.Session!, scope.Runtime, scope.Caller, request, scope.CancellationToken);
        return ([], new(
            ProblemCodes.TooManyRows,
            $"The filter matches {count} rows; at most {most} are changed by one request (Snapwright:Limits:MaxAffectedRows). Nothing was changed."));
    }

    private static bool? Constant(Filter filter) => filter switch
    {
        AllFilter all when all.Filters.All(static f => Constant(f) == true) => true,
        AllFilter all when all.Filters.Any(static f => Constant(f) == false) => false,
        AnyFilter any when any.Filters.Any(static f => Constant(f) == true) => true,
        AnyFilter any when any.Filters.All(static f => Constant(f) == false) => false,
        NotFilter not => !Constant(not.Operand),
        NullFilter { Field.IsNullable: false } test => !test.IsNull,
        _ => null,
    };
}
