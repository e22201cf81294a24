using System.Text.RegularExpressions;
using Snapwright.Data.Databases;
using Snapwright.Query.Patterns;

namespace Snapwright.Sqlite.Functions;

/// <summary>A canonical pattern for .NET.</summary>
internal sealed class KnownPattern(string canonical)
{
    private readonly string _text = TextPattern.OfCanonical(canonical).DotNet;
    private Regex? _linear;
    private Regex? _exact;

    /// <summary>Tells whether there is a match. Linear in the text, whatever the pattern.</summary>
    public Regex Linear => _linear ??= new(_text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>
    /// Tells where matches are. Of .NET 10, the engine without backtracking does not always find the leftmost match (<c>a?-{1,2}</c> in <c>a\n---b😀</c>), and loses groups before a
    /// last line break. The patterns that are replaced have one way through a text, so that the other engine has nothing to try twice at one place.
    /// </summary>
    public Regex Exact => _exact ??= new(_text, RegexOptions.CultureInvariant, DatabaseSettings.DefaultStatementTimeout);
}
