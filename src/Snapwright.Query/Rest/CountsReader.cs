using Snapwright.Model.Json;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>The <c>meta</c> parameter: <c>totalCount,filterCount</c> or <c>*</c>.</summary>
internal sealed class CountsReader(RestReading reading)
{
    public CountKinds Read(JsonNode list, string path, ListForm form)
    {
        if (form == ListForm.Stream)
        {
            reading.Error("not_allowed", path, "This format has rows and no 'meta'; ask for application/json.");
        }

        var counts = CountKinds.None;
        foreach (var name in reading.Names(path, list))
        {
            switch (name)
            {
                case "totalCount":
                    counts |= CountKinds.Total;
                    break;
                case "filterCount":
                    counts |= CountKinds.Filtered;
                    break;
                case "*":
                    counts |= CountKinds.Total | CountKinds.Filtered;
                    break;
                default:
                    reading.Error("invalid_value", path, $"'{name}' is not a count. Choices: totalCount, filterCount, *.");
                    break;
            }
        }

        return counts;
    }
}
