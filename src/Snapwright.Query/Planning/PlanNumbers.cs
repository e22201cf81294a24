using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Planning;

/// <summary>The numbers of sources and parameters, each unique in its plan.</summary>
internal sealed class PlanNumbers
{
    private int _sources;
    private int _parameters;

    public int Source() => _sources++;

    public Parameter Parameter(DataType type) => new(_parameters++, type);
}
