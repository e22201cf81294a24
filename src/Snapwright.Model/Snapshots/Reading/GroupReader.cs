using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads <c>uniques</c> and <c>indexes</c>: lists of lists of field names.</summary>
internal static class GroupReader
{
    public static EquatableArray<GroupDeclaration> Read(IEnumerable<JsonNode> items, string key, Report report)
    {
        var groups = new List<GroupDeclaration>();
        var seen = new HashSet<EquatableArray<string>>();
        foreach (var item in items)
        {
            if (ReadGroup(item, key, report) is not { } group)
            {
                continue;
            }

            if (seen.Add(group.Fields))
            {
                groups.Add(group);
            }
            else
            {
                report.Add(DiagnosticCatalog.DuplicateGroup, group.Place, string.Join(", ", group.Fields));
            }
        }

        return groups.ToEquatableArray();
    }

    private static GroupDeclaration? ReadGroup(JsonNode node, string key, Report report)
    {
        if (node is JsonArray array)
        {
            return ReadFields(array, key, "an array of arrays of field names", "an array of arrays with", report);
        }

        report.AddWrongType(node, key, "an array of arrays of field names", $"an array with {node.Description}");
        return null;
    }

    /// <summary>The names of a list; null where it is not valid.</summary>
    public static GroupDeclaration? ReadFields(JsonArray array, string key, string expected, string found, Report report)
    {
        var place = new Place(report.Source, array);
        var fields = new List<string>();
        var places = new List<Place>();
        foreach (var item in array.Items)
        {
            var fieldPlace = new Place(report.Source, item);
            if (item is not JsonString { Value: var field })
            {
                report.AddWrongType(item, key, expected, $"{found} {item.Description}");
                return null;
            }

            if (fields.Contains(field))
            {
                report.Add(DiagnosticCatalog.GroupShape, fieldPlace, $"names '{field}' twice");
                return null;
            }

            fields.Add(field);
            places.Add(fieldPlace);
        }

        if (fields.Count == 0)
        {
            report.Add(DiagnosticCatalog.GroupShape, place, "is empty");
            return null;
        }

        return new(fields.ToEquatableArray(), place, places.ToEquatableArray());
    }
}
