using System.Globalization;
using Snapwright.Model.Json;

namespace Snapwright.Query.Rest;

/// <summary><c>limit</c> and <c>page</c>, of lists and of embedded relations.</summary>
internal sealed class PageReader(RestReading reading)
{
    /// <summary>The most rows; 0 and negative numbers ask for all and get the greatest limit.</summary>
    public long Limit(JsonNode value, string path)
    {
        if (reading.Text(path, value, $"an integer from 1 to {reading.Limits.MaxLimit}") is not { } text)
        {
            return reading.Limits.DefaultLimit;
        }

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

    /// <summary>The rows before a page; pages are numbered from 1.</summary>
    public long Offset(JsonNode value, long limit, string path)
    {
        if (reading.Text(path, value, "an integer from 1") is not { } text)
        {
            return 0;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1)
        {
            reading.Error("invalid_value", path, "Expected an integer from 1.");
            return 0;
        }

        if (page - 1 <= int.MaxValue)
        {
            return (page - 1) * limit;
        }

        reading.Error("limit_exceeded", path, $"The page is at most {int.MaxValue}.");
        return 0;
    }
}
