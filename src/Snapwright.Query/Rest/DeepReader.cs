using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Rest;

/// <summary>
/// The <c>deep</c> parameter: options of embedded relations, <c>{"reviews":{"fields":"id,text","sort":"-id","limit":5}}</c>. A relation that is
/// named here is embedded, whether or not <c>fields</c> names it. Filter, sort, limit and page are for to-many relations, per parent.
/// </summary>
internal sealed class DeepReader(RestReading reading)
{
    private static readonly string[] Options = ["fields", "filter", "sort", "limit", "page", "deep", "search"];

    public void Read(JsonNode node, FieldTree tree, string path, int depth)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"Expected an object of relations, not {node.Description}.");
            return;
        }

        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            var relation = RestReading.FindRelation(tree.Table, property.Name);
            if (relation is null)
            {
                var choices = tree.Table.Relations.Where(static r => r.IsPublished).Select(static r => r.Name).ToArray();
                reading.Error("unknown_field", place, $"The table '{tree.Table.Name}' has no relation '{property.Name}'. {Suggestion.For(property.Name, choices)}");
            }
            else if (reading.CountRelation(place, depth + 1))
            {
                ReadRelation(property.Value, relation, tree, place, depth + 1);
            }
        }
    }

    private void ReadRelation(JsonNode node, Relation relation, FieldTree tree, string path, int depth)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"Expected an object of options, not {node.Description}.");
            return;
        }

        var embedded = tree.Find(relation.Name)
            ?? tree.Add(new FieldNode(relation.Name) { Field = reading.FindField(tree.Table, relation.Name), Relation = relation });
        var target = reading.Model.Get(relation.Target);
        embedded.Related ??= new FieldTree(target);
        if (embedded.Related.IsEmpty && RestReading.Option(json, "fields") is null)
        {
            embedded.Related.AddDefaults(reading);
        }

        JsonNode? page = null;
        foreach (var option in json.Properties)
        {
            var place = path + "." + option.Name;
            if (relation.IsToOne && (option.Name is "filter" or "sort" or "limit" or "page" or "search"))
            {
                reading.Error("not_allowed", place, $"'{relation.Name}' leads to at most one row: only fields and deep are allowed.");
                continue;
            }

            switch (option.Name)
            {
                case "fields":
                    new FieldsReader(reading).Read(option.Value, embedded.Related, place);
                    break;
                case "sort":
                    embedded.Sort = new SortReader(reading).Read(option.Value, target, place, RestReading.Option(json, "search") is not null);
                    break;
                case "search":
                    embedded.Related.Search = new SearchReader(reading).Read(option.Value, target, place);
                    break;
                case "filter":
                    embedded.Filter = new FilterReader(reading).Read(option.Value, target, place);
                    break;
                case "limit":
                    embedded.Limit = new PageReader(reading).Limit(option.Value, place);
                    break;
                case "page":
                    page = option.Value;
                    break;
                case "deep":
                    Read(option.Value, embedded.Related, place, depth);
                    break;
                default:
                    reading.Error("unknown_parameter", place, $"The option '{option.Name}' is not known. {Suggestion.For(option.Name, Options)}");
                    break;
            }
        }

        if (page is not null)
        {
            embedded.Offset = new PageReader(reading).Offset(page, embedded.Limit ?? reading.Limits.DefaultLimit, path + ".page");
        }
    }
}
