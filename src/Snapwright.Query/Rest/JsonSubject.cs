using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The value at a place of a JSON column. The JSON type of what it is compared with decides the type.</summary>
internal sealed class JsonSubject(StoredField field, EquatableArray<JsonStep> path, string name)
    : FilterSubject(name, "a JSON value", FilterOperators.JsonPlace)
{
    public override int Cost => 3;

    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value)
    {
        value = default;
        switch (node)
        {
            case JsonString s when ValueText.IsStorable(s.Value):
                value = SqlValue.Text(s.Value);
                return true;
            case JsonBoolean b:
                value = SqlValue.Boolean(b.Value);
                return true;
            case JsonNumber n when double.TryParse(n.RawText, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !double.IsInfinity(number):
                value = SqlValue.Float(number);
                return true;
            default:
                reading.Error("invalid_value", path, $"Expected a text, a number within that of a double, true or false, not {node.Description}.");
                return false;
        }
    }

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) =>
        new TestFilter(Operand(value.Kind), new CompareTest(comparison, value));

    public override Filter In(SqlValue[] values) =>
        new TestFilter(Operand(values.Length == 0 ? TypeKind.Text : values[0].Kind), new InTest(SqlValue.Array(values)));

    public override Filter Null(bool isNull) => new TestFilter(Operand(TypeKind.Text), new NullTest(isNull));

    public override Filter Test(ValueTest test) => new TestFilter(Operand(TypeKind.Text), test);

    private JsonOperand Operand(TypeKind kind) =>
        new(field, path, kind switch { TypeKind.Text => DataType.Text, TypeKind.Float => DataType.Float, _ => DataType.Boolean });
}
