using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;

namespace Snapwright.Query.Planning;

/// <summary>How aggregates are yielded and become fields of an answer.</summary>
internal static class AggregateShape
{
    /// <summary>An aggregate in the form in which it is yielded.</summary>
    public static Expression Shown(Expression value) => AggregateTypes.IsWide(value.Type) ? new NumberText(value) : value;

    public static ScalarField Field(string name, AggregateTerm term, int ordinal) => new(
        name,
        ordinal,
        AggregateTypes.Shown(term.Type),
        term.Function is not (AggregateFunction.Count or AggregateFunction.CountDistinct));

    /// <summary>Fields of which those with a common beginning of their names are one object.</summary>
    public static IReadOnlyList<ShapeField> Fields(IReadOnlyList<(NamedAggregate Aggregate, int Ordinal)> outputs, int depth = 0)
    {
        var fields = new List<ShapeField>();
        foreach (var group in outputs.GroupBy(o => o.Aggregate.Names[depth]))
        {
            var first = group.First();
            fields.Add(first.Aggregate.Names.Count == depth + 1
                ? Field(group.Key, first.Aggregate.Term, first.Ordinal)
                : new ObjectField(group.Key, first.Ordinal, IsNullable: false, new(Fields([.. group], depth + 1).ToEquatableArray())));
        }

        return fields;
    }
}
