using Snapwright.Model.Collections;
using Snapwright.Query.Requests;

namespace Snapwright.Access;

/// <summary>
/// A condition on rows, made by the operators of fields: <c>b.Price &gt; 50m &amp; b.Title.Contains("sea")</c>. A comparison with a
/// field that is null is neither true nor false, as in SQL.
/// </summary>
public sealed class Condition
{
    internal Condition(Filter filter) => Filter = filter;

    internal Filter Filter { get; }

    /// <summary>Both.</summary>
    public static Condition operator &(Condition left, Condition right) => left.And(right);

    /// <summary>At least one of them.</summary>
    public static Condition operator |(Condition left, Condition right) => left.Or(right);

    /// <summary>Not; what is neither true nor false stays so.</summary>
    public static Condition operator !(Condition condition) => condition.Not();

    /// <summary>Both.</summary>
    public Condition And(Condition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(new AllFilter(EquatableArray.Of(Filter, other.Filter)));
    }

    /// <summary>At least one of them.</summary>
    public Condition Or(Condition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(new AnyFilter(EquatableArray.Of(Filter, other.Filter)));
    }

    /// <summary>Not; what is neither true nor false stays so.</summary>
    public Condition Not() => new(new NotFilter(Filter));
}
