using System.Text.Json;
using Snapwright.Data.Writes;

namespace Snapwright.Bodies.Nested;

/// <summary>The value of a to-one relation: null, a key, a row, or an object of one word.</summary>
internal static class ToOneValue
{
    public static RelationChange? Read(NestedBody body, NestedSide side, ReadOnlySpan<byte> json)
    {
        var name = side.Relation.Name;
        switch (NestedItem.Token(json))
        {
            case JsonTokenType.Null:
                return new(side.Relation, IsFullSet: true, []);
            case JsonTokenType.StartArray:
                body.Errors.Add(name, BodyErrorCodes.WrongType, "A key, an object or null is expected; an array came.");
                return null;
            case JsonTokenType.StartObject when Vocabulary.IsUsedBy(json, side.Target.Table):
                return ReadWord(body, side, json);
            default:
                return body.Count(name) && NestedItem.ReadShort(body, side, json, name) is { } row ? new(side.Relation, IsFullSet: true, [row]) : null;
        }
    }

    private static RelationChange? ReadWord(NestedBody body, NestedSide side, ReadOnlySpan<byte> json)
    {
        var name = side.Relation.Name;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        var word = reader.GetString()!;
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var value = json[start..(int)reader.BytesConsumed];
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndObject)
        {
            body.Errors.Add(name, BodyErrorCodes.NotPossible, "A relation to one row takes one of create, connect, disconnect, update, delete at a time.");
            return null;
        }

        var path = $"{name}.{word}";
        if (!body.Count(path))
        {
            return null;
        }

        var row = word switch
        {
            Vocabulary.Create => NestedItem.ReadCreate(body, side, value, path),
            Vocabulary.Connect => NestedItem.ReadConnect(body, side, value, path),
            Vocabulary.Update => NestedItem.IsObject(body, value, path)
                ? new(RowAction.Update, path) { Values = body.ReadRow(side, value, path, isInsert: false, null) }
                : null,
            Vocabulary.Disconnect => ReadTrue(body, value, path, RowAction.Disconnect),
            _ => ReadTrue(body, value, path, RowAction.Delete),
        };
        return row is null ? null : new(side.Relation, row.Action is RowAction.Connect or RowAction.Create, [row]);
    }

    private static RelatedRow? ReadTrue(NestedBody body, ReadOnlySpan<byte> json, string path, RowAction action)
    {
        if (NestedItem.Token(json) == JsonTokenType.True)
        {
            return new(action, path);
        }

        body.Errors.Add(path, BodyErrorCodes.WrongType, "true is expected.");
        return null;
    }
}
