using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.Tests.FunQl.Printing;

/// <summary>Random trees, of all that the grammar has.</summary>
internal sealed class TreeGenerator(Random random)
{
    private static readonly string[] Names =
    [
        "a", "b", "Title", "author", "id", "_x9", "type", "action", "field", "name", "value", "first", "row", "of", "to", "desc", "asc", "nulls", "insert", "update", "delete", "over", "filter",
        "order", "select", "FROM", "left", "end", "null", "exists", "values", "array", "match", "domain", "only", "lateral", "internal", "per", "single", "const", "mapping", "partition", "rows",
        "range", "groups", "unbounded", "current", "recursive", "reference", "enum", "with space", "qu\"ote", "größe", "9a", "日本", "😀", "oftype", "inherited", "preceding", "superuser", "materialized",
    ];

    private static readonly string[] Texts = ["", "a", "it's", @"back\slash", "two\nlines", "tab\t", "\"", "日本😀", "-- no comment", "/*", "%_", "\u0001\u2028"];

    private int _budget = 60;

    public ViewSyntax View()
    {
        StatementSyntax statement = random.Next(4) switch { 0 => Command(), _ => Query() };
        var target = statement is QuerySyntax && Chance(4) ? new ViewTargetSyntax(Chance(2), Table()) : null;
        return new(List(0, 3, Argument), List(0, 2, () => new PragmaSyntax(Name(), Literal())), statement, target);
    }

    public ExpressionSyntax Expression()
    {
        if (--_budget < 0)
        {
            return Leaf();
        }

        return random.Next(26) switch
        {
            0 => new UnarySyntax((UnaryOperator)random.Next(3), Expression()),
            1 or 2 or 3 or 4 or 5 or 6 => new BinarySyntax((BinaryOperator)random.Next(16), Expression(), Expression()),
            7 => new PatternSyntax((PatternKind)random.Next(5), Chance(2), Expression(), Expression()),
            8 => new IsNullSyntax(Chance(2), Expression()),
            9 => new IsDistinctSyntax(Chance(2), Expression(), Expression()),
            10 => new BetweenSyntax(Chance(2), Expression(), Expression(), Expression()),
            11 => new InListSyntax(Chance(2), Expression(), List(1, 3, Expression)),
            12 => new InQuerySyntax(Chance(2), Expression(), Query()),
            13 => new QuantifiedSyntax((BinaryOperator)random.Next((int)BinaryOperator.Equal, (int)BinaryOperator.GreaterOrEqual + 1), Chance(2), Expression(), Expression()),
            14 => new CastSyntax(Expression(), Type(2)),
            15 => new CaseSyntax(Chance(2) ? Expression() : null, List(1, 3, () => new BranchSyntax(Expression(), Expression())), Chance(2) ? Expression() : null),
            16 => new TypeTestSyntax(new(Field(), List(0, 2, Arrow), Chance(4)), Chance(2), Table()),
            17 => new ExistsSyntax(Query()),
            18 => new ScalarQuerySyntax(Query()),
            19 => new ArraySyntax(List(0, 3, Expression)),
            20 => new JsonObjectSyntax(List(0, 3, () => new JsonPropertySyntax(Name(), Expression()))),
            21 => new JsonArraySyntax(List(0, 3, Expression)),
            22 or 23 => Call(),
            _ => Leaf(),
        };
    }

    public TypeSyntax Type(int depth, bool isOfField = false) => random.Next(depth > 0 ? 5 : 4) switch
    {
        0 => new EnumTypeSyntax(List(1, 3, () => Pick(Texts))),
        1 => new ReferenceTypeSyntax(Table(), isOfField ? (DeleteActionSyntax)random.Next(4) : DeleteActionSyntax.None),
        4 => new ArrayTypeSyntax(Type(depth - 1, isOfField)),
        _ => new ScalarTypeSyntax(new(Pick(["int", "decimal", "string", "datetime", "uuid", "bool"]))),
    };

    public IndexColumnSyntax IndexColumn() => new(Expression(), Chance(2) ? Name() : null, Chance(2), Nulls());

    public EquatableArray<AttributeSyntax> Attributes(int least) => List(least, 3, () => Attribute(isOfColumn: true));

