using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Views;

/// <summary>A statement that reads the rows of a view: their columns, and nothing of what clients are told besides.</summary>
/// <param name="Statement">The statement; its ordinals are the places of <see cref="BoundView.Columns"/>.</param>
/// <param name="Parameters">What each parameter of the statement is.</param>
public sealed record ViewStatement(SqlStatement Statement, EquatableArray<ViewParameter> Parameters)
{
    /// <summary>The statement of a view in a dialect.</summary>
    public static ViewStatement Of(BoundView view, Dialect dialect)
    {
        var columns = view.Columns;
        var query = view.Plan.Query;

        // What is distinct must stay what it is; what is not loses nothing with columns that nobody reads.
        if (!query.IsDistinct)
        {
            var all = query.Projections;
            query = query with { Projections = columns.Select(c => all[c.Ordinal]).ToEquatableArray() };
        }
        else if (Enumerable.Range(0, columns.Count).Any(i => columns[i].Ordinal != i))
        {
            throw new InvalidOperationException("The columns of distinct rows are not the first that are yielded: a bug in the binder.");
        }

        var statement = SelectWriter.Write(dialect, query, out var mentioned);
        return new(statement, mentioned.Select(i => view.Plan.Parameters[i]).ToEquatableArray());
    }

    /// <summary>The values of the parameters.</summary>
    /// <param name="arguments">The values of the arguments, as declared.</param>
    /// <param name="globals">What every query is given.</param>
    public SqlValue[] Values(IReadOnlyList<SqlValue> arguments, GlobalValues globals)
    {
        var values = new SqlValue[Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Parameters[i] switch
            {
                ArgumentParameter argument => arguments[argument.Argument],
                ConstantParameter constant => constant.Value,
                GlobalParameter global => globals.Of(global),
                var other => throw new NotSupportedException($"No value for {other.GetType().Name}."),
            };
        }

        return values;
    }
}

/// <summary>What every query is given, see <see cref="GlobalArgument"/>.</summary>
/// <param name="User">The name of the caller.</param>
/// <param name="UserId">The key of the caller's row; null for callers without one.</param>
/// <param name="Language">The language of the caller.</param>
/// <param name="TransactionTime">The ticks of the instant at which the request began: whole microseconds of UTC.</param>
public sealed record GlobalValues(string User, SqlValue? UserId, string Language, long TransactionTime)
{
    /// <summary>The value of a parameter.</summary>
    public SqlValue Of(GlobalParameter parameter) => parameter.Global switch
    {
        GlobalArgument.User => SqlValue.Text(User),
        GlobalArgument.UserId => UserId ?? SqlValue.Null(parameter.Type.Kind),
        GlobalArgument.Language => SqlValue.Text(Language),
        GlobalArgument.TransactionTime => SqlValue.DateTime(TransactionTime),
        _ => throw new NotSupportedException($"No value for {parameter.Global}."),
    };
}
