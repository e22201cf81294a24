using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Takes the attributes that the results of a query have; they are bound when its columns are, or when another query asks for one.</summary>
internal sealed class AttributeCollector
{
    /// <summary>The attributes of the view and of its rows.</summary>
    public List<AttributeSyntax> OfRows { get; } = [];

    /// <summary>The attributes of columns, by the place of the column.</summary>
    public List<(int Column, AttributeSyntax Attribute)> OfColumns { get; } = [];

    /// <summary>The query; null until its results are bound.</summary>
    public Block? Block { get; private set; }

    /// <summary>Where its names are looked up.</summary>
    public BindingScope? Scope { get; private set; }

    /// <summary>The arguments that it can name.</summary>
    public ArgumentScope Arguments { get; private set; } = ArgumentScope.None;

    /// <summary>The text of the model that it stands in; null for the one that is bound.</summary>
    public string? Text { get; private set; }

    /// <summary>Whether the query is a side of a set operation, whose rows have no attributes of their own.</summary>
    public bool IsArm { get; private init; }

    public AttributeCollector OfArm() => new() { IsArm = true };

    /// <summary>Its results begin.</summary>
    public void Begin(BindingSession session, BindingScope scope, Block block)
    {
        (Block, Scope, Arguments, Text) = (block, scope, session.Arguments, session.Text);
        block.Attributes = this;
        session.AddCollector(this);
    }
}
