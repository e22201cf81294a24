using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>What <c>fields</c> and <c>deep</c> make together: the fields of a row.</summary>
internal sealed class SelectionReader(RestReading reading)
{
    /// <summary>The fields; null for the default ones.</summary>
    public Selection? Read(JsonObject options, Table table, TextSearch? search)
    {
        var fields = RestReading.Option(options, "fields");
        var deep = RestReading.Option(options, "deep");
        if (deep is null && fields is null or JsonString { Value: "*" })
        {
            return null;
        }

        var tree = new FieldTree(table) { Search = search };
        if (fields is null)
        {
            tree.AddDefaults(reading);
        }
        else
        {
            new FieldsReader(reading).Read(fields, tree, "fields");
        }

        if (deep is not null)
        {
            new DeepReader(reading).Read(deep, tree, "deep", 0);
        }

        return reading.HasErrors ? null : tree.ToSelection(reading, "fields");
    }
}
