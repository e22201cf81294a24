using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Values;

namespace Snapwright.Compilation;

/// <summary>
/// Leads from the arguments and columns that typed code was compiled for to those of the running view, which may have more of either, or the
/// same in another order.
/// </summary>
internal sealed class ViewMap
{
    private readonly int[] _columns;
    private readonly (int Compiled, SqlValue Default)[] _arguments;

    private ViewMap(int[] columns, (int Compiled, SqlValue Default)[] arguments)
    {
        _columns = columns;
        _arguments = arguments;
    }

    /// <exception cref="StaleViewException">An argument or a column is gone or has another type, or may not be NULL, or may be and could not.</exception>
    public static ViewMap Of(CompiledView compiled, BoundView running)
    {
        var columns = new int[compiled.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Column(compiled, compiled.Columns[i], running);
        }

        foreach (var argument in compiled.Arguments.Where(a => !running.Arguments.Any(r => r.Name == a.Name)))
        {
            throw new StaleViewException(compiled.ViewName, $"has changed since the application was built: argument '{argument.Name}' is gone");
        }

        return new(columns, [.. running.Arguments.Select(a => Argument(compiled, a))]);
    }

    public RowReader ToCompiled(RowReader row) => new RemappedRowReader(row, _columns);

    public SqlValue[] ToRunning(SqlValue[] compiled) => Array.ConvertAll(_arguments, a => a.Compiled < 0 ? a.Default : compiled[a.Compiled]);

    private static int Column(CompiledView compiled, CompiledColumn column, BoundView running)
    {
        for (var i = 0; i < running.Columns.Count; i++)
        {
            var candidate = running.Columns[i];
            if (candidate.Name != column.Name)
            {
                continue;
            }

            if (!IsSame(candidate.Type, column.Type))
            {
                throw Stale(compiled, $"column '{column.Name}' is now {candidate.Type.Kind} and was {column.Type.Kind}");
            }

            return candidate.IsNullable && !column.IsNullable ? throw Stale(compiled, $"column '{column.Name}' may now be null and could not") : i;
        }

        return column.IsNullable ? -1 : throw Stale(compiled, $"column '{column.Name}' is gone");
    }

    private static (int Compiled, SqlValue Default) Argument(CompiledView compiled, BoundArgument running)
    {
        for (var i = 0; i < compiled.Arguments.Count; i++)
        {
            var argument = compiled.Arguments[i];
            if (argument.Name != running.Name)
            {
                continue;
            }

            if (!IsSame(running.Type, argument.Type))
            {
                throw Stale(compiled, $"argument '{argument.Name}' is now {running.Type.Kind} and was {argument.Type.Kind}");
            }

            return argument.IsNullable && !running.IsNullable ? throw Stale(compiled, $"argument '{argument.Name}' could be null and may not now") : (i, default);
        }

        return running.IsRequired
            ? throw Stale(compiled, $"argument '{running.Name}' is new and has no default")
            : (-1, running.Default ?? SqlValue.Null(running.Type.Kind));
    }

    private static bool IsSame(DataType left, DataType right) =>
        left.Kind == right.Kind && left.Item == right.Item && AggregateTypes.IsWide(left) == AggregateTypes.IsWide(right)
        && (left.Kind != TypeKind.Decimal || left.Scale == right.Scale);

    private static StaleViewException Stale(CompiledView compiled, string reason) =>
        new(compiled.ViewName, "has changed since the application was built: " + reason);
}
