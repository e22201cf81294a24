using System.Text;
using System.Text.RegularExpressions;
using Snapwright.Query.Patterns;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// <c>snapwright_like(text, pattern)</c>: whether a text has a part that is like a canonical pattern. One per connection, which one thread uses at a
/// time; it keeps the patterns it met last, because a statement calls it for every row.
/// </summary>
internal sealed class PatternFunction
{
    private const int Kept = 16;

    private readonly Dictionary<string, Regex> _known = new(StringComparer.Ordinal);
    private byte[] _lastText = [];
    private Regex? _last;

    public void Call(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) == raw.SQLITE_NULL)
        {
            raw.sqlite3_result_null(context);
            return;
        }

        var text = Encoding.UTF8.GetString(raw.sqlite3_value_blob(arguments[0]));
        raw.sqlite3_result_int(context, Find(raw.sqlite3_value_blob(arguments[1])).IsMatch(text) ? 1 : 0);
    }

    private Regex Find(ReadOnlySpan<byte> canonical)
    {
        if (_last is { } last && canonical.SequenceEqual(_lastText))
        {
            return last;
        }

        var text = Encoding.UTF8.GetString(canonical);
        if (!_known.TryGetValue(text, out var regex))
        {
            if (_known.Count == Kept)
            {
                _known.Clear();
            }

            // Linear in the text, whatever the pattern.
            regex = new(TextPattern.OfCanonical(text).DotNet, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _known.Add(text, regex);
        }

        (_lastText, _last) = (canonical.ToArray(), regex);
        return regex;
    }
}
