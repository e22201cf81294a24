using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>How plans become text for one database. Pure: the compiler and the server get the same text from it.</summary>
public abstract class Dialect
{
    private protected Dialect()
    {
    }

    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgres</c>, <c>mysql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How computed values become text.</summary>
    internal abstract ComputationText Computations { get; }

    /// <summary>What a query has that the database cannot express; each construct once, none where it can express all of it.</summary>
    public IReadOnlyList<UnsupportedConstruct> Unsupported(SelectQuery query) => UnsupportedConstructs.Of(this, query);

    /// <summary>Whether the database cannot express a construct.</summary>
    internal abstract bool Lacks(UnsupportedConstruct construct);

    /// <summary>Quotes an identifier.</summary>
    public string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"") + "\"";

    /// <summary>A table with its schema, quoted.</summary>
    public abstract string Quote(TableName table);

    /// <summary>The statement of a query.</summary>
    public SqlStatement Write(SelectQuery query) => SelectWriter.Write(this, query);

    /// <summary>The statement of a view, with all parameters of its plan.</summary>
    public SqlStatement Write(ViewPlan plan) => Write(plan.Query, plan.Parameters.Select(static p => p.Type).ToEquatableArray());

    /// <summary>The statement of a query whose first parameters are given, whether it mentions them or not.</summary>
    public SqlStatement Write(SelectQuery query, EquatableArray<DataType> parameters) => SelectWriter.Write(this, query, parameters);

    /// <summary>The statement that tells how another would be run, without running it.</summary>
    public abstract SqlStatement Explain(SqlStatement statement);

    /// <summary>The column of that statement's rows that tells; the others are not for people.</summary>
    public virtual int ExplanationOrdinal => 0;

    /// <summary>Whether what it tells is one JSON value; else it is lines of text.</summary>
    public virtual bool IsExplanationJson => true;

    /// <summary>A statement that is planned with some settings, where the database has a planner that takes any.</summary>
    public virtual SqlStatement With(SqlStatement statement, EquatableArray<PlannerSetting> settings) => statement;

    /// <summary>The statement of an insert; it yields the row.</summary>
    public SqlStatement Write(InsertPlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>The statement of an update; it yields the rows.</summary>
    public virtual SqlStatement Write(UpdatePlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>The statement of a delete.</summary>
    public virtual SqlStatement Write(DeletePlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>
    /// The one statement that inserts many rows; null where a prepared statement per row is as good. Each parameter is the array of one column's
    /// values, or one value of a column that is the same in all rows, in the order of the plan's assignments; arrays and JSON travel as text. It yields the rows in the order of the arrays.
    /// </summary>
    /// <param name="plan">The insert of one row.</param>
    /// <param name="isReturning">Whether the rows are wanted.</param>
    public virtual SqlStatement? WriteMany(InsertPlan plan, bool isReturning) => null;

    /// <summary>How many rows one statement of <see cref="WriteRows"/> is to have, where there is no <see cref="WriteMany"/>; 1 where more gain nothing.</summary>
    public virtual int RowsPerInsert => 1;

    /// <summary>Inserts a number of rows, each with its own parameters, row by row; yields them in that order where they are wanted.</summary>
    public SqlStatement WriteRows(InsertPlan plan, int rows, bool isReturning) => ChangeWriter.WriteRows(this, plan, rows, isReturning);

    /// <summary>The same read, which also keeps others from changing the rows of its table until the transaction ends.</summary>
    public virtual SqlStatement Lock(SqlStatement read) => read;

    /// <summary>
    /// Lets references of the present transaction be checked at its end; null where the database checks every statement.
    /// </summary>
    public virtual SqlStatement? DeferConstraints => null;

    /// <summary>Whether <see cref="DeferConstraints"/> also lets deletes pass that ON DELETE RESTRICT refuses at once elsewhere.</summary>
    public virtual bool DefersRestrict => false;

    /// <summary>The statements that set the links of a row.</summary>
    public abstract LinkStatements Write(LinkPlan plan);

    /// <summary>The statements that look at single links of a row and remove them.</summary>
    public LinkLookups WriteLookups(LinkPlan plan) => LinkLookups.Of(this, plan);

    /// <summary>What stands for the sources of a query that has none, but a condition.</summary>
    internal virtual string NoSource => "";

    /// <summary>Whether a common table can say that it is computed once.</summary>
    internal virtual bool HasMaterialization => true;

    /// <summary>Appends a comparison of two values.</summary>
    internal virtual void WriteComparison(SqlText sql, Comparison comparison, string symbol)
    {
        var (left, right) = ComputationText.BroughtTogether(comparison.Left, comparison.Right);
        Computations.WriteOperand(sql, left);
        sql.Append(symbol);
        Computations.WriteOperand(sql, right);
    }

    /// <summary>Appends the test whether a value is one of an array parameter.</summary>
    internal abstract void WriteInList(SqlText sql, InList list);

    /// <summary>Appends a comparison of rows; a database whose indexes do not see into one overrides it.</summary>
    internal virtual void WriteRowComparison(SqlText sql, RowComparison rows, string symbol)
    {
        sql.Append("(").AppendList(rows.Left, ", ", e => ExpressionWriter.Write(sql, e)).Append(")").Append(symbol);
        sql.Append("(").AppendList(rows.Right, ", ", e => ExpressionWriter.Write(sql, e)).Append(")");
    }

    /// <summary>Appends the test whether a text contains another, both folded.</summary>
    internal abstract void WriteContains(SqlText sql, ContainsText contains);

    /// <summary>Appends the test whether a row matches a search, in a form that the index of search answers.</summary>
    internal abstract void WriteSearchMatch(SqlText sql, SearchMatch match);

    /// <summary>Appends the score of a row in a search.</summary>
    internal abstract void WriteSearchScore(SqlText sql, SearchScore score);

    /// <summary>Appends the test how a text is like another, both folded.</summary>
    internal abstract void WriteFolded(SqlText sql, FoldedText folded);

    /// <summary>Appends the test whether a text has a part that is like a pattern.</summary>
    internal abstract void WritePattern(SqlText sql, PatternMatch match);

    /// <summary>Appends the value at a place of a JSON value, or NULL.</summary>
    internal abstract void WriteJsonValue(SqlText sql, JsonValue value);

    /// <summary>Appends the test whether a JSON value has nothing at a place.</summary>
    internal abstract void WriteJsonAbsent(SqlText sql, JsonAbsent absent);

    /// <summary>Appends the test which items an array has.</summary>
    internal abstract void WriteArrayHas(SqlText sql, ArrayHas has);

    /// <summary>Appends the number of items of an array.</summary>
    internal abstract void WriteArrayLength(SqlText sql, ArrayLength length);

    /// <summary>The truth value, after <c>IS NOT</c>.</summary>
    internal virtual string True => "TRUE";

    /// <summary>What follows the table in an insert that sets no column.</summary>
    internal virtual string DefaultRow => " DEFAULT VALUES";

    /// <summary>Appends a sort key, and where its NULLs go.</summary>
    internal abstract void WriteOrdering(SqlText sql, Ordering ordering);

    /// <summary>A number as the key of a range with a distance, which is added to it and taken from it.</summary>
    internal virtual Expression RangeKey(Expression key) => key;

    /// <summary>Appends how many rows are wanted, and how many are passed over; with a space in front.</summary>
    internal virtual void WritePage(SqlText sql, Expression? limit, Expression? offset)
    {
        WriteClause(sql, " LIMIT ", limit);
        WriteClause(sql, " OFFSET ", offset);
    }

    /// <summary>Appends the test whether two values are the same, NULL being the same as NULL; a join over it must not compare all with all.</summary>
    internal abstract void WriteSameValue(SqlText sql, SameValue same);

    /// <summary>Appends the beginning of a span of time in UTC.</summary>
    internal abstract void WriteStartOf(SqlText sql, StartOf start);

    /// <summary>
    /// Appends the sum of integers or decimals, which never overflows and loses no digit, in a form that compares with others and with parameters of
    /// its type.
    /// </summary>
    internal abstract void WriteExactSum(SqlText sql, Aggregate sum);

    /// <summary>Appends the average of integers or decimals, rounded half away from zero to a scale, in the form of <see cref="WriteExactSum"/>.</summary>
    internal abstract void WriteExactAverage(SqlText sql, Aggregate average);

    /// <summary>Appends a join that finds one row at most for one row at most (<see cref="Join.Lookup"/>).</summary>
    internal virtual void WriteLookup(SqlText sql, Join join, Comparison lookup) => SourceWriter.WriteLookup(sql, join, lookup);

    /// <summary>Appends the text of a number of the form of <see cref="WriteExactSum"/>, with all digits of its scale.</summary>
    internal abstract void WriteNumberText(SqlText sql, NumberText number);

    /// <summary>Appends a value that the statement itself yields, in the form in which the driver reads it.</summary>
    internal virtual void WriteYielded(SqlText sql, Expression value) => ExpressionWriter.Write(sql, value);

    /// <summary>Appends a query as one JSON value: an array of arrays of <see cref="WriteTransported"/> values.</summary>
    internal abstract void WriteNestedRows(SqlText sql, NestedRows rows);

    /// <summary>Appends the values of a nested row as one JSON array, in chunks where they are many.</summary>
    private protected void WriteNestedRow(SqlText sql, string function, IReadOnlyList<Expression> values)
    {
        sql.Append(function).Append("(");
        if (values.Count <= NestedRows.ChunkSize)
        {
            sql.AppendList(values, ", ", v => WriteTransported(sql, v));
        }
        else
        {
            var chunks = new List<IReadOnlyList<Expression>>();
            for (var start = 0; start < values.Count; start += NestedRows.ChunkSize)
            {
                chunks.Add([.. values.Skip(start).Take(NestedRows.ChunkSize)]);
            }

            sql.AppendList(chunks, ", ", c => WriteNestedRow(sql, function, c));
        }

        sql.Append(")");
    }

    /// <summary>Appends a key and its direction, without a word on NULLs.</summary>
    private protected static void WriteKey(SqlText sql, Ordering ordering)
    {
        ExpressionWriter.Write(sql, ordering.Key);
        if (ordering.Descending)
        {
            sql.Append(" DESC");
        }
    }

    private protected static void WriteClause(SqlText sql, string keyword, Expression? expression)
    {
        if (expression is not null)
        {
            sql.Append(keyword);
            ExpressionWriter.Write(sql, expression);
        }
    }

    /// <summary>Appends a value in the form in which it travels inside <see cref="NestedRows"/> without loss.</summary>
    internal abstract void WriteTransported(SqlText sql, Expression value);
}
