using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Query.Views;

namespace Snapwright.Query.FunQl.Views;

/// <summary>A statement that reads the rows of a view: their columns, and nothing of what clients are told besides.</summary>
/// <param name="Statement">The statement; its ordinals are the places of <see cref="BoundView.Columns"/>.</param>
/// <param name="Parameters">What each parameter of the statement is.</param>
public sealed record ViewStatement(SqlStatement Statement, EquatableArray<ViewParameter> Parameters)
{
    /// <summary>The statement of a view in a dialect.</summary>
    public static ViewStatement Of(ViewTable view, Planner planner, Dialect dialect)
    {
        var request = new ReadRequest
        {
            Table = view.Table,
            View = view,
            Selection = new(view.Columns.Select(static f => (SelectedField)new SelectedColumn(f)).ToEquatableArray()),
            Sort = view.Order,
        };
        var plan = planner.PlanRead(request, view.View.Plan.Caller);
        for (var i = 0; i < plan.Shape.Fields.Count; i++)
        {
            if (plan.Shape.Fields[i] is not ScalarField field || field.Ordinal != i)
            {
                throw new InvalidOperationException($"Column {i} of '{view.Table.Name}' stands elsewhere: a bug in the planner.");
            }
        }

        var statement = SelectWriter.Write(dialect, plan.Query, out var mentioned);
        return new(dialect.With(statement, view.View.Plan.Settings), mentioned.Select(i => view.View.Plan.Parameters[i]).ToEquatableArray());
    }

    /// <summary>The statement of a plan in a dialect, with its columns as readers have them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="limit">Most rows; null for the bound of the plan itself.</param>
    /// <param name="projections">What is wanted of it; null for all.</param>
    public static ViewStatement Of(ViewPlan plan, Dialect dialect, Expression? limit = null, EquatableArray<Expression>? projections = null)
    {
        var query = plan.Query with { Projections = (projections ?? plan.Query.Projections).Select(AggregateShape.Shown).ToEquatableArray(), Limit = limit ?? plan.Query.Limit };
        return new(dialect.With(dialect.Write(query, plan.Parameters.Select(static p => p.Type).ToEquatableArray()), plan.Settings), plan.Parameters);
    }

    /// <summary>The values of the parameters.</summary>
    /// <param name="arguments">The values of the arguments, as declared.</param>
    /// <param name="globals">What every query is given.</param>
    /// <param name="rowValue">The values that depend on the row that a command is at; null for a query, which has none.</param>
    public SqlValue[] Values(IReadOnlyList<SqlValue> arguments, GlobalValues globals, Func<ViewParameter, SqlValue>? rowValue = null)
    {
        var values = new SqlValue[Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Parameters[i] switch
            {
                ArgumentParameter argument => arguments[argument.Argument],
                ConstantParameter constant => constant.Value,
                GlobalParameter global => globals.Of(global),
                var other when rowValue is not null => rowValue(other),
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
