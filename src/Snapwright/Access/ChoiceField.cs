using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>A field with a fixed set of choices.</summary>
/// <typeparam name="TChoice">The generated enum.</typeparam>
#pragma warning disable CS0660, CS0661, CA1046 // == makes a condition here; a field is never compared with another object.
public sealed class ChoiceField<TChoice>(FieldScope scope, string name, Func<TChoice, string> toText) : Field(scope, name)
#pragma warning restore CS0660, CS0661, CA1046
    where TChoice : struct, Enum
{
    private readonly Func<TChoice, string> _toText = toText;

    /// <summary>Equal; with null, whether it is null.</summary>
    public static Condition operator ==(ChoiceField<TChoice> field, TChoice? value) =>
        value is { } given ? field.Compare(ComparisonOperator.Equal, SqlValue.Text(field._toText(given))) : field.IsNull;

    /// <summary>Not equal; with null, whether it is not null.</summary>
    public static Condition operator !=(ChoiceField<TChoice> field, TChoice? value) =>
        value is { } given ? field.Compare(ComparisonOperator.NotEqual, SqlValue.Text(field._toText(given))) : field.IsNotNull;

    /// <summary>One of these; false for none.</summary>
    public Condition In(params IEnumerable<TChoice> values) => InList([.. values.Select(v => SqlValue.Text(_toText(v)))]);
}
