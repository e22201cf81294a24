namespace Snapwright.Query.Expressions;

/// <summary>The functions of the library; <see cref="FunQl.Functions.FunctionCatalog"/> says what they take and yield. NULL for a NULL argument where nothing else is said.</summary>
public enum ScalarFunction
{
    /// <summary>The first argument that is not NULL.</summary>
    Coalesce,

    /// <summary>The greatest argument that is not NULL.</summary>
    Greatest,

    /// <summary>The least argument that is not NULL.</summary>
    Least,

    /// <summary>NULL where both are equal, else the first.</summary>
    NullIf,

    /// <summary>A text in lower case, letter by letter, see <see cref="Text.LetterCase"/>.</summary>
    Lower,

    /// <summary>A text in upper case, letter by letter, see <see cref="Text.LetterCase"/>.</summary>
    Upper,

    /// <summary>The number of code points of a text.</summary>
    Length,

    /// <summary>The code points from a place on, counted from 1: all, or those before place + number. The number must not be negative.</summary>
    Substring,

    /// <summary>The first code points of a text; with a negative number, all but so many of the last.</summary>
    Left,

    /// <summary>The last code points of a text; with a negative number, all but so many of the first.</summary>
    Right,

    /// <summary>A text without the spaces, or the code points of a second text, at its beginning.</summary>
    LeftTrim,

    /// <summary>A text without the spaces, or the code points of a second text, at its end.</summary>
    RightTrim,

    /// <summary>A text without the spaces, or the code points of a second text, at both ends.</summary>
    Trim,

    /// <summary>A text with every occurrence of a second replaced by a third; an empty second is nowhere.</summary>
    Replace,

    /// <summary>The place, from 1, of a second text in the first; 0 where it is not, 1 where it is empty.</summary>
    Position,

    /// <summary>The n-th part, from 1, of a text that a second splits; from -1, counted from the end. Empty where there is none.</summary>
    SplitPart,

    /// <summary>A text so many times; at most <see cref="FunQl.Functions.FunctionCatalog.LongestText"/> code points.</summary>
    Repeat,

    /// <summary>A text of exactly so many code points: filled at its beginning, or cut at its end.</summary>
    LeftPad,

    /// <summary>A text of exactly so many code points: filled or cut at its end.</summary>
    RightPad,

    /// <summary>The code points of a text from the last to the first.</summary>
    Reverse,

    /// <summary>The text of one code point.</summary>
    Character,

    /// <summary>The first code point of a text; 0 of an empty one.</summary>
    CodePoint,

    /// <summary>Whether a text begins with a second.</summary>
    StartsWith,

    /// <summary>Whether a text ends with a second.</summary>
    EndsWith,

    /// <summary>Texts one behind the other, without those that are NULL; never NULL.</summary>
    Concat,

    /// <summary>The texts behind the first, without those that are NULL, with the first between them; NULL only where the first is.</summary>
    ConcatWithSeparator,

    /// <summary>A number without its sign.</summary>
    Absolute,

    /// <summary>A number rounded half away from zero, to an integer or to so many digits behind the point.</summary>
    Round,

    /// <summary>A number cut toward zero, to an integer or to so many digits behind the point.</summary>
    Truncate,

    /// <summary>The least integer that is not less.</summary>
    Ceiling,

    /// <summary>The greatest integer that is not greater.</summary>
    Floor,

    /// <summary>
    /// A text with its first match of a canonical pattern replaced. Every engine finds the same match (<see cref="Patterns.OnePath"/>), which is not empty; in the replacement <c>\1</c>
    /// to <c>\9</c> are groups and <c>\\</c> is a backslash.
    /// </summary>
    RegexReplace,

    /// <summary>The same with every match replaced, from the left.</summary>
    RegexReplaceAll,

    /// <summary>The first match of such a pattern; NULL where there is none.</summary>
    RegexSubstring,

