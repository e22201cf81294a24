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
public sealed record BoundMapping(EquatableArray<MappingCase> Cases, SqlValue? Otherwise, bool IsOfItems);

/// <summary>A value and what it becomes.</summary>
public sealed record MappingCase(SqlValue When, SqlValue Then);
