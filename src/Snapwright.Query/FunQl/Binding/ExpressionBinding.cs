using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Binds expressions of one clause of one query.</summary>
internal sealed partial class ExpressionBinding(BindingSession session, BindingScope scope, Block block, Clause clause)
{
    // Of what the expression stands in: an aggregate, or a window function.
    private bool _isInAggregate;
    private bool _isInWindow;

    /// <summary>The named windows of the query.</summary>
    public IReadOnlyDictionary<string, OverSyntax> Windows { get; init; } = NoWindows;

    private static readonly Dictionary<string, OverSyntax> NoWindows = [];

    /// <summary>Where the computed field is named that is being written out; null in the text itself.</summary>
    public SourceSpan? ExpandedAt { get; init; }

    public TypedValue Bind(ExpressionSyntax syntax)
    {
        if (!session.Enter(syntax.Span))
        {
            return TypedValue.Error;
        }

        var (mark, copies) = (block.Groups.Mark, session.Copies);
        session.Copies = 0;
        var value = OfGroup(BindOne(syntax));
        if (session.Copies > BindingSession.MostCopies)
        {
            value = session.Error(FunQlErrorKind.Bound, syntax.Span, "Intervals are computed of intervals too often here: compute some of it in a query below.");
            session.Copies = 0;
        }

        session.Copies = Math.Max(copies, session.Copies);
        if (value.Node is { } node)
        {
            block.Groups.Done(node, mark);
        }

        session.Leave();
        return InHaving(value);
    }

    // MariaDB knows no columns in HAVING but those that are keys themselves; the least of a group's one value is that value.
    private TypedValue InHaving(TypedValue value) =>
        clause == Clause.Having && block.Groups.IsChecking && value.Node is { } node and not (ColumnReference or Constant or Parameter)
            && block.Groups.Keys.Contains(node) && Takes(AggregateFunction.Min, new(node.Type), isDistinct: false)
            ? value.WithNode(new Aggregate(AggregateFunction.Min, node, node.Type))
            : value;

    /// <summary>Binds what must be a boolean; null with a fault.</summary>
    public Expression? BindCondition(ExpressionSyntax syntax, string what) => Condition(Bind(syntax), syntax.Span, what) is { } value ? session.Node(value) : null;

    /// <summary>Binds what must be of a type; null with a fault.</summary>
    public TypedValue? BindAs(ExpressionSyntax syntax, FunQlType type, string what)
    {
        var value = Bind(syntax);
        return value.IsError ? null : Bring(value, type, syntax.Span, what);
    }

    private TypedValue BindOne(ExpressionSyntax syntax) => syntax switch
    {
        IntegerSyntax integer => Literals.Integer(session, integer, isNegative: false),
        DecimalSyntax number => Literals.Decimal(session, number, isNegative: false),
        StringSyntax text => Literals.Text(session, text),
        BooleanSyntax boolean => TypedValue.OfLiteral(Values.SqlValue.Boolean(boolean.Value), FunQlType.Boolean),
        NullSyntax => TypedValue.Null,
        PathSyntax path => BindPath(path),
        UnarySyntax unary => BindUnary(unary),
        BinarySyntax { Operator: BinaryOperator.And or BinaryOperator.Or } logical => BindLogical(logical),
        BinarySyntax binary => BindBinary(binary),
        PatternSyntax pattern => BindPattern(pattern),
        IsNullSyntax isNull => BindIsNull(isNull),
        IsDistinctSyntax distinct => BindIsDistinct(distinct),
        BetweenSyntax between => BindBetween(between),
        InListSyntax list => BindInList(list),
        InQuerySyntax query => BindInQuery(query),
        QuantifiedSyntax quantified => BindQuantified(quantified),
        CastSyntax cast => BindCast(cast),
        CaseSyntax conditional => BindCase(conditional),
        ExistsSyntax exists => BindExists(exists),
        ScalarQuerySyntax query => BindScalarQuery(query),
        ArraySyntax array => BindArray(array),
        JsonObjectSyntax json => BindJsonObject(json),
        JsonArraySyntax json => BindJsonArray(json),
        CallSyntax call => BindCall(call),
        CellAttributeSyntax attribute => BindCellAttribute(attribute),
        RowAttributeSyntax attribute => BindRowAttribute(attribute),
        TypeTestSyntax test => BindTypeTest(test),
        ViewNameSyntax view => BindViewName(view),
        _ => session.NotSupported(syntax.Span, "This expression"),
    };

    // A condition that is a bare NULL is NULL of its type.
    private TypedValue? Condition(TypedValue value, SourceSpan span, string what)
    {
        if (value.IsError)
        {
            return null;
        }

        if (value.IsNull || value.Type!.Kind == TypeKind.Boolean)
        {
            return value.IsNull ? Coercion.To(session, value, FunQlType.Boolean) : value;
        }

        Wrong(span, $"{what} must be true or false (bool), and this is {Describe(value)}.");
        return null;
    }

    private TypedValue? Bring(TypedValue value, FunQlType type, SourceSpan span, string what)
    {
        if (Coercion.To(session, value, type) is { } brought)
        {
            return brought;
        }

        Wrong(span, $"{what} must be {type}, and this is {Describe(value)}.{CastHint(value, type)}");
        return null;
    }

    private TypedValue Wrong(SourceSpan span, string message) => session.Error(FunQlErrorKind.Type, span, message);

    private static string Describe(TypedValue value) => value.Type is { } type ? type.ToString() : "NULL";

    private static string CastHint(TypedValue value, FunQlType type) =>
        value.Type is { Kind: TypeKind.Text } && type.Kind is TypeKind.Date or TypeKind.DateTime or TypeKind.Time or TypeKind.Uuid or TypeKind.Interval
            ? $" Write '...' :: {TypeNames.Of(type.Data)}."
            : "";

    private bool AnyError(params TypedValue[] values) => Array.Exists(values, static v => v.IsError);
}
