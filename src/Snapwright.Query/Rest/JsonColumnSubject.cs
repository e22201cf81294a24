using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>A JSON column itself: whether it is NULL. Its inside is for <see cref="JsonFilterReader"/>.</summary>
internal sealed class JsonColumnSubject(StoredField field) : FilterSubject(field.Name, "a JSON value", FilterOperators.Json)
{
    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value)
    {
        value = default;
        reading.Error("not_allowed", path, $"'{Name}' holds {Holds}, which takes {string.Join(", ", Operators)}.");
        return false;
    }

    public override Filter Null(bool isNull) => new NullFilter(field, isNull);

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) => throw Impossible();

    public override Filter In(SqlValue[] values) => throw Impossible();

    public override Filter Test(ValueTest test) => throw Impossible();

    private static NotSupportedException Impossible() => new("A JSON column takes no values.");
}
