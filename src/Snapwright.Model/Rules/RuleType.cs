namespace Snapwright.Model.Rules;

/// <summary>What a rule of a column asks of a value; in a snapshot <c>min</c>, <c>minLength</c> and so on.</summary>
public enum RuleType
{
    /// <summary>A number is at least this.</summary>
    Min,

    /// <summary>A number is at most this.</summary>
    Max,

    /// <summary>A text has at least so many code points.</summary>
    MinLength,

    /// <summary>A text has at most so many code points.</summary>
    MaxLength,

    /// <summary>A text has a match of a regular expression.</summary>
    Pattern,

    /// <summary>A text is in a known form, see <see cref="TextFormat"/>.</summary>
    Format,

    /// <summary>A list has at least so many items.</summary>
    MinItems,

    /// <summary>A list has at most so many items.</summary>
    MaxItems,
}
