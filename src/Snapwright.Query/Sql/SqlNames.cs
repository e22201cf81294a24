using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>The names that our own functions have in databases, behind <c>snapwright_</c>.</summary>
internal static class SqlNames
{
    public static string Of(ScalarFunction function) => function switch
    {
        ScalarFunction.LeftPad => "lpad",
        ScalarFunction.RightPad => "rpad",
        ScalarFunction.SplitPart => "split_part",
        ScalarFunction.RegexReplace => "regex_replace",
        ScalarFunction.RegexReplaceAll => "regex_replace_all",
        ScalarFunction.RegexSubstring => "regex_substring",
        ScalarFunction.RegexMatch => "regex_match",
        ScalarFunction.StartsWith => "starts",
        ScalarFunction.EndsWith => "ends",
        ScalarFunction.Character => "chr",
        ScalarFunction.CodePoint => "ascii",
        ScalarFunction.ConcatWithSeparator => "concat_ws",
        ScalarFunction.Absolute => "abs",
        ScalarFunction.Truncate => "trunc",
        ScalarFunction.SquareRoot => "sqrt",
        ScalarFunction.Exponential => "exp",
        ScalarFunction.NaturalLogarithm => "ln",
        ScalarFunction.CommonLogarithm => "log",
        ScalarFunction.MakeDate => "make_date",
        ScalarFunction.JsonTypeOf => "json_typeof",
        ScalarFunction.JsonArrayLength => "json_array_length",
        ScalarFunction.ArrayToString => "array_to_string",
        ScalarFunction.IntervalOf => "interval_of",
        ScalarFunction.IntervalOfText => "text_to_interval",
        ScalarFunction.IntervalLength => "interval_length",
        ScalarFunction.IntervalMonths => "interval_months",
        ScalarFunction.IntervalMicroseconds => "interval_microseconds",
        ScalarFunction.IntervalEpoch => "interval_epoch",
        ScalarFunction.IntervalText => "interval_text",
        ScalarFunction.IntervalCanonical => "interval_canonical",
        ScalarFunction.IntervalAdd => "interval_add",
        ScalarFunction.IntervalSubtract => "interval_subtract",
        ScalarFunction.IntervalMultiply => "interval_multiply",
        ScalarFunction.IntervalDivide => "interval_divide",
        ScalarFunction.IntervalAge => "interval_age",
        ScalarFunction.IntervalAfter => "interval_after",
        _ => function.ToString().ToLowerInvariant(),
    };
}
