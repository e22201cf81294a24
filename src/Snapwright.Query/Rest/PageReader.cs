using System.Globalization;

namespace Snapwright.Query.Rest;

/// <summary><c>limit</c> and <c>page</c>, of lists and of embedded relations.</summary>
internal sealed class PageReader(RestReading reading)
{
    /// <summary>The most rows; 0 and negative numbers ask for all and get the greatest limit.</summary>
    public long Limit(string text, string path)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
        {
            reading.Error("invalid_value", path, $"Expected an integer from 1 to {reading.Limits.MaxLimit}.");
            return reading.Limits.DefaultLimit;
        }

        if (limit > reading.Limits.MaxLimit)
        {
            reading.Error("limit_exceeded", path, $"The limit is at most {reading.Limits.MaxLimit}; go on with 'page'.");
        }

        return limit <= 0 ? reading.Limits.MaxLimit : limit;
    }

    /// <summary>The number of the page, from 1.</summary>
    public long Page(string text, string path)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1)
        {
            return page;
        }

        reading.Error("invalid_value", path, "Expected an integer from 1.");
        return 1;
    }

    /// <summary>The rows before a page.</summary>
    public long Offset(long page, long limit, string path)
    {
        if (page - 1 <= int.MaxValue)
        {
            return (page - 1) * limit;
        }

        reading.Error("limit_exceeded", path, $"The page is at most {int.MaxValue}.");
        return 0;
    }
}
