using System.Text;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The patterns of <c>to_char</c>: each becomes an expression of parts of the value, so that it means the same on every database.</summary>
internal static class TimeFormat
{
    private const int MostLetters = 100;
    private const string Months = "January,February,March,April,May,June,July,August,September,October,November,December";
    private const string Days = "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday";
    private const int NameWidth = 9;

    // The longer of two that begin alike stands first.
    private static readonly (string Name, string Unit, int Width)[] Numbers =
    [
        ("IYYY", "isoyear", 4), ("YYYY", "year", 4), ("YY", "year", 2), ("HH24", "hour", 2), ("HH12", "hour", 12), ("HH", "hour", 12), ("DDD", "doy", 3), ("DD", "day", 2),
        ("ID", "isodow", 1), ("IW", "week", 2), ("MI", "minute", 2), ("MM", "month", 2), ("MS", "millisecond", 3), ("SS", "second", 2), ("US", "microsecond", 6),
        ("D", "dow", 1), ("Q", "quarter", 1),
    ];

    private static readonly string[] Words = ["MONTH", "MON", "DAY", "DY", "AM", "PM"];

    /// <summary>The text of a date, an instant or a time of day.</summary>
    public static bool TryWrite(BindingSession session, string pattern, Expression value, bool isTime, out Expression? text, out string? fault)
    {
        (text, fault) = (null, pattern.Length > MostLetters ? $"A pattern of 'to_char' has at most {MostLetters} characters." : null);
        var literal = new StringBuilder();
        var hasPart = false;
        for (var i = 0; i < pattern.Length && fault is null;)
        {
            if (!IsLetter(pattern[i]))
            {
                i += pattern[i] == '"' ? Quoted(pattern, i, literal) : Plain(pattern, i, literal);
                continue;
            }

            var isTight = StartsWith(pattern, i, "FM");
            var at = i + (isTight ? 2 : 0);
            if (Part(pattern, at, value, isTight) is not var (part, length, isOfDate))
            {
                var end = at;
                while (end < pattern.Length && IsLetter(pattern[end]))
                {
                    end++;
                }

                fault = $"'to_char' has no pattern '{pattern.Substring(i, end - i)}'. Letters that are meant themselves stand in double quotes.";
                break;
            }

            fault = isTime && isOfDate ? $"A time of day has no '{pattern.Substring(at, length)}'." : null;
            text = Join(Flush(session, text, literal), part);
            hasPart = true;
            i = at + length;
        }

        fault ??= hasPart ? null : "The pattern shows nothing of the value.";
        text = fault is null ? Flush(session, text, literal) : null;
        return fault is null;
    }

    private static (Expression Part, int Length, bool IsOfDate)? Part(string pattern, int at, Expression value, bool isTight)
    {
        if (Array.Find(Words, w => StartsWith(pattern, at, w)) is { } word)
        {
            return (Word(pattern.Substring(at, word.Length), value, isTight), word.Length, word is not ("AM" or "PM"));
        }

        var (name, unit, width) = Array.Find(Numbers, n => StartsWith(pattern, at, n.Name));
        if (name is null)
        {
            return null;
        }

        Expression number = PartOf(unit, value);
        number = name switch
        {
            "YY" => Compute(ArithmeticOperator.Modulo, number, 100),
            "HH" or "HH12" => Compute(ArithmeticOperator.Add, Compute(ArithmeticOperator.Modulo, Compute(ArithmeticOperator.Add, number, 11), 12), 1),
            "D" => Compute(ArithmeticOperator.Add, number, 1),
            _ => number,
        };
        Expression shown = new Cast(number, DataType.Text);
        shown = isTight || width == 1 ? shown : Call(ScalarFunction.LeftPad, shown, Number(width == 12 ? 2 : width), Constant("0"));
        return (shown, name.Length, unit is not ("hour" or "minute" or "second" or "millisecond" or "microsecond"));
    }

    // Names stand in the case of their pattern, and are as wide as the widest unless FM stands before.
    private static Expression Word(string word, Expression value, bool isTight)
    {
        if (word.Length == 2 && char.ToUpperInvariant(word[1]) == 'M')
        {
            var isMorning = new Comparison(ComparisonOperator.Less, PartOf("hour", value), Number(12));
            return new Conditional(
                EquatableArray.Of(new ConditionalBranch(isMorning, Constant(char.IsUpper(word[0]) ? "AM" : "am"))), Constant(char.IsUpper(word[0]) ? "PM" : "pm"), DataType.Text);
        }

        var isMonth = char.ToUpperInvariant(word[0]) == 'M';
        var isWhole = word.Length == 5 || char.ToUpperInvariant(word[1]) == 'A';
        var names = (isMonth ? Months : Days).Split(',').Select(n => Cased(isWhole ? n : n.Substring(0, 3), word)).Select(n => isWhole && !isTight ? n.PadRight(NameWidth) : n);
        Expression place = isMonth ? PartOf("month", value) : Compute(ArithmeticOperator.Add, PartOf("dow", value), 1);
        return Call(ScalarFunction.SplitPart, Constant(string.Join(",", names)), Constant(","), place);
    }

    private static string Cased(string name, string word) =>
        char.IsLower(word[0]) ? name.ToLowerInvariant() : char.IsUpper(word[1]) ? name.ToUpperInvariant() : name;

    private static int Quoted(string pattern, int at, StringBuilder literal)
    {
        var end = pattern.IndexOf('"', at + 1);
        end = end < 0 ? pattern.Length : end;
        literal.Append(pattern, at + 1, end - at - 1);
        return end - at + 1;
    }

    private static int Plain(string pattern, int at, StringBuilder literal)
    {
        literal.Append(pattern[at]);
        return 1;
    }

    private static Expression? Flush(BindingSession session, Expression? text, StringBuilder literal)
    {
        if (literal.Length == 0)
        {
            return text;
        }

        var node = session.Node(TypedValue.OfLiteral(SqlValue.Text(literal.ToString()), FunQlType.Text));
        literal.Clear();
        return Join(text, node);
    }

    private static Expression Join(Expression? left, Expression right) => left is null ? right : new Concatenation(left, right);

    private static FunctionCall PartOf(string unit, Expression value) => new(ScalarFunction.DatePart, EquatableArray.Of(Constant(unit), value), DataType.Int);

    private static FunctionCall Call(ScalarFunction function, params Expression[] arguments) => new(function, arguments.ToEquatableArray(), DataType.Text);

    private static Arithmetic Compute(ArithmeticOperator operation, Expression left, int right) => new(operation, left, Number(right), DataType.Int);

    private static Constant Number(int number) => new(SqlValue.Int(number), DataType.Int);

    private static Constant Constant(string text) => new(SqlValue.Text(text), DataType.Text);

    private static bool StartsWith(string pattern, int at, string name) =>
        string.Compare(pattern, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