    public QuerySyntax Query()
    {
        var isBare = _budget < 0 || Chance(2);
        var body = Body(isBare);
        if (isBare && body is not NestedQuerySyntax)
        {
            return new(body);
        }

        var query = new QuerySyntax(body)
        {
            With = Chance(3) ? With() : null,
            OrderBy = List(0, 2, Ordering),
            Limit = Chance(3) ? Expression() : null,
            Offset = Chance(3) ? Expression() : null,
        };
        return IsBare(query) && body is NestedQuerySyntax ? query with { Limit = Leaf() } : query;
    }

    private static bool IsBare(QuerySyntax query) => query is { With: null, OrderBy.Count: 0, Limit: null, Offset: null };

    private QueryBodySyntax Body(bool isBare)
    {
        _budget--;
        return _budget < 0 ? new SelectSyntax(List(0, 1, Result)) : random.Next(8) switch
        {
            0 => new ValuesSyntax(List(1, 2, () => List(1, 2, () => Chance(4) ? null : Expression()))),
            1 when !isBare => Nested(),
            2 or 3 => new SetOperationSyntax((SetOperator)random.Next(3), Chance(2), Body(false), Body(false)),
            _ => new SelectSyntax(List(0, 3, Result))
            {
                IsDistinct = Chance(4),
                From = Chance(4) ? null : Source(),
                Where = Chance(2) ? Expression() : null,
                GroupBy = List(0, 2, Expression),
                Having = Chance(4) ? Expression() : null,
                Windows = List(0, 2, () => new WindowSyntax(Name(), Over())),
            },
        };
    }

    private NestedQuerySyntax Nested()
    {
        var query = Query();
        return new(IsBare(query) ? query with { Offset = Leaf() } : query);
    }

    private WithSyntax With() => new(Chance(2), List(1, 2, () => new CommonTableSyntax(Name(), List(0, 2, Name), Chance(2) ? null : Chance(2), Query())));

    private SourceSyntax Source()
    {
        _budget--;
        var kind = (JoinSyntaxKind)random.Next(5);
        return (_budget < 0 ? 9 : random.Next(8)) switch
        {
            0 => new QuerySourceSyntax(Query(), Name(), List(0, 2, Name)) { IsLateral = Chance(2) },
            1 => Domain(),
            2 or 3 => new JoinSourceSyntax(kind, Source(), Source(), kind == JoinSyntaxKind.Cross ? null : Expression()),
            _ => TableSource(),
        };
    }

    private TableSourceSyntax TableSource() => new(Table(), Chance(2) ? Name() : null) { IsOnly = Chance(5), IsAsRoot = Chance(5) };

    private DomainSourceSyntax Domain() => random.Next(3) switch
    {
        0 => new(null, Type(1), Name(), default) { IsAsRoot = Chance(2) },
        1 => new(new(Field(), default, false), null, Name(), List(0, 1, Name)) { IsField = true },
        _ => new(Path(), null, Name(), default),
    };

    private ResultSyntax Result() => random.Next(8) switch
    {
        0 => new AttributeResultSyntax(Attribute(isOfColumn: false)),
        1 => new StarResultSyntax(Chance(2) ? null : Table()),
        _ => new ColumnResultSyntax(Expression(), Chance(2) ? Name() : null, Chance(4) ? Attributes(1) : default),
    };

    private CommandSyntax Command()
    {
        CommandSyntax command = random.Next(3) switch
        {
            0 => new UpdateSyntax(TableSource(), List(1, 2, Assignment)) { From = Chance(2) ? Source() : null, Where = Chance(2) ? Expression() : null },
            1 => new DeleteSyntax(TableSource()) { Using = Chance(2) ? Source() : null, Where = Chance(2) ? Expression() : null },
            _ when Chance(3) => new InsertSyntax(TableSource(), List(0, 2, Name), null) { OnConflict = Chance(2) ? OnConflict() : null },
            _ => new InsertSyntax(TableSource(), List(1, 2, Name), Query()) { OnConflict = Chance(2) ? OnConflict() : null },
        };
        return command with { With = Chance(3) ? With() : null, Returning = List(0, 2, Result) };
    }

    private OnConflictSyntax OnConflict() => Chance(2)
        ? new(List(0, 2, Name), default, null)
        : new(List(0, 2, Name), List(1, 2, Assignment), Chance(2) ? Expression() : null);

