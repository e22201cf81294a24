using Snapwright.Model.Tables;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>How plans and schemas become text for one database. Pure: the compiler and the server get the same text from it.</summary>
public abstract class Dialect
{
    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgres</c>, <c>mysql</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Quotes an identifier.</summary>
    public abstract string Quote(string identifier);

    /// <summary>A table with its schema, quoted.</summary>
    public abstract string Quote(TableName table);

    /// <summary>The statement of a read plan.</summary>
    public abstract SqlStatement Write(SelectQuery query);

    /// <summary>The statement of an insert.</summary>
    public abstract SqlStatement Write(InsertPlan plan);

    /// <summary>The statement of an update.</summary>
    public abstract SqlStatement Write(UpdatePlan plan);

    /// <summary>The statement of a delete.</summary>
    public abstract SqlStatement Write(DeletePlan plan);

    /// <summary>The type of a column in DDL.</summary>
    public abstract string ColumnType(DataType type);
}
