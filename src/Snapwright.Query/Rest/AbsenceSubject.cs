using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>A to-one relation whose key is in the other table: whether there is a row.</summary>
internal sealed class AbsenceSubject(Relation relation) : FilterSubject(relation.Name, "at most one row", FilterOperators.Absence)
{
    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value) => throw Impossible();

    public override Filter Null(bool isNull) => RelationFilterReader.Absence(relation, isNull);

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) => throw Impossible();

    public override Filter In(SqlValue[] values) => throw Impossible();

    public override Filter Test(ValueTest test) => throw Impossible();

    private static NotSupportedException Impossible() => new("A relation without a key takes no values.");
}
