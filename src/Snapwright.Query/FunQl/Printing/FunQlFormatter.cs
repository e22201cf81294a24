using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>
/// The layout of a text for people: keywords in upper case, clauses on lines, lists broken at 100 columns. Comments, names, numbers and texts stay as they are, and
/// the text says the same as before.
/// </summary>
public static class FunQlFormatter
{
    private const int MostRounds = 4;

    /// <summary>The text of a view or command laid out, with <c>\n</c> between lines and at the end; or what is wrong in it.</summary>
    public static ParseResult<string> Format(string text)
    {
        var parsed = FunQlParser.ParseView(text);
        if (parsed.Value is null)
        {
            return new(null, parsed.Errors);
        }

        // A comment that moves to a line of its own can make the lines around it break in the next round, and only there.
        var formatted = Layout(text);
        for (var round = 1; round < MostRounds && formatted != text; round++)
        {
            text = formatted;
            formatted = Layout(text);
        }

        return new(formatted, default);
    }

    private static string Layout(string text)
    {
        var lexed = Lexer.Read(text);
        var roles = new TokenRole[lexed.Tokens.Length];
        new Grammar(new(lexed, ParseLimits.Default, roles)).Views.Parse();
        return LayoutWriter.Write(new LayoutBuilder(new(lexed, roles)).View());
    }
}
