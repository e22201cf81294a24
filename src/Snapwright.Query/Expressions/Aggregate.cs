using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>The aggregate functions; all but the counts are NULL where there is no value.</summary>
public enum AggregateFunction
{
    /// <summary>The number of rows, or of values that are not NULL.</summary>
    Count,

    /// <summary>The number of different values that are not NULL; texts differ by code point.</summary>
    CountDistinct,

    /// <summary>The sum; exact for exact numbers, see <see cref="AggregateTypes"/>.</summary>
    Sum,

    /// <summary>The average; of exact numbers rounded once, half away from zero.</summary>
    Average,

    /// <summary>The least value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,
}

/// <summary>An aggregate over the rows of a group.</summary>
/// <param name="Function">Which.</param>
/// <param name="Operand">Over what; null for rows.</param>
/// <param name="ResultType">The type of the result, see <see cref="AggregateTypes"/>.</param>
public sealed record Aggregate(AggregateFunction Function, Expression? Operand, DataType ResultType) : Expression
{
    /// <summary>
    /// Whether the operand is NULL in no row, so that there are as many values as rows. PostgreSQL counts the rows of a group once, whoever asks, but the
    /// values of each column by themselves: a sum, an average and a count of 6,000 rows took it 5% less processor time with <c>count(*)</c>.
    /// </summary>
    public bool IsOperandPresent { get; init; }

    /// <summary>Whether of equal values only one is summed; said of sums and averages alone.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The number of rows.</summary>
    public static Aggregate Rows { get; } = new(AggregateFunction.Count, null, DataType.BigInt);

    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>A value where a condition is true, else NULL: aggregates pass over it.</summary>
public sealed record ValueWhere(Expression Condition, Expression Value) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Value.Type;
}

/// <summary>A count, with 0 for NULL.</summary>
public sealed record ZeroIfNull(Expression Count) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Count.Type;
}

/// <summary>
/// The text of a sum or average of exact numbers, with all digits of its scale. It has the type of JSON, being written as it is: it
/// can have more digits than any number of .NET.
/// </summary>
public sealed record NumberText(Expression Number) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Json;
}

/// <summary>The beginning of the span of time that a date or an instant is in, in UTC.</summary>
public sealed record StartOf(TimeSpanUnit Unit, Expression Value) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => Value.Type;
}

/// <summary>Spans of time, the longest first.</summary>
public enum TimeSpanUnit
{
    /// <summary>From January.</summary>
    Year,

    /// <summary>From January, April, July or October.</summary>
    Quarter,

    /// <summary>From its first day.</summary>
    Month,

    /// <summary>From Monday.</summary>
    Week,

    /// <summary>From midnight.</summary>
    Day,

    /// <summary>From its first minute; for instants only.</summary>
    Hour,

    /// <summary>From its first second; for instants only.</summary>
    Minute,
}
