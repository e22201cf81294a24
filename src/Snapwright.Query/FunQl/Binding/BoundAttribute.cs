using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>An attribute: something that a client is told besides the values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Scope">What it depends on; never <see cref="AttributeScope.Unsaid"/>.</param>
/// <param name="Ordinal">Where its value stands: for <see cref="AttributeScope.PerRow"/> in the rows of the view, else in the row of <see cref="BoundView.AttributePlan"/>.</param>
public sealed record BoundAttribute(string Name, DataType Type, AttributeScope Scope, int Ordinal)
{
    /// <summary>Whether it is the name of a view, or an array of some.</summary>
    public ViewNaming ViewNaming { get; init; }

    /// <summary>Whether it is for other attributes only and never shown.</summary>
    public bool IsInternal { get; init; }

    /// <summary>How it follows from the value of the cell, where it is a mapping; a client can apply it to a value that is not saved yet.</summary>
    public BoundMapping? Mapping { get; init; }
}

/// <summary>A mapping of values.</summary>
/// <param name="Cases">The values and what they become.</param>
/// <param name="Otherwise">What all others become; null for NULL.</param>
/// <param name="IsOfItems">Whether each item of an array is mapped.</param>
public sealed record BoundMapping(EquatableArray<MappingCase> Cases, SqlValue? Otherwise, bool IsOfItems)
{
    /// <summary>What a value becomes.</summary>
    public SqlValue Of(SqlValue value)
    {
        foreach (var item in Cases)
        {
            if (IsSame(value, item.When))
            {
                return item.Then;
            }
        }

        return Otherwise ?? SqlValue.Null(Cases[0].Then.Kind);
    }

    // Computed decimals are texts in rows, and intervals that are as long are the same.
    private static bool IsSame(SqlValue value, SqlValue literal) =>
        value.IsNull || literal.IsNull ? value.IsNull && literal.IsNull
        : literal.Kind == TypeKind.Decimal && value.Kind == TypeKind.Text
            ? decimal.TryParse(value.AsString, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == literal.AsDecimal
        : literal.Kind == TypeKind.Interval ? value.AsInterval.Length == literal.AsInterval.Length
        : value == literal;

    /// <summary>Whether no value that is there becomes NULL.</summary>
    /// <param name="choices">The values that there are; empty where there can be others.</param>
    internal bool IsTotal(EquatableArray<string> choices) =>
        Cases.All(static c => c.When.IsNull || !c.Then.IsNull)
        && (Otherwise is { IsNull: false } || (choices.Count > 0 && choices.All(choice => Cases.Any(c => !c.When.IsNull && c.When.AsString == choice))));
}

/// <summary>A value and what it becomes.</summary>
public sealed record MappingCase(SqlValue When, SqlValue Then);
