using System.Buffers;
using System.Text.Json;
using Snapwright.Data.Json;
using Snapwright.Query.Expressions;

namespace Snapwright.Handlers;

/// <summary>Where in the transported JSON a value of a nested row is.</summary>
internal readonly record struct NestedCell(JsonTokenType Token, int Start, int Length);

/// <summary>
/// Writes nested rows, which databases send as JSON arrays of arrays: every value is written anew, so that the bytes do not
/// depend on how a database spells JSON.
/// </summary>
internal static class NestedRowsWriter
{
    public static void Write(ReadOnlySpan<byte> json, RowShapeWriter shape, JsonOutput output)
    {
        var cells = ArrayPool<NestedCell>.Shared.Rent(Math.Max(shape.Width, 1));
        var reader = new Utf8JsonReader(json);
        reader.Read();
        output.Raw((byte)'[');
        for (var count = 0; reader.Read() && reader.TokenType == JsonTokenType.StartArray; count++)
        {
            if (count > 0)
            {
                output.Raw((byte)',');
            }

            var width = 0;
            ReadCells(ref reader, cells, isChunked: shape.Width > NestedRows.ChunkSize, ref width);
            shape.Write(json, cells.AsSpan(0, width), output);
        }

        output.Raw((byte)']');
        ArrayPool<NestedCell>.Shared.Return(cells);
    }

    private static void ReadCells(ref Utf8JsonReader reader, NestedCell[] cells, bool isChunked, ref int width)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (isChunked)
            {
                ReadCells(ref reader, cells, isChunked: false, ref width);
                continue;
            }

            var token = reader.TokenType;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (width < cells.Length)
            {
                cells[width++] = new(token, start, (int)reader.BytesConsumed - start);
            }
        }
    }
}
