using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>A source with an index of search, and which of its columns are searched.</summary>
/// <param name="Source">The number of the source.</param>
/// <param name="Index">The name of the index.</param>
/// <param name="Key">The key of a row.</param>
/// <param name="Columns">All searchable columns of the table, the weightiest first; their places are those of the marks in the index.</param>
public sealed record SearchedSource(int Source, string Index, ColumnReference Key, EquatableArray<ColumnReference> Columns);

/// <summary>Whether each of some words is the beginning of a word of some searchable column; never unknown.</summary>
/// <param name="Searched">Where.</param>
/// <param name="Tokens">The words, folded; at least one.</param>
public sealed record SearchMatch(SearchedSource Searched, EquatableArray<Parameter> Tokens) : Condition;

/// <summary>How well a row matches, by <see cref="Text.SearchDocument.Score"/>.</summary>
/// <param name="Searched">Where.</param>
/// <param name="Tokens">The words, folded.</param>
public sealed record SearchScore(SearchedSource Searched, EquatableArray<Parameter> Tokens) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Int;
}
