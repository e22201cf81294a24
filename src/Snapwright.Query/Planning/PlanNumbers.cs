using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Planning;

/// <summary>The numbers of sources, each unique in its plan, and of parameters.</summary>
internal sealed class PlanNumbers
{
    private readonly PlanNumbers? _sourcesOf;
    private int _sources;

    public PlanNumbers()
    {
    }

    /// <summary>Numbers around a plan that has some already.</summary>
    public PlanNumbers(int sources, int parameters)
    {
        _sources = sources;
        NextParameter = parameters;
    }

    private PlanNumbers(PlanNumbers sourcesOf, int parameter)
    {
        _sourcesOf = sourcesOf;
        NextParameter = parameter;
    }

    /// <summary>The index of the next parameter.</summary>
    public int NextParameter { get; private set; }

    public int Source() => _sourcesOf?.Source() ?? _sources++;

    public Parameter Parameter(DataType type) => new(NextParameter++, type);

    /// <summary>Numbers for a part that is planned once more, with the same parameters from <paramref name="parameter"/> on and sources of its own.</summary>
    public PlanNumbers From(int parameter) => new(this, parameter);
}
