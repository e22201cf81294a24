using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Weaving;

/// <summary>Which rows of a physical table are those of a table that is stored in it.</summary>
public static class RowTypes
{
    /// <summary>The condition on the rows of a source; null where all of them are rows of the table.</summary>
    public static Expression? Of(Table table, int source) => table.Parent is null ? null : Of(table, source, table.Hierarchy!.Types);

    /// <summary>A condition that rows of a table must meet, of all rows of a physical table.</summary>
    public static Expression Implies(Table table, int source, Expression condition) =>
        Of(table, source) is { } isOfTable ? new Or(EquatableArray.Of(new Not(isOfTable), condition)) : condition;

    /// <summary>A value of rows of a table, which is NULL for all others of a physical table.</summary>
    public static Expression Only(Table table, int source, Expression value) =>
        Of(table, source) is { } isOfTable ? new Conditional(EquatableArray.Of(new ConditionalBranch(isOfTable, value)), null, value.Type) : value;

    /// <summary>Whether a row of a source is of one of some types.</summary>
    public static Expression Of(Table table, int source, EquatableArray<TableName> types) => types.Count == 0
        ? BooleanLiteral.False
        : new IsOfType(new(source, Hierarchy.TypeField, table.TypeColumn!.Type), types);
}
