using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Query.Views;

/// <summary>
/// The <c>search</c> of a view: each word must be part of some text of the row, case and accents ignored, or be one of its integers. Texts that stand for
/// references count; no index helps.
/// </summary>
internal sealed class ViewSearch(RestReading reading, ViewTable view)
{
    private const string Path = "search";

    public Filter? Read(JsonNode node)
    {
        if (node is not JsonString { Value: var text } || !ValueText.IsStorable(text))
        {
            reading.Error("invalid_value", Path, $"Expected a text, not {node.Description}.");
            return null;
        }

        var puns = view.View.Columns.Where(static c => c.PunOrdinal is not null).Select(c => view.Fields[view.SlotOf(c.PunOrdinal!.Value)]);
        var fields = view.Columns.Concat(puns).Where(static f => f.Type.Kind is TypeKind.Text or TypeKind.Int or TypeKind.BigInt).Distinct().ToArray();
        if (fields.Length == 0)
        {
            reading.Error("not_allowed", Path, $"The view '{view.Table.Name}' has no texts or integers to search.");
            return null;
        }

        if (text.Length > reading.Limits.MaxSearchLength)
        {
            reading.Error("limit_exceeded", Path, $"The text is longer than {reading.Limits.MaxSearchLength} characters.");
            return null;
        }

        var words = text.Split([' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (words.Length > reading.Limits.MaxSearchWords)
        {
            reading.Error("limit_exceeded", Path, $"The text has more than {reading.Limits.MaxSearchWords} words.");
            return null;
        }

        return reading.Spend(Path, 2 * words.Length * fields.Length) ? FilterReader.All([.. words.Select(w => Word(w, fields))]) : null;
    }

    private static Filter Word(string word, StoredField[] fields)
    {
        var places = new List<Filter>();
        foreach (var field in fields)
        {
            if (field.Type.Kind == TypeKind.Text)
            {
                places.Add(new ContainsFilter(field, SqlValue.Text(word)));
            }
            else if (ValueText.TryParse(field.Type, word, out var number))
            {
                places.Add(new CompareFilter(field, ComparisonOperator.Equal, number));
            }
        }

        return new AnyFilter(places.ToEquatableArray());
    }
}
