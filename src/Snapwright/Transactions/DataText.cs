using System.Text.Json;

namespace Snapwright.Transactions;

/// <summary>The data of an operation as text.</summary>
internal static class DataText
{
    /// <summary>The object without some of its fields.</summary>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> data, IReadOnlySet<string> fields)
    {
        var rest = new List<byte> { (byte)'{' };
        var reader = new Utf8JsonReader(data.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var name = reader.GetStringSafely();
            reader.Read();
            reader.Skip();
            if (!fields.Contains(name))
            {
                if (rest.Count > 1)
                {
                    rest.Add((byte)',');
                }

                rest.AddRange(data.Span[start..(int)reader.BytesConsumed]);
            }
        }

        rest.Add((byte)'}');
        return rest.ToArray();
    }

    /// <summary>The object with values in the place of its references.</summary>
    public static ReadOnlyMemory<byte> Fill(ReadOnlyMemory<byte> data, IReadOnlyList<Reference> references, Func<Reference, ReadOnlyMemory<byte>> value)
    {
        if (references.Count == 0)
        {
            return data;
        }

        var filled = new List<byte>(data.Length);
        var at = 0;
        foreach (var reference in references)
        {
            filled.AddRange(data.Span[at..reference.Start]);
            filled.AddRange(value(reference).Span);
            at = reference.End;
        }

        filled.AddRange(data.Span[at..]);
        return filled.ToArray();
    }

    /// <summary>The value at the end of a path in a row; <c>null</c> where the path leads through null.</summary>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> row, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            row = Find(row, name);
        }

        return row;
    }

    private static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> row, string name)
    {
        var reader = new Utf8JsonReader(row.Span);
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isWanted)
            {
                return row[start..(int)reader.BytesConsumed];
            }
        }

        return "null"u8.ToArray();
    }
}
