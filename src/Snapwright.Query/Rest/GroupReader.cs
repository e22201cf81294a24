using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The <c>groupBy</c> parameter with <c>aggregate</c>.</summary>
internal sealed class GroupReader(RestReading reading)
{
    private static readonly string[] Excluded = ["fields", "deep", "sort", "meta"];

    public EquatableArray<StoredField> Read(JsonObject options, Table table)
    {
        if (RestReading.Option(options, "aggregate") is { } aggregate && aggregate is not JsonString { Value: "count" })
        {
            var found = aggregate is JsonString text ? $"'{text.Value}'" : aggregate.Description;
            reading.Error("invalid_value", "aggregate", $"{found} is not an aggregate. Choices: count.");
        }

        if (RestReading.Option(options, "groupBy") is not { } list)
        {
            if (RestReading.Option(options, "aggregate") is not null)
            {
                reading.Error("invalid_value", "aggregate", "An aggregate needs 'groupBy'; for the number of all rows ask for meta=filterCount.");
            }

            return default;
        }

        foreach (var name in Excluded)
        {
            if (RestReading.Option(options, name) is not null)
            {
                reading.Error("not_allowed", name, $"'{name}' cannot be combined with 'groupBy'.");
            }
        }

        var groups = new List<StoredField>();
        foreach (var name in reading.Names("groupBy", list))
        {
            if (reading.FindField(table, name) is not { } field)
            {
                reading.UnknownField("groupBy", table, name);
            }
            else if (field.Type.Kind is TypeKind.Json or TypeKind.Array)
            {
                reading.Error("not_allowed", "groupBy", $"'{name}' holds {ValueText.Describe(field.Type)} and makes no groups.");
            }
            else if (!groups.Contains(field))
            {
                groups.Add(field);
            }
        }

        return groups.ToEquatableArray();
    }
}
