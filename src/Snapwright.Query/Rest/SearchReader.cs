using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Text;

namespace Snapwright.Query.Rest;

/// <summary>The <c>search</c> option: words that a row must have, each the beginning of a word of some searchable column.</summary>
internal sealed class SearchReader(RestReading reading)
{
    public TextSearch? Read(JsonNode node, Table table, string path)
    {
        if (node is not JsonString { Value: var text })
        {
            reading.Error("invalid_value", path, $"Expected a text, not {node.Description}.");
            return null;
        }

        if (!table.SearchableColumns.Any())
        {
            reading.Error("not_allowed", path, $"The table '{table.Name}' has no searchable columns. Mark those to be searched with isSearchable: true.");
            return null;
        }

        if (text.Length > reading.Limits.MaxSearchLength)
        {
            reading.Error("limit_exceeded", path, $"The text is longer than {reading.Limits.MaxSearchLength} characters.");
            return null;
        }

        var tokens = SearchWords.Of(text);
        if (tokens.Count == 0)
        {
            reading.Error("invalid_value", path, "The text has no word: a letter or a digit is needed.");
            return null;
        }

        if (tokens.Count > reading.Limits.MaxSearchWords)
        {
            reading.Error("limit_exceeded", path, $"The text has more than {reading.Limits.MaxSearchWords} words.");
            return null;
        }

        return new(tokens.ToEquatableArray());
    }
}
