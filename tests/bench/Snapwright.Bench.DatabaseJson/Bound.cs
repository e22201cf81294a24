using System.Globalization;
using System.Text.RegularExpressions;

namespace Snapwright.Bench.DatabaseJson;

/// <summary>The numbers and texts of the benchmark's filters.</summary>
internal static partial class Bound
{
    /// <summary>The number of <c>{"field":{"_gt":number}}</c>.</summary>
    public static int Of(string? filter) => int.Parse(Number().Match(filter ?? "").Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>The same for a decimal field.</summary>
    public static decimal OfDecimal(string? filter) => Of(filter);

    /// <summary>The text of <c>{"field":{"_eq":text}}</c>.</summary>
    public static string Text(string? filter) => Quoted().Match(filter ?? "").Groups[1].Value;

    [GeneratedRegex("""_gt":(-?\d+)""")]
    private static partial Regex Number();

    [GeneratedRegex("""_eq":"([^"\\]*)""")]
    private static partial Regex Quoted();
}
