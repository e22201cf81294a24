using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Names.</summary>
internal sealed class NameParser(TokenReader reader)
{
    /// <summary>Whether a name stands here.</summary>
    public bool At()
    {
        reader.Expects(TokenKind.AName);
        return Keywords.CanBeName(reader.Kind);
    }

    /// <summary>A name; keywords that are reserved need quotes.</summary>
    public NameSyntax Name()
    {
        if (At())
        {
            return Take();
        }

        reader.Unexpected();
        return Missing;
    }

    /// <summary>As <see cref="Name"/>, where a keyword is most likely meant as a name.</summary>
    public NameSyntax NewName()
    {
        var isMeant = ClauseWords.EndsList(reader.Ahead()) || reader.Ahead() is TokenKind.Comma or TokenKind.AtBrace or TokenKind.AsWord or TokenKind.OnWord;
        if (At() || !isMeant || Keywords.Of(reader.Kind) is not { } keyword)
        {
            return Name();
        }

        reader.Report(FunQlErrorKind.Syntax, reader.Present.Span, $"{keyword.Text} is a keyword; as a name it is written \"{reader.Text()}\".");
        return Take();
    }

    /// <summary>A name where nothing else can stand, so that keywords need no quotes.</summary>
    public NameSyntax AnyWord()
    {
        reader.Expects(TokenKind.AName);
        if (Keywords.IsWord(reader.Kind))
        {
            return Take();
        }

        reader.Unexpected();
        return Missing;
    }

    /// <summary><c>name</c> or <c>schema.name</c></summary>
    public TableNameSyntax Table()
    {
        var start = reader.Index;
        reader.Expects(TokenKind.ATable);
        if (!Keywords.CanBeName(reader.Kind))
        {
            reader.Unexpected();
            return new(null, Missing);
        }

        var name = Take();
        if (!reader.Accept(TokenKind.Dot))
        {
            return new(null, name) { Span = name.Span };
        }

        var second = AnyWord();
        return new(name, second) { Span = reader.From(start) };
    }

    private static NameSyntax Missing { get; } = new("_");

    /// <summary>The name of a function, which stands here.</summary>
    public NameSyntax Function() => Take(TokenRole.Function);

    private NameSyntax Take(TokenRole role = TokenRole.Name)
    {
        var name = new NameSyntax(reader.Text()) { Span = reader.Present.Span };
        reader.Advance(role);
        return name;
    }
}
