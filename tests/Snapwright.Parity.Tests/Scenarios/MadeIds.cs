using System.Globalization;
using System.Text.RegularExpressions;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>
/// The UUIDs that one application made, in the order in which they were first seen. They differ from application to application, so
/// that answers are compared with <c>&lt;made-1&gt;</c> in their place.
/// </summary>
public sealed partial class MadeIds
{
    private readonly List<string> _made = [];

    /// <summary>A UUID that was made, from 1.</summary>
    public string Get(int number) => _made[number - 1];

    /// <summary>A text of an answer, without what differs.</summary>
    public string Normalise(string text) => Uuid().Replace(text, match => Name(match.Value));

    private string Name(string uuid)
    {
        if (!_made.Contains(uuid))
        {
            _made.Add(uuid);
        }

        return string.Create(CultureInfo.InvariantCulture, $"<made-{_made.IndexOf(uuid) + 1}>");
    }

    // Version 7 with the time of the fixed clock: no UUID of the cases looks like it.
    [GeneratedRegex("01a1fc16-05bb-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
