using Snapwright.Query.Expressions;

namespace Snapwright.Access;

/// <summary>A field with an order: numbers, dates, times, booleans, UUIDs.</summary>
/// <typeparam name="T">int, long, double, decimal, bool, Guid, DateOnly, TimeOnly or DateTime (UTC).</typeparam>
#pragma warning disable CS0660, CS0661, CA1046 // == makes a condition here; a field is never compared with another object.
public sealed class ValueField<T>(FieldScope scope, string name) : Field(scope, name)
#pragma warning restore CS0660, CS0661, CA1046
    where T : struct
{
    /// <summary>Equal; with null, whether it is null.</summary>
    public static Condition operator ==(ValueField<T> field, T? value) =>
        value is { } given ? field.Compare(ComparisonOperator.Equal, TypedValue.Of(given)) : field.IsNull;

    /// <summary>Not equal; with null, whether it is not null.</summary>
    public static Condition operator !=(ValueField<T> field, T? value) =>
        value is { } given ? field.Compare(ComparisonOperator.NotEqual, TypedValue.Of(given)) : field.IsNotNull;

    /// <summary>Less.</summary>
    public static Condition operator <(ValueField<T> field, T value) => field.Compare(ComparisonOperator.Less, TypedValue.Of(value));

    /// <summary>Less or equal.</summary>
    public static Condition operator <=(ValueField<T> field, T value) => field.Compare(ComparisonOperator.LessOrEqual, TypedValue.Of(value));

    /// <summary>Greater.</summary>
    public static Condition operator >(ValueField<T> field, T value) => field.Compare(ComparisonOperator.Greater, TypedValue.Of(value));

    /// <summary>Greater or equal.</summary>
    public static Condition operator >=(ValueField<T> field, T value) => field.Compare(ComparisonOperator.GreaterOrEqual, TypedValue.Of(value));

    /// <summary>One of these; false for none.</summary>
    public Condition In(params IEnumerable<T> values) => InList([.. values.Select(TypedValue.Of)]);
}
