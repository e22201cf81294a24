using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>An attribute, and where its value is to be had.</summary>
/// <param name="Syntax">The attribute.</param>
/// <param name="Scope">Where its names are looked up.</param>
/// <param name="Arguments">The arguments that it can name.</param>
/// <param name="Names">The rows that it can be computed of.</param>
/// <param name="Way">The queries that its value is carried out of, the innermost first; empty where it is one of the query at hand.</param>
internal sealed record PlacedAttribute(AttributeSyntax Syntax, BindingScope Scope, ArgumentScope Arguments, Block Names, EquatableArray<DerivedRows> Way)
{
    /// <summary>What it is read with, where its rows are those of before a command; else null.</summary>
    public ValuesBefore? Before { get; init; }

    /// <summary>The text of the model that it stands in; null for the one that is bound.</summary>
    public string? Text { get; init; }

    /// <summary>What it is called where it must not use itself; null where it cannot.</summary>
    public string? Key { get; init; }
}
