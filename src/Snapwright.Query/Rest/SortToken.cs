namespace Snapwright.Query.Rest;

/// <summary>A name in <c>sort</c> with what stands around it: <c>-price:nulls_first</c>.</summary>
/// <param name="Expression">What is sorted by.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="NullsFirst">Where NULLs go; null: NULL is the greatest value.</param>
internal readonly record struct SortToken(string Expression, bool Descending, bool? NullsFirst)
{
    /// <summary>The parts of a name; null with an error.</summary>
    public static SortToken? Read(RestReading reading, string name, string path)
    {
        var descending = name[0] == '-';
        var expression = descending ? name.Substring(1) : name;
        var colon = expression.IndexOf(':');
        if (colon < 0)
        {
            return new(expression, descending, null);
        }

        var suffix = expression.Substring(colon + 1);
        if (suffix is "nulls_first" or "nulls_last")
        {
            return new(expression.Substring(0, colon), descending, suffix == "nulls_first");
        }

        reading.Error("invalid_value", path, $"'{RestReading.Shorten(suffix)}' is not known behind a colon. Choices: nulls_first, nulls_last.");
        return null;
    }
}
