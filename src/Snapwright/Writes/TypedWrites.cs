using Snapwright.Access;
using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>Writes by the application's own code: what REST would answer with a problem is an exception here.</summary>
internal static class TypedWrites
{
    public static async ValueTask<T> InsertAsync<T>(WriteScope scope, Table table, RowValues values, Func<RowReader, T> read)
        where T : class
    {
        var writer = scope.Runtime.Get(table).Writer;
        Check(writer, values);
        var row = new TypedReceiver<T>(read);
        Expect(table, await TellAsync(scope, table, writer.InsertAsync(scope, values, row)));
        return row.Row!;
    }

    public static async ValueTask<T?> UpdateAsync<T>(WriteScope scope, Table table, SqlValue key, RowValues values, Func<RowReader, T> read)
        where T : class
    {
        var writer = scope.Runtime.Get(table).Writer;
        Check(writer, values);
        var row = new TypedReceiver<T>(read);
        Expect(table, await TellAsync(scope, table, writer.UpdateAsync(scope, key, values, row)));
        return row.Row;
    }

    public static async ValueTask<bool> DeleteAsync(WriteScope scope, Table table, SqlValue key) =>
        Expect(table, await TellAsync(scope, table, scope.Runtime.Get(table).Writer.DeleteAsync(scope, key)));

    private static async ValueTask<WriteOutcome> TellAsync(WriteScope scope, Table table, ValueTask<WriteOutcome> write)
    {
        try
        {
            return await write;
        }
        catch (DatabaseFaultException e) when (e is not ConstraintViolationException && ConstraintViolationException.Of(e, table, scope.Runtime.Model) is { } violation)
        {
            throw violation;
        }
    }

    /// <summary>What REST would answer with a problem.</summary>
    public static WriteRejectedException Rejection(Table table, ApiProblem problem) =>
        new(table.Name.ToString(), problem.Errors.Count > 0 ? problem.Errors : [new BodyError("", problem.Code.Code, problem.Detail)]);

    private static void Check(TableWriter writer, RowValues values)
    {
        var errors = new BodyErrors();
        ValueChecks.Values(writer.Fields, values, errors);
        if (!errors.IsEmpty)
        {
            throw new WriteRejectedException(writer.Table.Name.ToString(), errors.Errors);
        }
    }

    private static bool Expect(Table table, WriteOutcome outcome)
    {
        if (outcome.Problem is { } problem)
        {
            throw Rejection(table, problem);
        }

        return outcome.State == WriteState.Done;
    }

    private sealed class TypedReceiver<T>(Func<RowReader, T> read) : RowReceiver
        where T : class
    {
        public T? Row { get; private set; }

        public override void Receive(RowReader row) => Row = read(row);
    }
}
