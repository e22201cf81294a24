using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>What an aggregate is over: a field, or the rows of a table.</summary>
/// <param name="Path">The relations on the way, at most one of them to-many.</param>
/// <param name="Source">The table whose rows are aggregated: the first, or the one that the to-many relation leads to.</param>
/// <param name="Table">The table at the end of the way.</param>
/// <param name="Field">The field; null for the rows that the way ends with.</param>
internal sealed record AggregateTarget(EquatableArray<Relation> Path, Table Source, Table Table, StoredField? Field)
{
    /// <summary>The rows of a table.</summary>
    public static AggregateTarget Rows(Table table) => new(default, table, table, null);

    /// <summary>The relations up to and with the to-many one; 0 where there is none.</summary>
    public int ManyDepth => new AggregateTerm(Path, null, AggregateFunction.Count).ManyDepth;
}
