using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>The columns of groups while a request is read: what the order and the condition of groups name, and what they add.</summary>
internal sealed class GroupColumns
{
    private readonly RestReading _reading;
    private readonly Table _table;
    private readonly EquatableArray<GroupKey> _keys;
    private readonly EquatableArray<NamedAggregate> _outputs;
    private readonly List<AggregateTerm> _terms;

    public GroupColumns(RestReading reading, Table table, EquatableArray<GroupKey> keys, EquatableArray<NamedAggregate> outputs)
    {
        _reading = reading;
        _table = table;
        _keys = keys;
        _outputs = outputs;
        _terms = [.. outputs.Select(static o => o.Term).Distinct()];
    }

    /// <summary>The aggregates, each once; those of the answer first.</summary>
    public EquatableArray<AggregateTerm> Terms => _terms.ToEquatableArray();

    /// <summary>The column of a key; -1 for none of that name.</summary>
    public int FindKey(string name) => _keys.ToList().FindIndex(k => k.Name == name);

    /// <summary>The column of an aggregate and its type: <c>count</c>, <c>price.sum</c>, <c>reviews.rating.avg</c>; null with an error.</summary>
    public (int Column, DataType Type)? FindAggregate(string name, string place)
    {
        var term = _outputs.FirstOrDefault(o => string.Join(".", o.Names) == name)?.Term ?? (name is "count" or "_all.count" ? AggregateTerm.Rows : Plain(name, place));
        if (term is null)
        {
            return null;
        }

        var index = _terms.IndexOf(term);
        if (index < 0)
        {
            if (!_reading.CountAggregate(place))
            {
                return null;
            }

            index = _terms.Count;
            _terms.Add(term);
        }

        return (_keys.Count + index, term.Type);
    }

    // An aggregate that the answer does not have.
    private AggregateTerm? Plain(string name, string place)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            _reading.Error("unknown_field", place, $"The groups have no '{name}'. Choices: {string.Join(", ", Choices)}.");
            return null;
        }

        return new AggregateTargets(_reading).Find(AggregateTarget.Rows(_table), name.Substring(0, dot), place) is { } target
            && AggregateOperators.Find(_reading, target, name.Substring(dot + 1), place) is { } function
            ? new(target.Path, target.Field, function)
            : null;
    }

    private IEnumerable<string> Choices =>
        _keys.Select(static k => k.Name).Append("count").Concat(_outputs.Select(static o => string.Join(".", o.Names))).Distinct();
}