    private AssignmentSyntax Assignment() => Chance(4)
        ? new(List(2, 3, Name), new ScalarQuerySyntax(Query()))
        : new(EquatableArray.Of(Name()), Chance(5) ? null : Expression());

    private CallSyntax Call()
    {
        if (Chance(5))
        {
            return new(Name(), default) { IsStar = true, Over = Chance(2) ? Over() : null };
        }

        var arguments = List(0, 3, Expression);
        return new(Name(), arguments)
        {
            Quantifier = arguments.Count > 0 && Chance(4) ? CallQuantifier.Distinct : CallQuantifier.All,
            OrderBy = arguments.Count > 0 && Chance(4) ? List(1, 2, Ordering) : default,
            Filter = Chance(5) ? Expression() : null,
            Over = Chance(4) ? Over() : null,
        };
    }

    private OverSyntax Over() => new(Chance(2) ? Name() : null, List(0, 2, Expression), List(0, 2, Ordering), Chance(2) ? new((FrameUnit)random.Next(3), Bound(), Bound()) : null);

    private FrameBoundSyntax Bound() =>
        (FrameBoundKind)random.Next(5) is var kind && kind is FrameBoundKind.Preceding or FrameBoundKind.Following ? new(kind, Expression()) : new(kind, null);

    private OrderingSyntax Ordering() => new(Expression(), Chance(2), Nulls());

    private NullsPlacement Nulls() => (NullsPlacement)random.Next(3);

    private ArgumentSyntax Argument() => new(Name(), Type(1), Chance(2), Chance(2) ? Literal() : null, Chance(3) ? Attributes(1) : default);

    private AttributeSyntax Attribute(bool isOfColumn)
    {
        var isMapping = isOfColumn && Chance(3);
        return new(Name(), isMapping ? null : Expression(), isMapping ? new(Chance(2), List(1, 2, () => new BranchSyntax(Literal(), Literal())), Chance(2) ? Literal() : null) : null)
        {
            IsInternal = Chance(3),
            Scope = (AttributeScope)random.Next(4),
        };
    }

    private ExpressionSyntax Literal() => random.Next(8) switch
    {
        0 => new UnarySyntax(UnaryOperator.Minus, new IntegerSyntax("7")),
        1 => new ArraySyntax(List(0, 2, Simple)),
        2 => new JsonObjectSyntax(List(0, 2, () => new JsonPropertySyntax(Name(), Simple()))),
        3 => new JsonArraySyntax(List(0, 2, Simple)),
        _ => Simple(),
    };

    private ExpressionSyntax Simple() => random.Next(6) switch
    {
        0 => new IntegerSyntax(Pick(["0", "1", "42", "2147483648"])),
        1 => new DecimalSyntax(Pick(["1.5", "0.00", "3."])),
        2 => new BooleanSyntax(Chance(2)),
        3 => new NullSyntax(),
        4 => new ViewNameSyntax(Table()),
        _ => new StringSyntax(Pick(Texts)),
    };

    private ExpressionSyntax Leaf() => random.Next(6) switch
    {
        0 => Simple(),
        1 => new CellAttributeSyntax(Path(), Name()),
        2 => new RowAttributeSyntax(Table(), Name()),
        _ => Path(),
    };

    private PathSyntax Path() => new(Chance(3) ? new ArgumentNameSyntax(Name(), Chance(2)) : Field(), List(0, 2, Arrow), Chance(6));

    private ArrowSyntax Arrow() => new(Name(), Chance(3));

    private FieldSyntax Field()
    {
        var hasTable = Chance(3);
        return new(hasTable && Chance(2) ? Name() : null, hasTable ? Name() : null, Name());
    }

    private TableNameSyntax Table() => new(Chance(2) ? Name() : null, Name());

    private NameSyntax Name() => new(Chance(3) ? Pick(Names) : Names[random.Next(4)]);

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(T[] items) => items[random.Next(items.Length)];

    private EquatableArray<T> List<T>(int least, int most, Func<T> item) =>
        Enumerable.Range(0, _budget < 0 ? least : random.Next(least, most + 1)).Select(_ => item()).ToEquatableArray();
}
