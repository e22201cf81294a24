using Snapwright.Model.Values;

namespace Snapwright.Query.Expressions;

/// <summary>The numbers of an interval, both of 64 bits. Where the interval is NULL, the microseconds are; months that are a constant are not.</summary>
/// <param name="Months">Months.</param>
/// <param name="Microseconds">What is not months.</param>
internal sealed record IntervalParts(Expression Months, Expression Microseconds)
{
    /// <summary>The numbers of a known interval.</summary>
    public static IntervalParts Of(Interval interval) => new(WholeNodes.Of(interval.Months), WholeNodes.Of(interval.Microseconds));

    /// <summary>The microseconds by which two intervals are compared.</summary>
    public Expression Length =>
        WholeNodes.IsZero(Months) ? Microseconds : WholeNodes.Add(WholeNodes.Multiply(Months, WholeNodes.Of(Interval.MicrosecondsPerMonth)), Microseconds);
}
