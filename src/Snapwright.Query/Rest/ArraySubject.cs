using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>An array column.</summary>
internal sealed class ArraySubject(StoredField field) : FilterSubject(field.Name, "an array", FilterOperators.Array)
{
    public StoredField Field { get; } = field;

    public override int Cost => 2;

    /// <summary>A whole array; a text with commas is not taken for one.</summary>
    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value)
    {
        if (node is JsonArray)
        {
            return TryReadItems(reading, ConditionReader.Items(reading, node, path), path, out value);
        }

        value = default;
        reading.Error("invalid_value", path, $"Expected an array, not {node.Description}; for items there are _has, _has_all and _has_any.");
        return false;
    }

    public bool TryReadItems(RestReading reading, EquatableArray<JsonNode>? items, string path, out SqlValue value)
    {
        value = default;
        if (items is not { } list)
        {
            return false;
        }

        var values = new SqlValue[list.Count];
        var isValid = true;
        for (var i = 0; i < values.Length; i++)
        {
            isValid &= TryReadItem(reading, list[i], $"{path}[{i}]", out values[i]);
        }

        value = SqlValue.Array(values);
        return isValid;
    }

    public bool TryReadItem(RestReading reading, JsonNode node, string path, out SqlValue value) =>
        FilterValue.TryRead(reading, node, Field.Type.ItemType, path, out value) && CheckChoice(reading, value, path);

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) => Test(new CompareTest(comparison, value));

    public override Filter In(SqlValue[] values) => throw new NotSupportedException("Arrays have no _in.");

    public override Filter Null(bool isNull) => new NullFilter(Field, isNull);

    public override Filter Test(ValueTest test) => new TestFilter(new FieldOperand(Field), test);

    private bool CheckChoice(RestReading reading, SqlValue item, string path)
    {
        if (Field.Column is not { Choices.Count: > 0 } column || item.Kind != TypeKind.Text || column.Choices.Contains(item.AsString))
        {
            return true;
        }

        reading.Error("invalid_value", path, $"The item is not one of: {string.Join(", ", column.Choices)}.");
        return false;
    }
}
