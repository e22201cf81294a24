using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;

namespace Snapwright.Writes;

/// <summary>The statements that write many rows of a table at once; made when they are first asked for.</summary>
internal sealed class SetStatements(Table table, Planner planner, Dialect dialect)
{
    private readonly UpdateStatements _updates = new(table, planner, dialect);
    private readonly Lazy<SqlStatement?> _insert = new(() => dialect.WriteMany(planner.PlanInsert(table, Caller.System), isReturning: false));
    private readonly Lazy<SqlStatement> _insertSome =
        new(() => dialect.WriteRows(planner.PlanInsert(table, Caller.System), dialect.RowsPerInsert, isReturning: false));

    private readonly Lazy<SqlStatement> _insertSomeReturning =
        new(() => dialect.WriteRows(planner.PlanInsert(table, Caller.System), dialect.RowsPerInsert, isReturning: true));

    private readonly Lazy<SqlStatement?> _insertReturning = new(() => dialect.WriteMany(planner.PlanInsert(table, Caller.System), isReturning: true));

    /// <summary>How many rows <see cref="InsertSome"/> takes; 1 where the known insert is as good.</summary>
    public int RowsPerInsert => dialect.RowsPerInsert;

    /// <summary>Inserts <see cref="RowsPerInsert"/> rows.</summary>
    public SqlStatement InsertSome(bool isReturning) => (isReturning ? _insertSomeReturning : _insertSome).Value;

    /// <summary>Inserts rows from an array per column; null where the database takes row by row.</summary>
    public SqlStatement? Insert(bool isReturning) => (isReturning ? _insertReturning : _insert).Value;

    /// <summary>Sets the set slots on the rows of an array of keys.</summary>
    public SqlStatement Update(RowValues values, Caller caller) => _updates.OfMany(values, caller);

    /// <summary>Sets the set slots on so many rows, on each to values of its own.</summary>
    public SqlStatement UpdateEach(RowValues values, int rows, Caller caller) => _updates.OfEach(values, rows, caller);

    /// <summary>Deletes the rows of an array of keys.</summary>
    public SqlStatement Delete(Caller caller) => dialect.Write(planner.PlanDeleteMany(table, caller));
}
