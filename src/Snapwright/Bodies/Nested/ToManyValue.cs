using System.Text.Json;
using Snapwright.Data.Writes;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Bodies.Nested;

/// <summary>The value of a to-many relation: the full list of its rows, or an object of words.</summary>
internal static class ToManyValue
{
    public static RelationChange? Read(NestedBody body, NestedSide side, ReadOnlySpan<byte> json)
    {
        var name = side.Relation.Name;
        var rows = new List<RelatedRow>();
        switch (NestedItem.Token(json))
        {
            case JsonTokenType.StartArray:
                ReadList(body, side, json, Vocabulary.Set, name, rows);
                return new(side.Relation, IsFullSet: true, InOrder(rows));
            case JsonTokenType.StartObject:
                return ReadWords(body, side, json, rows);
            case JsonTokenType.Null:
                body.Errors.Add(name, BodyErrorCodes.NullNotAllowed, "An array is expected; null is not allowed.");
                return null;
            case var token:
                body.Errors.Add(name, BodyErrorCodes.WrongType, $"An array is expected; {BodyValues.Describe(token)} came.");
                return null;
        }
    }

    private static RelationChange? ReadWords(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, List<RelatedRow> rows)
    {
        var name = side.Relation.Name;
        var seen = new List<string>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (!body.Errors.IsFull && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var word = BodyReader.TextOf(ref reader);
            var path = $"{name}.{word}";
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var token = reader.TokenType;
            reader.Skip();
            if (!Vocabulary.OfToMany.Contains(word))
            {
                body.Errors.Add(path, BodyErrorCodes.UnknownField, $"'{name}' takes an array of rows, or an object. {Suggestion.For(word, Vocabulary.OfToMany)}");
            }
            else if (seen.Contains(word))
            {
                body.Errors.Add(path, BodyErrorCodes.DuplicateField, $"The object has '{word}' more than once.");
            }
            else if (token != JsonTokenType.StartArray)
            {
                body.Errors.Add(path, BodyErrorCodes.WrongType, $"An array is expected; {BodyValues.Describe(token)} came.");
            }
            else
            {
                ReadList(body, side, json[start..(int)reader.BytesConsumed], word, path, rows);
            }

            seen.Add(word);
        }

        var isFullSet = seen.Contains(Vocabulary.Set);
        if (isFullSet && (seen.Contains(Vocabulary.Connect) || seen.Contains(Vocabulary.Disconnect)))
        {
            body.Errors.Add(name, BodyErrorCodes.NotPossible, "'set' is the full list of related rows: 'connect' and 'disconnect' do not go with it.");
        }

        return new(side.Relation, isFullSet, InOrder(rows));
    }

    private static void ReadList(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string word, string path, List<RelatedRow> rows)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        for (var i = 0; !body.Errors.IsFull && reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var place = $"{path}[{i}]";
            if (!body.Count(place))
            {
                return;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (ReadRow(body, side, json[start..(int)reader.BytesConsumed], word, place) is { } row)
            {
                rows.Add(row);
            }
        }
    }

    private static RelatedRow? ReadRow(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string word, string path) => word switch
    {
        Vocabulary.Create => NestedItem.ReadCreate(body, side, json, path),
        Vocabulary.Connect => NestedItem.ReadConnect(body, side, json, path),
        Vocabulary.Disconnect => NestedItem.ReadRelated(body, side, json, path, RowAction.Disconnect),
        Vocabulary.Delete => NestedItem.ReadRelated(body, side, json, path, RowAction.Delete),
        Vocabulary.Update => NestedItem.ReadUpdate(body, side, json, path),
        _ => NestedItem.ReadShort(body, side, json, path),
    };

    private static List<RelatedRow> InOrder(List<RelatedRow> rows) => [.. rows.OrderBy(static r => r.Action)];
}
