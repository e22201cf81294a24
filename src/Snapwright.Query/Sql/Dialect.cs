using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>How plans become text for one database. Pure: the compiler and the server get the same text from it.</summary>
public abstract class Dialect
{
    private protected Dialect()
    {
    }

    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgres</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Quotes an identifier.</summary>
    public string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"") + "\"";

    /// <summary>A table with its schema, quoted.</summary>
    public abstract string Quote(TableName table);

    /// <summary>The statement of a query.</summary>
    public SqlStatement Write(SelectQuery query) => SelectWriter.Write(this, query);

    /// <summary>The statement of an insert; it yields the row.</summary>
    public SqlStatement Write(InsertPlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>The statement of an update; it yields the rows.</summary>
    public SqlStatement Write(UpdatePlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>The statement of a delete.</summary>
    public SqlStatement Write(DeletePlan plan) => ChangeWriter.Write(this, plan);

    /// <summary>The statements that set the links of a row.</summary>
    public abstract LinkStatements Write(LinkPlan plan);

    /// <summary>Appends the test whether a value is one of an array parameter.</summary>
    internal abstract void WriteInList(SqlText sql, InList list);

    /// <summary>Appends the test whether a text contains another, both folded.</summary>
    internal abstract void WriteContains(SqlText sql, ContainsText contains);

    /// <summary>Appends the test whether a row matches a search, in a form that the index of search answers.</summary>
    internal abstract void WriteSearchMatch(SqlText sql, SearchMatch match);

    /// <summary>Appends the score of a row in a search.</summary>
    internal abstract void WriteSearchScore(SqlText sql, SearchScore score);

    /// <summary>Appends where NULLs go, so that they sort as the greatest value.</summary>
    internal abstract void WriteNullOrder(SqlText sql, Ordering ordering);

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

    /// <summary>Appends a value in the form in which it travels inside <see cref="NestedRows"/> without loss.</summary>
    internal abstract void WriteTransported(SqlText sql, Expression value);
}
