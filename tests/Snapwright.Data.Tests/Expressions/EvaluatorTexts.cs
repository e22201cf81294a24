using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Query.Expressions;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Functions of texts, JSON and arrays.</summary>
internal static class EvaluatorTexts
{
    private const int Longest = 1_000_000;

    public static int[] CodePoints(string text) => [.. text.EnumerateRunes().Select(static r => r.Value)];

    public static Outcome? Call(FunctionCall call, object[] a) => call.Function switch
    {
        ScalarFunction.Lower => Outcome.Of(Letters(a[0], static r => Rune.ToLowerInvariant(r))),
        ScalarFunction.Upper => Outcome.Of(Letters(a[0], static r => Rune.ToUpperInvariant(r))),
        ScalarFunction.Length => Outcome.Of((long)CodePoints((string)a[0]).Length),
        ScalarFunction.Substring when a.Length == 3 && (long)a[2] < 0 => Outcome.Invalid,
        ScalarFunction.Substring => Outcome.Of(Slice(a[0], (long)a[1] - 1, a.Length == 3 ? (long)a[1] - 1 + (long)a[2] : int.MaxValue)),
        ScalarFunction.Left => Outcome.Of(Slice(a[0], 0, (long)a[1] >= 0 ? (long)a[1] : Count(a[0]) + (long)a[1])),
        ScalarFunction.Right => Outcome.Of(Slice(a[0], (long)a[1] >= 0 ? Count(a[0]) - (long)a[1] : -(long)a[1], int.MaxValue)),
        ScalarFunction.LeftTrim => Outcome.Of(Trim(a, true, false)),
        ScalarFunction.RightTrim => Outcome.Of(Trim(a, false, true)),
        ScalarFunction.Trim => Outcome.Of(Trim(a, true, true)),
        ScalarFunction.Replace => Outcome.Of((string)a[1] == "" ? a[0] : ((string)a[0]).Replace((string)a[1], (string)a[2], StringComparison.Ordinal)),
        ScalarFunction.Position => Outcome.Of(((string)a[0]).IndexOf((string)a[1], StringComparison.Ordinal) is var at and >= 0 ? Count(((string)a[0])[..at]) + 1L : 0L),
        ScalarFunction.SplitPart => Split((string)a[0], (string)a[1], (long)a[2]),
        ScalarFunction.Repeat => Count(a[0]) * Math.Max((long)a[1], 0) > Longest ? Outcome.Invalid
            : Outcome.Of(string.Concat(Enumerable.Repeat((string)a[0], (string)a[0] == "" ? 0 : (int)Math.Max((long)a[1], 0)))),
        ScalarFunction.LeftPad or ScalarFunction.RightPad => Pad(call.Function == ScalarFunction.LeftPad, a),
        ScalarFunction.Reverse => Outcome.Of(Slice(CodePoints((string)a[0]).Reverse())),
        ScalarFunction.Character => (long)a[0] is var code and >= 1 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? Outcome.Of(char.ConvertFromUtf32((int)code)) : Outcome.Invalid,
        ScalarFunction.CodePoint => Outcome.Of(CodePoints((string)a[0]) is [var first, ..] ? (long)first : 0L),
        ScalarFunction.StartsWith => Outcome.Of(((string)a[0]).StartsWith((string)a[1], StringComparison.Ordinal)),
        ScalarFunction.EndsWith => Outcome.Of(((string)a[0]).EndsWith((string)a[1], StringComparison.Ordinal)),
        ScalarFunction.JsonTypeOf => Outcome.Of(JsonDocument.Parse((string)a[0]).RootElement.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            var kind => kind.ToString().ToLowerInvariant(),
        }),
        ScalarFunction.JsonArrayLength => Outcome.Of(JsonNode.Parse((string)a[0]) is JsonArray json ? (long)json.Count : null),
        ScalarFunction.ArrayLength => Outcome.Of((long)((object[])a[0]).Length),
        ScalarFunction.ArrayContains => Outcome.Of(((object[])a[0]).Contains(a[1])),
        ScalarFunction.ArrayPosition => Outcome.Of(Array.IndexOf((object[])a[0], a[1]) is var place and >= 0 ? place + 1L : null),
        ScalarFunction.ArrayToString => Outcome.Of(string.Join((string)a[1], ((object[])a[0]).Select(i => EvaluatorCasts.Text(i, call.Arguments[0].Type.ItemType)))),
        _ => null,
    };

    public static bool Like(string text, string pattern)
    {
        var p = CodePoints(pattern);
        var tokens = new List<int>();
        for (var i = 0; i < p.Length; i++)
        {
            tokens.Add(p[i] == '\\' && i + 1 < p.Length ? p[++i] : p[i] switch { '%' => -1, '_' => -2, var c => c });
        }

        return Like(CodePoints(text), [.. tokens]);
    }

    public static string? Part(string json, object step, bool isText)
    {
        var node = JsonDocument.Parse(json).RootElement;
        JsonElement found = default;
        if (step is string name)
        {
            if (node.ValueKind == JsonValueKind.Object)
            {
                node.TryGetProperty(name, out found);
            }
        }
        else if (node.ValueKind == JsonValueKind.Array && (long)step >= 0 && (long)step < node.GetArrayLength())
        {
            found = node[(int)(long)step];
        }

        return found.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null
            : isText && found.ValueKind == JsonValueKind.String ? found.GetString() : found.GetRawText();
    }

    public static string Quote(string text)
    {
        const string Named = "\"\\\b\f\n\r\t";
        return "\"" + string.Concat(text.Select(static c => Named.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? "\\" + "\"\\bfnrt"[at]
            : c < ' ' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString())) + "\"";
    }

    private static bool Like(ReadOnlySpan<int> text, ReadOnlySpan<int> pattern)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        return pattern[0] == -1
            ? Like(text, pattern[1..]) || (!text.IsEmpty && Like(text[1..], pattern))
            : !text.IsEmpty && (pattern[0] == -2 || pattern[0] == text[0]) && Like(text[1..], pattern[1..]);
    }

    private static int Count(object text) => CodePoints((string)text).Length;

    private static string Slice(IEnumerable<int> codePoints) => string.Concat(codePoints.Select(char.ConvertFromUtf32));

    private static string Slice(object text, long from, long to) => Slice(CodePoints((string)text).Where((_, i) => i >= from && i < to));

    private static string Letters(object text, Func<Rune, Rune> change) => string.Concat(((string)text).EnumerateRunes().Select(r => change(r).ToString()));

    private static string Trim(object[] a, bool left, bool right)
    {
        var letters = a.Length == 2 ? CodePoints((string)a[1]) : [' '];
        IEnumerable<int> text = CodePoints((string)a[0]);
        text = left ? text.SkipWhile(letters.Contains) : text;
        return Slice(right ? text.Reverse().SkipWhile(letters.Contains).Reverse() : text);
    }

    private static Outcome Split(string text, string mark, long place) =>
        place < 1 ? Outcome.Invalid : Outcome.Of((mark == "" ? [text] : text.Split(mark)).ElementAtOrDefault((int)Math.Min(place - 1, int.MaxValue)) ?? "");

    private static Outcome Pad(bool isLeft, object[] a)
    {
        var (text, length, filling) = ((string)a[0], (long)a[1], a.Length == 3 ? CodePoints((string)a[2]) : [' ']);
        if (length > Longest)
        {
            return Outcome.Invalid;
        }

        var missing = Math.Max(length, 0) - Count(text);
        if (missing <= 0 || filling.Length == 0)
        {
            return Outcome.Of(Slice(text, 0, length));
        }

        var added = Slice(Enumerable.Range(0, (int)missing).Select(i => filling[i % filling.Length]));
        return Outcome.Of(isLeft ? added + text : text + added);
    }
}
