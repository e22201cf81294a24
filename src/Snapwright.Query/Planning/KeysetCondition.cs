using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.Planning;

/// <summary>
/// The condition that a row stands behind a place in an order. Where no key can be NULL and all go one way it is a comparison of rows, which an index on
/// the keys answers by going to the place; else it is spelled out, with the first key's bound in front for the index.
/// </summary>
internal static class KeysetCondition
{
    /// <summary>The condition; the values that are not NULL become parameters, in their order.</summary>
    public static Expression Of(IReadOnlyList<Ordering> keys, EquatableArray<SqlValue> position, PlanNumbers numbers)
    {
        var values = new Expression?[keys.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = position[i].IsNull ? null : Value(keys[i].Key.Type, position[i], numbers);
        }

        if (keys.Count > 1 && keys.All(k => !k.IsNullable && k.Descending == keys[0].Descending))
        {
            return new RowComparison(
                Direction(keys[0]), keys.Select(static k => k.Key).ToEquatableArray(), values.Select(static v => v!).ToEquatableArray());
        }

        var behind = Behind(keys, values, 0);
        if (keys.Count == 1 || keys[0].IsNullable)
        {
            return behind;
        }

        var bound = keys[0].Descending ? ComparisonOperator.LessOrEqual : ComparisonOperator.GreaterOrEqual;
        return new And(EquatableArray.Of<Expression>(new Comparison(bound, keys[0].Key, values[0]!), behind));
    }

    // No number of .NET has as many digits as computed decimals can have.
    private static Expression Value(DataType type, SqlValue value, PlanNumbers numbers) =>
        value.Kind == TypeKind.Text && AggregateTypes.IsWide(type) ? new Cast(numbers.Parameter(DataType.Text), type) : numbers.Parameter(type);

    private static Expression Behind(IReadOnlyList<Ordering> keys, Expression?[] values, int index)
    {
        var (key, value) = (keys[index], values[index]);
        var choices = new List<Expression>();
        if (value is not null)
        {
            choices.Add(new Comparison(Direction(key), key.Key, value));
            if (key.IsNullable && !key.NullsFirst)
            {
                choices.Add(new IsNull(key.Key));
            }
        }
        else if (key.NullsFirst)
        {
            choices.Add(new Not(new IsNull(key.Key)));
        }

        if (index + 1 < keys.Count)
        {
            Expression equal = value is null ? new IsNull(key.Key) : new Comparison(ComparisonOperator.Equal, key.Key, value);
            choices.Add(new And(EquatableArray.Of(equal, Behind(keys, values, index + 1))));
        }

        return choices.Count == 1 ? choices[0] : new Or(choices.ToEquatableArray());
    }

    private static ComparisonOperator Direction(Ordering key) => key.Descending ? ComparisonOperator.Less : ComparisonOperator.Greater;
}
