using Snapwright.Compilation;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;

namespace Snapwright.Access;

/// <summary>
/// Where the fields of a typed query are looked up: a table of the running model, and the to-one relations that lead to it
/// from the table of the query.
/// </summary>
public sealed class FieldScope
{
    private readonly MetadataModel _model;
    private readonly ComputedReader _computed;
    private readonly Table _table;

    internal FieldScope(MetadataModel model, Table table)
        : this(model, new(model), table, default)
    {
    }

    private FieldScope(MetadataModel model, ComputedReader computed, Table table, EquatableArray<Relation> path)
    {
        _model = model;
        _computed = computed;
        _table = table;
        Path = path;
    }

    internal EquatableArray<Relation> Path { get; }

    internal StoredField Field(string name)
    {
        foreach (var field in StoredFields.Of(_table))
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return _computed.Find(_table, name) ?? throw new StaleLayoutException(_table.Name.ToString(), name, _table.FindComputedField(name) is null ? "is gone" : "is broken");
    }

    internal Relation Relation(string name) =>
        _table.FindRelation(name) ?? throw new StaleLayoutException(_table.Name.ToString(), name, "is gone");

    /// <summary>The fields of the one related row; conditions and orders on them lead through the relation.</summary>
    internal FieldScope Through(Relation relation) => new(_model, _computed, _model.Get(relation.Target), Path.Append(relation).ToEquatableArray());

    /// <summary>The fields of a related row, in a condition of its own.</summary>
    internal FieldScope Of(Relation relation) => new(_model, _computed, _model.Get(relation.Target), default);

    internal Condition Condition(Filter filter)
    {
        for (var i = Path.Count - 1; i >= 0; i--)
        {
            filter = new RelatedFilter(Path[i], filter);
        }

        return new(filter);
    }
}
