using System.Text.Json;
using Snapwright.Data.Writes;
using Snapwright.Query.Values;

namespace Snapwright.Bodies.Nested;

/// <summary>One related row as a body gives it.</summary>
internal static class NestedItem
{
    /// <summary>A key, <c>{"id": 3}</c>, <c>{"id": 3, ...}</c> with fields to set, or an object without a key: a new row.</summary>
    public static RelatedRow? ReadShort(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path)
    {
        if (Token(json) != JsonTokenType.StartObject)
        {
            return new(RowAction.Connect, path) { Key = body.ReadKey(side, json, path) };
        }

        var key = FindKey(body, side, json, path, out var others);
        return key is null ? ReadCreate(body, side, json, path)
            : !others ? new(RowAction.Connect, path) { Key = key }
            : new(RowAction.Connect, path) { Key = key, Values = body.ReadRow(side, json, path, isInsert: false, key) };
    }

    /// <summary>A new row.</summary>
    public static RelatedRow? ReadCreate(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path) =>
        IsObject(body, json, path) ? new(RowAction.Create, path) { Values = body.ReadRow(side, json, path, isInsert: true, null) } : null;

    /// <summary>A row that becomes related, by its key or by a unique group.</summary>
    public static RelatedRow ReadConnect(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path)
    {
        if (Token(json) != JsonTokenType.StartObject)
        {
            return new(RowAction.Connect, path) { Key = body.ReadKey(side, json, path) };
        }

        var key = FindKey(body, side, json, path, out var others);
        if (key is not null && others)
        {
            body.Errors.Add(path, BodyErrorCodes.NotPossible, UniqueMatch.Choices(side.Target));
        }

        return key is null
            ? new(RowAction.Connect, path) { Match = body.ReadMatch(side, json, path) }
            : new(RowAction.Connect, path) { Key = key };
    }

    /// <summary>A row that is related, by its key.</summary>
    public static RelatedRow ReadRelated(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path, RowAction action) =>
        new(action, path) { Key = body.ReadKey(side, json, path) };

    /// <summary>A row that is related, with its key and fields to set.</summary>
    public static RelatedRow? ReadUpdate(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path)
    {
        if (!IsObject(body, json, path))
        {
            return null;
        }

        var key = FindKey(body, side, json, path, out _);
        if (key is null)
        {
            body.Errors.Add($"{path}.{side.Target.Table.Key.Name}", BodyErrorCodes.Required, "The key of the row that is updated is required.");
        }

        return new(RowAction.Update, path) { Key = key, Values = body.ReadRow(side, json, path, isInsert: false, key) };
    }

    /// <summary>Whether a value is an object; an error where it is not.</summary>
    public static bool IsObject(NestedBody body, ReadOnlySpan<byte> json, string path)
    {
        var token = Token(json);
        if (token != JsonTokenType.StartObject)
        {
            body.Errors.Add(path, BodyErrorCodes.WrongType, $"An object is expected; {BodyValues.Describe(token)} came.");
        }

        return token == JsonTokenType.StartObject;
    }

    public static JsonTokenType Token(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType;
    }

    private static SqlValue? FindKey(NestedBody body, NestedSide side, ReadOnlySpan<byte> json, string path, out bool others)
    {
        var name = side.Target.Table.Key.Name;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        SqlValue? key = null;
        others = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKey = reader.ValueTextEquals(name) && key is null;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isKey)
            {
                key = body.ReadKey(side, json[start..(int)reader.BytesConsumed], $"{path}.{name}");
            }
            else
            {
                others = true;
            }
        }

        return key;
    }
}
