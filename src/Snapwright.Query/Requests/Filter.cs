using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;
using Snapwright.Query.Views;

namespace Snapwright.Query.Requests;

/// <summary>
/// A condition with its values in place, resolved against the model: what a REST filter and typed data access come to before a
/// plan is made of it. The plan is shared by all filters of one shape; the values become parameters.
/// </summary>
public abstract record Filter;

/// <summary>Compares a stored field (a column, or the key of a to-one relation) with a value that is not NULL.</summary>
public sealed record CompareFilter(StoredField Field, ComparisonOperator Operator, SqlValue Value) : Filter
{
    /// <summary>The comparison with a value as it came; one that is finer than the field becomes one with a value of the field's scale.</summary>
    public static CompareFilter Of(StoredField field, ComparisonOperator comparison, SqlValue value) =>
        FinerDecimals.Compare(field, comparison, value);
}

/// <summary>Whether a stored field is one of a list; the value is an array.</summary>
public sealed record InFilter(StoredField Field, SqlValue List) : Filter
{
    /// <summary>The condition with values as they came; those that are finer than the field are in no row. Intervals are compared by their length, one by one.</summary>
    public static Filter Of(StoredField field, SqlValue[] values) => field.Type.Kind == TypeKind.Interval
        ? new AnyFilter(values.Select(v => (Filter)CompareFilter.Of(field, ComparisonOperator.Equal, v)).ToEquatableArray())
        : FinerDecimals.In(field, values);
}

/// <summary>Whether a text contains another, case and accents ignored.</summary>
public sealed record ContainsFilter(StoredField Field, SqlValue Needle) : Filter;

/// <summary>Whether a stored field is NULL, or is not.</summary>
public sealed record NullFilter(StoredField Field, bool IsNull) : Filter;

/// <summary>Whether related rows meet a condition: the one of a to-one relation, or some of a to-many.</summary>
public sealed record RelatedFilter(Relation Relation, Filter Condition) : Filter;

/// <summary>A test of a value that is not simply a stored field, or one that not every type has.</summary>
public sealed record TestFilter(FilterOperand Operand, ValueTest Test) : Filter;

/// <summary>Whether a condition is false or unknown; never unknown itself.</summary>
public sealed record NotTrueFilter(Filter Operand) : Filter;

/// <summary>A condition in FunQL on the columns of a view.</summary>
public sealed record FunQlFilter : Filter
{
    internal FunQlFilter(ViewCondition condition) => Condition = condition;

    internal ViewCondition Condition { get; }
}

/// <summary>All of them.</summary>
public sealed record AllFilter(EquatableArray<Filter> Filters) : Filter;

/// <summary>Any of them.</summary>
public sealed record AnyFilter(EquatableArray<Filter> Filters) : Filter;

/// <summary>Not, three-valued.</summary>
public sealed record NotFilter(Filter Operand) : Filter;
