using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads the members of <c>indexes</c> that are objects.</summary>
internal static class IndexReader
{
    public static EquatableArray<IndexDefinition> Read(IEnumerable<JsonNode> items, Report report) =>
        new NamedObjects("index", "indexes", SnapshotKeys.Index, report).Read(items, ReadOne);

    private static IndexDefinition? ReadOne(string name, ObjectReader reader)
    {
        if (!reader.Has("expressions"))
        {
            reader.Missing("expressions");
        }

        var expressions = ReadTexts("expressions", reader);
        if (reader.Array("expressions") is { Items.Count: 0 })
        {
            reader.Report.Add(DiagnosticCatalog.Index, reader.PlaceOf("expressions"), name, "it is over nothing");
        }

        return new()
        {
            Name = name,
            Expressions = expressions,
            IncludedExpressions = ReadTexts("includedExpressions", reader),
            IsUnique = reader.Flag("isUnique"),
            Predicate = reader.Text("predicate") is { } predicate ? new(predicate, reader.PlaceOf("predicate")) : null,
            Type = ReadType(name, reader),
            Place = reader.PlaceOf("name"),
        };
    }

    private static EquatableArray<IndexExpression> ReadTexts(string key, ObjectReader reader)
    {
        var texts = new List<IndexExpression>();
        foreach (var item in reader.Array(key)?.Items ?? default)
        {
            if (item is JsonString { Value: var text })
            {
                texts.Add(new(text, new(reader.Report.Source, item)));
            }
            else
            {
                reader.Report.AddWrongType(item, key, "an array of expressions", $"an array with {item.Description}");
            }
        }

        return texts.ToEquatableArray();
    }

    private static IndexType ReadType(string name, ObjectReader reader)
    {
        var text = reader.Text("type");
        for (var i = 0; i < SnapshotKeys.IndexTypes.Count; i++)
        {
            if (SnapshotKeys.IndexTypes[i] == text)
            {
                return (IndexType)i;
            }
        }

        if (text is not null)
        {
            var suggestion = Suggestion.For(text, SnapshotKeys.IndexTypes).TrimEnd('.');
            reader.Report.Add(DiagnosticCatalog.Index, reader.PlaceOf("type"), name, $"there is no type '{text}'. {suggestion}");
        }

        return IndexType.BTree;
    }
}
