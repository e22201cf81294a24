using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>A text field, ordered by code point.</summary>
#pragma warning disable CS0660, CS0661, CA1046 // == makes a condition here; a field is never compared with another object.
public sealed class TextField(FieldScope scope, string name) : Field(scope, name)
#pragma warning restore CS0660, CS0661, CA1046
{
    /// <summary>Equal, case and all; with null, whether it is null.</summary>
    public static Condition operator ==(TextField field, string? value) =>
        value is null ? field.IsNull : field.Compare(ComparisonOperator.Equal, SqlValue.Text(value));

    /// <summary>Not equal; with null, whether it is not null.</summary>
    public static Condition operator !=(TextField field, string? value) =>
        value is null ? field.IsNotNull : field.Compare(ComparisonOperator.NotEqual, SqlValue.Text(value));

    /// <summary>Less.</summary>
    public static Condition operator <(TextField field, string value) => field.Compare(ComparisonOperator.Less, SqlValue.Text(value));

    /// <summary>Less or equal.</summary>
    public static Condition operator <=(TextField field, string value) => field.Compare(ComparisonOperator.LessOrEqual, SqlValue.Text(value));

    /// <summary>Greater.</summary>
    public static Condition operator >(TextField field, string value) => field.Compare(ComparisonOperator.Greater, SqlValue.Text(value));

    /// <summary>Greater or equal.</summary>
    public static Condition operator >=(TextField field, string value) => field.Compare(ComparisonOperator.GreaterOrEqual, SqlValue.Text(value));

    /// <summary>One of these; false for none.</summary>
    public Condition In(params IEnumerable<string> values) => InList([.. values.Select(SqlValue.Text)]);

    /// <summary>Contains another text; case and accents are ignored.</summary>
    public Condition Contains(string text) => Scope.Condition(new ContainsFilter(Stored, SqlValue.Text(text)));
}
