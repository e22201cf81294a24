using System.Text;
using System.Text.RegularExpressions;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// The functions of canonical patterns. One per connection, which one thread uses at a time; it keeps the patterns it met last, because a statement calls it
/// for every row.
/// </summary>
internal sealed class PatternFunctions
{
    private const int Kept = 16;

    private readonly Dictionary<string, KnownPattern> _known = new(StringComparer.Ordinal);
    private byte[] _lastText = [];
    private KnownPattern? _last;

    public static void Register(sqlite3 connection)
    {
        var functions = new PatternFunctions();
        ScalarFunctions.Add(connection, "snapwright_like", 2, functions.IsLike);
        Add(connection, "regex_replace", 3, a => functions.Replace(a, 1));
        Add(connection, "regex_replace_all", 3, a => functions.Replace(a, -1));
        Add(connection, "regex_substring", 2, a => functions.Find(raw.sqlite3_value_blob(a[1])).Exact.Match(a[0].Text()) is { Success: true } match ? match.Value : null);
        Add(connection, "regex_match", 3, functions.Groups);
    }

    // A function that takes too long is a statement that does.
    private static void Add(sqlite3 connection, string name, int count, Func<sqlite3_value[], string?> function) =>
        ScalarFunctions.Add(connection, "snapwright_" + name, count, (context, _, arguments) =>
        {
            try
            {
                Arguments.Result(context, Array.Exists(arguments, static a => a.IsNull()) ? null : function(arguments));
            }
            catch (RegexMatchTimeoutException)
            {
                raw.sqlite3_result_error_code(context, raw.SQLITE_INTERRUPT);
            }
        });

    /// <summary><c>snapwright_like(text, pattern)</c>: whether a text has a part that is like a pattern.</summary>
    private void IsLike(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var text = Encoding.UTF8.GetString(raw.sqlite3_value_blob(arguments[0]));
        raw.sqlite3_result_int(context, Find(raw.sqlite3_value_blob(arguments[1])).Linear.IsMatch(text) ? 1 : 0);
    }

    private string Replace(sqlite3_value[] arguments, int count)
    {
        var replacement = arguments[2].Text();
        return Find(raw.sqlite3_value_blob(arguments[1])).Exact.Replace(arguments[0].Text(), m => Expanded(replacement, m), count);
    }

    private string? Groups(sqlite3_value[] arguments) => Find(raw.sqlite3_value_blob(arguments[1])).Exact.Match(arguments[0].Text()) is { Success: true } match
        ? "[" + string.Join(',', Enumerable.Range(1, arguments[2].Small()).Select(g => JsonFunctions.Quoted(match.Groups[g].Value))) + "]"
        : null;

    // '\1' to '\9' are groups, and '\\' is a backslash.
    private static string Expanded(string replacement, Match match)
    {
        if (!replacement.Contains('\\', StringComparison.Ordinal))
        {
            return replacement;
        }

        var text = new StringBuilder(replacement.Length);
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] != '\\')
            {
                text.Append(replacement[i]);
            }
            else if (replacement[++i] == '\\')
            {
                text.Append('\\');
            }
            else
            {
                text.Append(match.Groups[replacement[i] - '0'].ValueSpan);
            }
        }

        return text.ToString();
    }

    private KnownPattern Find(ReadOnlySpan<byte> canonical)
    {
        if (_last is { } last && canonical.SequenceEqual(_lastText))
        {
            return last;
        }

        var text = Encoding.UTF8.GetString(canonical);
        if (!_known.TryGetValue(text, out var pattern))
        {
            if (_known.Count == Kept)
            {
                _known.Clear();
            }

            pattern = new(text);
            _known.Add(text, pattern);
        }

        (_lastText, _last) = (canonical.ToArray(), pattern);
        return pattern;
    }
}
