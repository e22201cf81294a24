using Snapwright.Model.Json;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>
/// The <c>fields</c> parameter: <c>title,author.name,reviews.*</c>; names with a leading minus are left out of the others, or of
/// the default fields where there are no others.
/// </summary>
internal sealed class FieldsReader(RestReading reading)
{
    public void Read(JsonNode list, FieldTree tree, string path)
    {
        var names = reading.Names(path, list);
        var excluded = names.Where(static n => n[0] == '-').Select(static n => n.Substring(1).TrimStart()).ToList();
        if (excluded.Count == names.Count && names.Count > 0)
        {
            tree.AddDefaults(reading);
        }

        foreach (var name in names.Where(static n => n[0] != '-'))
        {
            Include(AggregateFieldReader.Steps(name), 0, tree, path);
        }

        foreach (var name in excluded)
        {
            Exclude(AggregateFieldReader.Steps(name), tree, path);
        }
    }

    private void Include(string[] steps, int index, FieldTree tree, string path)
    {
        var name = steps[index];
        var isLast = index == steps.Length - 1;
        if (name == "*" && isLast)
        {
            tree.AddDefaults(reading);
            return;
        }

        var node = tree.Find(name) ?? AddNode(name, tree, path, index);
        if (node is null || isLast)
        {
            return;
        }

        if (node.Relation is null)
        {
            reading.Error("unknown_field", path, $"'{name}' of '{tree.Table.Name}' is a column and has no fields of its own.");
            return;
        }

        node.Related ??= new FieldTree(reading.Model.Get(node.Relation.Target));
        Include(steps, index + 1, node.Related, path);
    }

    private FieldNode? AddNode(string name, FieldTree tree, string path, int depth)
    {
        if (AggregateFieldReader.IsAggregate(name))
        {
            return new AggregateFieldReader(reading).Read(name, tree.Table, path) is { } term ? tree.Add(new FieldNode(name) { Aggregate = term }) : null;
        }

        if (FieldTree.IsOfSearch(name))
        {
            return tree.Add(new FieldNode(name) { Field = name == TextSearch.ScoreName ? TextSearch.ScoreField : null });
        }

        var field = reading.FindValue(tree.Table, name);
        var relation = RestReading.FindRelation(tree.Table, name);
        if (field is null && relation is null)
        {
            reading.UnknownField(path, tree.Table, name);
            return null;
        }

        return relation is not null && !reading.CountRelation(path, depth + 1)
            ? null
            : tree.Add(new FieldNode(name) { Field = field, Relation = relation });
    }

    private void Exclude(string[] steps, FieldTree tree, string path)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var node = tree.Find(steps[i]);
            if (node is null)
            {
                if (reading.FindValue(tree.Table, steps[i]) is null && RestReading.FindRelation(tree.Table, steps[i]) is null)
                {
                    reading.UnknownField(path, tree.Table, steps[i]);
                }

                return;
            }

            if (i == steps.Length - 1)
            {
                tree.Remove(node);
                if (tree.IsEmpty)
                {
                    reading.Error("invalid_value", path, "No field is left.");
                }

                return;
            }

            if (node.Relation is null)
            {
                reading.Error("unknown_field", path, $"'{steps[i]}' of '{tree.Table.Name}' is a column and has no fields of its own.");
                return;
            }

            if (node.Related is null)
            {
                node.Related = new FieldTree(reading.Model.Get(node.Relation.Target));
                node.Related.AddDefaults(reading);
            }

            tree = node.Related;
        }
    }
}
