using Snapwright.Model.Tables;

namespace Snapwright.Query.Schema;

/// <summary>How much of its texts an index of InnoDB takes: 3072 bytes for all columns, four for a character.</summary>
internal static class MySqlIndexWidth
{
    private const int MostBytes = 3072;
    private const int BytesPerCharacter = 4;

    // The beginning of a text of any length: enough to tell rows apart, and the index stays small.
    private const int MostPrefix = 255;

    /// <summary>The most characters of each text that fit beside the other columns.</summary>
    public static int TextPrefix(IReadOnlyList<DataType> types)
    {
        var texts = types.Count(IsText);
        var rest = MostBytes - types.Sum(OtherBytes);
        return texts == 0 ? 0 : Math.Min(MostPrefix, rest / texts / BytesPerCharacter);
    }

    /// <summary>Whether a column goes into the index with its beginning only.</summary>
    public static bool NeedsPrefix(DataType type, int prefix) => IsText(type) && (type.Length == 0 || type.Length > prefix);

    private static bool IsText(DataType type) => type.Kind is TypeKind.Text or TypeKind.Json or TypeKind.Array;

    // The longest of each, with the byte that says whether it is NULL.
    private static int OtherBytes(DataType type) => type.Kind switch
    {
        TypeKind.Text or TypeKind.Json or TypeKind.Array => 3,
        TypeKind.Uuid => 37,
        TypeKind.Decimal or TypeKind.Time => 18,
        _ => 9,
    };
}
