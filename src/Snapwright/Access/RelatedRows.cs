using Snapwright.Query.Requests;

namespace Snapwright.Access;

/// <summary>A relation to rows that point here, or are linked: <c>a.Books.Any(b =&gt; b.Price &gt; 50m)</c>.</summary>
/// <typeparam name="TFields">The fields of a related row.</typeparam>
public sealed class RelatedRows<TFields>(FieldScope scope, string name)
    where TFields : ITableFields<TFields>
{
    /// <summary>The JSON property.</summary>
    public string Name { get; } = name;

    /// <summary>Whether there is a related row.</summary>
    public Condition Any() => scope.Condition(new RelatedFilter(scope.Relation(Name), new AllFilter(default)));

    /// <summary>Whether there is a related row that meets a condition.</summary>
    public Condition Any(Func<TFields, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var relation = scope.Relation(Name);
        return scope.Condition(new RelatedFilter(relation, condition(TFields.In(scope.Of(relation))).Filter));
    }
}
