using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Requests;

/// <summary>
/// An aggregate over rows of a table, or over the rows that a to-many relation leads to from them. A row that is reached from two rows counts twice.
/// </summary>
/// <param name="Path">The relations on the way, at most one of them to-many; empty for the table's own.</param>
/// <param name="Field">What is aggregated; null for rows.</param>
/// <param name="Function">How.</param>
/// <param name="Condition">Which values count; null for all.</param>
/// <param name="ConditionDepth">The number of relations of <paramref name="Path"/> to the table that the condition is on.</param>
public sealed record AggregateTerm(
    EquatableArray<Relation> Path, StoredField? Field, AggregateFunction Function, Filter? Condition = null, int ConditionDepth = 0)
{
    /// <summary>The number of rows.</summary>
    public static AggregateTerm Rows { get; } = new(default, null, AggregateFunction.Count);

    /// <summary>The type of the result.</summary>
    public DataType Type => Field is null ? DataType.BigInt : AggregateTypes.Of(Function, Field.Type);

    /// <summary>The number of relations up to and with the to-many one; 0 where there is none.</summary>
    public int ManyDepth
    {
        get
        {
            for (var i = 0; i < Path.Count; i++)
            {
                if (!Path[i].IsToOne)
                {
                    return i + 1;
                }
            }

            return 0;
        }
    }
}

/// <summary>An aggregate as part of an answer.</summary>
/// <param name="Names">The properties that lead to it: <c>price</c>, <c>sum</c>.</param>
/// <param name="Term">The aggregate.</param>
public sealed record NamedAggregate(EquatableArray<string> Names, AggregateTerm Term);
