using Snapwright.Model.Tables;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>What the statements of links have in common on every database.</summary>
internal sealed record LinkParts(string ClearText, string InsertText, DataType SourceType, DataType TargetType)
{
    public static LinkParts Of(Dialect dialect, LinkPlan plan)
    {
        var junction = plan.Relation.Junction
            ?? throw new ArgumentException($"The relation '{plan.Relation.Name}' has no junction.", nameof(plan));
        var table = dialect.Quote(junction.Table);
        var source = dialect.Quote(junction.SourceColumn);
        return new(
            $"DELETE FROM {table} WHERE {source} = $1",
            $"INSERT INTO {table} ({source}, {dialect.Quote(junction.TargetColumn)})",
            plan.Table.Key.Type,
            plan.Relation.TargetKeyType);
    }
}
