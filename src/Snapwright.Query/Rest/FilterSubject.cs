using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>What the operators of an object are about: how it takes their values, and what a condition on it comes to.</summary>
/// <param name="name">Its name in messages.</param>
/// <param name="holds">What it holds, in messages: <c>a text</c>.</param>
/// <param name="operators">The operators it takes.</param>
internal abstract class FilterSubject(string name, string holds, string[] operators)
{
    public string Name { get; } = name;

    public string Holds { get; } = holds;

    public string[] Operators { get; } = operators;

    /// <summary>What a condition on it costs, see <see cref="RestLimits.MaxFilterCost"/>.</summary>
    public virtual int Cost => 1;

    /// <summary>The value of an operator; false with an error added.</summary>
    public abstract bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value);

    public abstract Filter Compare(ComparisonOperator comparison, SqlValue value);

    public abstract Filter In(SqlValue[] values);

    public abstract Filter Null(bool isNull);

    /// <summary>Any other test.</summary>
    public abstract Filter Test(ValueTest test);
}

/// <summary>A stored field of a scalar type.</summary>
internal sealed class FieldSubject(StoredField field)
    : FilterSubject(field.Name, ValueText.Describe(field.Type), field.Type.Kind == TypeKind.Text ? FilterOperators.Text : FilterOperators.Scalar)
{
    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value) =>
        FilterValue.TryRead(reading, node, field, path, out value);

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) => CompareFilter.Of(field, comparison, value);

    public override Filter In(SqlValue[] values) => InFilter.Of(field, values);

    public override Filter Null(bool isNull) => new NullFilter(field, isNull);

    public override Filter Test(ValueTest test) =>
        test is FoldedTest { Match: FoldedMatch.Contains } contains ? new ContainsFilter(field, contains.Needle) : new TestFilter(new FieldOperand(field), test);
}

/// <summary>A number that is counted: rows of a relation, items of an array.</summary>
internal sealed class NumberSubject(string name, FilterOperand operand, int cost) : FilterSubject(name, "a number", FilterOperators.Number)
{
    public override int Cost => cost;

    public override bool TryRead(RestReading reading, JsonNode node, string path, out SqlValue value) =>
        FilterValue.TryRead(reading, node, operand.Type, path, out value);

    public override Filter Compare(ComparisonOperator comparison, SqlValue value) => new TestFilter(operand, new CompareTest(comparison, value));

    public override Filter In(SqlValue[] values) => new TestFilter(operand, new InTest(SqlValue.Array(values)));

    public override Filter Null(bool isNull) => new TestFilter(operand, new NullTest(isNull));

    public override Filter Test(ValueTest test) => new TestFilter(operand, test);
}
