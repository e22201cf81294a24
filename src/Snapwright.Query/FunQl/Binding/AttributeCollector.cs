using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Takes the attributes that the results of a query have; they are bound when its columns are.</summary>
internal sealed class AttributeCollector
{
    /// <summary>The attributes of the view and of its rows.</summary>
    public List<AttributeSyntax> OfRows { get; } = [];

    /// <summary>The attributes of columns, by the place of the column.</summary>
    public List<(int Column, AttributeSyntax Attribute)> OfColumns { get; } = [];

    /// <summary>The expressions of the results.</summary>
    public ExpressionBinding? Expressions { get; set; }

    /// <summary>Whether the query is a side of a set operation, whose rows have no attributes of their own.</summary>
    public bool IsArm { get; private init; }

    public AttributeCollector OfArm() => new() { IsArm = true };
}
