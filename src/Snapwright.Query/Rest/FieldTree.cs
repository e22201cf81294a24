using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>The fields of one table that a request names, while it is read; the order is that of their first mention.</summary>
internal sealed class FieldTree(Table table)
{
    private readonly List<FieldNode> _nodes = [];

    public Table Table { get; } = table;

    /// <summary>The search that the rows come from; null for none.</summary>
    public TextSearch? Search { get; set; }

    public bool IsEmpty => _nodes.Count == 0;

    public FieldNode? Find(string name) => _nodes.FirstOrDefault(n => n.Name == name);

    public FieldNode Add(FieldNode node)
    {
        _nodes.Add(node);
        return node;
    }

    public void Remove(FieldNode node) => _nodes.Remove(node);

    /// <summary>Adds every published stored field that is not there yet.</summary>
    public void AddDefaults(RestReading reading)
    {
        foreach (var field in reading.StoredFieldsOf(Table))
        {
            if (field.IsPublished && Find(field.Name) is null)
            {
                Add(new FieldNode(field.Name) { Field = field, Relation = field.Relation });
            }
        }
    }

    /// <summary>Whether this is a field of rows that are searched for.</summary>
    public static bool IsOfSearch(string name) => name is TextSearch.ScoreName or TextSearch.HighlightName;

    /// <summary>The selection; fields of a search that is not there are an error at <paramref name="path"/>.</summary>
    public Selection ToSelection(RestReading reading, string path) => new(_nodes.Select(n => n.ToSelected(reading, Search, path)).ToEquatableArray());
}

/// <summary>A field that a request names.</summary>
internal sealed class FieldNode(string name)
{
    public string Name { get; } = name;

    /// <summary>The stored field: of a column, or of a foreign key; null for relations whose key is elsewhere.</summary>
    public StoredField? Field { get; init; }

    public Relation? Relation { get; init; }

    /// <summary>The aggregate that it is; null for fields.</summary>
    public AggregateTerm? Aggregate { get; init; }

    /// <summary>The fields of the related rows; null while only their keys are asked for.</summary>
    public FieldTree? Related { get; set; }

    public Filter? Filter { get; set; }

    public EquatableArray<SortKey>? Sort { get; set; }

    public long? Limit { get; set; }

    public long Offset { get; set; }

    public SelectedField ToSelected(RestReading reading, TextSearch? search, string path)
    {
        if (Aggregate is { } term)
        {
            return new SelectedAggregate(Name, term);
        }

        if (FieldTree.IsOfSearch(Name) && search is null)
        {
            reading.Error("not_allowed", path, $"'{Name}' is a field of rows that are searched for: it needs 'search'.");
        }

        if (Name == TextSearch.HighlightName)
        {
            return new SelectedHighlight();
        }

        if (Relation is null || (Field is not null && Related is null))
        {
            return new SelectedColumn(Field!);
        }

        var target = reading.Model.Get(Relation.Target);
        var key = new SelectedColumn(reading.StoredFieldsOf(target).First(static f => f.Column is { IsPrimary: true }));
        var selection = Related is { IsEmpty: false } ? Related.ToSelection(reading, path) : new(EquatableArray.Of<SelectedField>(key));
        return Relation.IsToOne
            ? new SelectedObject(Relation, selection)
            : new SelectedRows(Relation, selection, Filter, SortOf(Related?.Search), Limit ?? reading.Limits.DefaultLimit, Offset) { Search = Related?.Search };
    }

    private EquatableArray<SortKey> SortOf(TextSearch? search) => Sort ?? (search is null ? default : TextSearch.BestFirst);
}
