using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>What is asked and done about single links of a <see cref="LinkPlan"/>; the same on every database.</summary>
/// <param name="Find">Yields the keys of the array <c>$2</c> with which the row whose key is <c>$1</c> is linked.</param>
/// <param name="Remove">Removes the link of the row whose key is <c>$1</c> with the one whose key is <c>$2</c>.</param>
public sealed record LinkLookups(SqlStatement Find, SqlStatement Remove)
{
    internal static LinkLookups Of(Dialect dialect, LinkPlan plan)
    {
        var junction = plan.Relation.Junction
            ?? throw new ArgumentException($"The relation '{plan.Relation.Name}' has no junction.", nameof(plan));
        var source = new Parameter(0, plan.Table.Key.Type);
        var target = plan.Relation.TargetKeyType;

        var find = new SqlText(dialect).Append("SELECT ");
        var column = new ColumnReference(0, junction.TargetColumn, target);
        ExpressionWriter.Write(find, column);
        find.Append(" FROM ").Append(dialect.Quote(junction.Table)).Append(" AS ").AppendAlias(0).Append(" WHERE ");
        ExpressionWriter.Write(find, new Comparison(ComparisonOperator.Equal, new ColumnReference(0, junction.SourceColumn, plan.Table.Key.Type), source));
        find.Append(" AND ");
        dialect.WriteInList(find, new InList(column, new Parameter(1, DataType.ArrayOf(target.Kind))));

        var remove = new SqlText(dialect).Append("DELETE FROM ").Append(dialect.Quote(junction.Table)).Append(" WHERE ");
        remove.AppendName(junction.SourceColumn).Append(" = ").AppendParameter(source).Append(" AND ");
        remove.AppendName(junction.TargetColumn).Append(" = ").AppendParameter(new Parameter(1, target));
        return new(find.ToStatement(), remove.ToStatement());
    }
}
