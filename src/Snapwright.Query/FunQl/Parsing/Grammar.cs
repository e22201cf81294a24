namespace Snapwright.Query.FunQl.Parsing;

/// <summary>The parts of the grammar, which need each other: queries have expressions, and expressions have queries.</summary>
internal sealed class Grammar
{
    public Grammar(TokenReader reader)
    {
        Reader = reader;
        Names = new(reader);
        Types = new(this);
        Literals = new(this);
        Expressions = new(this);
        Primaries = new(this);
        Calls = new(this);
        Queries = new(this);
        Selects = new(this);
        Sources = new(this);
        Attributes = new(this);
        Commands = new(this);
        Indexes = new(this);
        Views = new(this);
    }

    public TokenReader Reader { get; }

    public NameParser Names { get; }

    public TypeParser Types { get; }

    public LiteralParser Literals { get; }

    public ExpressionParser Expressions { get; }

    public PrimaryParser Primaries { get; }

    public CallParser Calls { get; }

    public QueryParser Queries { get; }

    public SelectParser Selects { get; }

    public SourceParser Sources { get; }

    public AttributeParser Attributes { get; }

    public CommandParser Commands { get; }

    public IndexParser Indexes { get; }

    public ViewParser Views { get; }
}
