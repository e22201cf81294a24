using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>The value at a place of a JSON value, where it has the type; else NULL.</summary>
/// <param name="Json">The JSON value.</param>
/// <param name="Steps">The way: a text parameter is a property, an integer an item of an array. Of two properties of one name the last counts.</param>
/// <param name="ValueType">Text, Float (a number beyond it is infinite or zero) or Boolean.</param>
public sealed record JsonValue(Expression Json, EquatableArray<Parameter> Steps, DataType ValueType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ValueType;
}

/// <summary>Whether a JSON value has nothing at a place, or JSON's null; never unknown.</summary>
public sealed record JsonAbsent(Expression Json, EquatableArray<Parameter> Steps) : Condition;
