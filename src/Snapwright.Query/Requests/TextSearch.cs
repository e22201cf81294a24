using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Requests;

/// <summary>What to look for in the searchable columns of a table.</summary>
/// <param name="Tokens">The words, as <see cref="Text.SearchWords.Of"/> yields them; at least one. Each must be the beginning of a word of some column.</param>
public sealed record TextSearch(EquatableArray<string> Tokens)
{
    /// <summary>The name of the score, as a field and as a sort key.</summary>
    public const string ScoreName = "_score";

    /// <summary>The name of the highlights.</summary>
    public const string HighlightName = "_highlight";

    /// <summary>The score as a field of every table that is searched; it is not stored, and has no slot.</summary>
    public static StoredField ScoreField { get; } = new(
        -1, ScoreName, ScoreName, DataType.Int, new Column { Name = ScoreName, DeclaredType = ColumnType.Int, Type = DataType.Int, IsNullable = false }, null);

    /// <summary>The order of a search that names none: the best match first.</summary>
    public static EquatableArray<SortKey> BestFirst { get; } = EquatableArray.Of(new SortKey(default, ScoreField, Descending: true));
}