    /// <summary>
    /// The texts of the groups of the first match of such a pattern, empty where a group took no part; NULL where there is none. The third argument, a <see cref="Constant"/>, is how many
    /// groups the pattern has: at least one, at most nine.
    /// </summary>
    RegexMatch,

    /// <summary>-1, 0 or 1.</summary>
    Sign,

    /// <summary>The rest of a division, with the sign of the first.</summary>
    Modulo,

    /// <summary>A power, as a double.</summary>
    Power,

    /// <summary>The square root, as a double.</summary>
    SquareRoot,

    /// <summary>A power of e, as a double.</summary>
    Exponential,

    /// <summary>The natural logarithm, as a double.</summary>
    NaturalLogarithm,

    /// <summary>The logarithm to base 10, as a double.</summary>
    CommonLogarithm,

    /// <summary>A part of a date, instant or time of day, in UTC; the first argument is a <see cref="Constant"/> of <see cref="FunQl.Functions.TimeUnits"/>.</summary>
    DatePart,

    /// <summary>The beginning of the span of time that a date or an instant is in, in UTC; the first argument is a <see cref="Constant"/>.</summary>
    DateTruncate,

    /// <summary>A date or an instant so many units later; the last day of a month stands for those that it does not have. The first argument is a <see cref="Constant"/>.</summary>
    DateAdd,

    /// <summary>How many whole units the second date or instant is after the first; the first argument is a <see cref="Constant"/>.</summary>
    DateDifference,

    /// <summary>The date of a year, month and day.</summary>
    MakeDate,

    /// <summary>Seconds from 1970-01-01T00:00:00Z, with six digits behind the point.</summary>
    Epoch,

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>number</c>, <c>boolean</c> or <c>null</c>.</summary>
    JsonTypeOf,

    /// <summary>The number of items of a JSON array; NULL for anything else.</summary>
    JsonArrayLength,

    /// <summary>The number of items of an array.</summary>
    ArrayLength,

    /// <summary>An array with one more item; a NULL item adds none.</summary>
    ArrayAppend,

    /// <summary>Whether an array has an item.</summary>
    ArrayContains,

    /// <summary>The place, from 1, of an item in an array; NULL where it is not.</summary>
    ArrayPosition,

    /// <summary>The items of an array as texts, with a text between them.</summary>
    ArrayToString,

    /// <summary>The interval of months and microseconds. Intervals are the numbers of <see cref="Values.PackedInterval"/>.</summary>
    IntervalOf,

    /// <summary>The interval of a text of ISO 8601, whose parts stand in their order.</summary>
    IntervalOfText,

    /// <summary>The microseconds of an interval with 30 days for a month.</summary>
    IntervalLength,

    /// <summary>The months of an interval.</summary>
    IntervalMonths,

    /// <summary>What of an interval is not months, in microseconds.</summary>
    IntervalMicroseconds,

    /// <summary>The seconds of an interval, with 365.25 days for a year and 30 for a month, and six digits behind the point.</summary>
    IntervalEpoch,

    /// <summary>The text of an interval in ISO 8601.</summary>
    IntervalText,

    /// <summary>The interval that stands for all that are as long: its months are the whole ones.</summary>
    IntervalCanonical,

    /// <summary>The sum of two intervals.</summary>
    IntervalAdd,

    /// <summary>An interval less another.</summary>
    IntervalSubtract,

    /// <summary>An interval so many times, a decimal or a double; what is no whole month is so much of 30 days, and microseconds are rounded half away from zero.</summary>
    IntervalMultiply,

    /// <summary>An interval through a decimal or a double, the months cut toward zero, as <see cref="IntervalMultiply"/>.</summary>
    IntervalDivide,

    /// <summary>The interval from the second instant to the first: months as a calendar counts them, and what is left.</summary>
    IntervalAge,

    /// <summary>The instant that is later by an interval: months first.</summary>
    IntervalAfter,
}
