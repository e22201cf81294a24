using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The parameters of a plan; what is the same is one parameter, so that equal expressions of a text are equal in SQL.</summary>
/// <param name="first">The index of the first of them.</param>
internal sealed class ParameterList(int first = 0)
{
    private readonly List<ViewParameter> _items = [];
    private readonly Dictionary<ViewParameter, int> _indexes = [];

    public int Count => _items.Count;

    public Parameter Of(ViewParameter parameter)
    {
        if (!_indexes.TryGetValue(parameter, out var index))
        {
            index = _items.Count;
            _items.Add(parameter);
            _indexes.Add(parameter, index);
        }

        return new(first + index, parameter.Type);
    }

    /// <summary>Forgets the parameters from a place on.</summary>
    public void Truncate(int count)
    {
        for (var i = count; i < _items.Count; i++)
        {
            _indexes.Remove(_items[i]);
        }

        _items.RemoveRange(count, _items.Count - count);
    }

    public EquatableArray<ViewParameter> ToArray() => _items.ToEquatableArray();
}
