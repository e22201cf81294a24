using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>What one text that is being bound has in common: the numbers of its plan, its faults, and what it uses.</summary>
internal sealed class BindingSession(ModelTexts texts, PermissionWeaver weaver, bool isDefinition)
{
    /// <summary>Most nested expressions, sources and fields that are expanded.</summary>
    public const int MostDepth = 400;

    /// <summary>Most parts of a plan: a computed field that uses another twice, which uses another twice, and so on, is stopped.</summary>
    public const int MostParts = 50_000;

    /// <summary>How often a value may come to stand in a plan because intervals are computed of it, as a power of two.</summary>
    public const int MostCopies = 13;

    private const string Cycle = " uses itself: ";

    private readonly List<FunQlError> _errors = [];
    private readonly HashSet<ViewDependency> _dependencies = [];
    private readonly Dictionary<int, RowSource> _rows = [];
    private readonly List<string> _open = [];
    private readonly List<AttributeCollector> _collectors = [];
    private int _sources;
    private int _commonTables;
    private int _parts;
    private int _depth;

    public ModelTexts Texts { get; } = texts;

    public MetadataModel Model => Texts.Model;

    public PermissionWeaver Weaver { get; } = weaver;

    /// <summary>Whether the text becomes part of a schema, where there are no parameters.</summary>
    public bool IsDefinition { get; } = isDefinition;

    /// <summary>Whether materialised fields are read where the database keeps them; else they are written out like all others.</summary>
    public bool ReadsStored { get; init; } = true;

    /// <summary>The parameters of the plan that is being made; the attributes have one of their own.</summary>
    public ParameterList Parameters { get; set; } = new();

    /// <summary>How often an argument was named.</summary>
    public int ArgumentUses { get; set; }

    /// <summary>How often what the expression that is bound is made of stands in its plan, as a power of two.</summary>
    public int Copies { get; set; }

    /// <summary>The arguments of the text that is bound; those of a view that it uses are literals there.</summary>
    public ArgumentScope Arguments { get; set; } = ArgumentScope.None;

    /// <summary>How the plans are to be run.</summary>
    public EquatableArray<PlannerSetting> Settings { get; set; }

    public IReadOnlyList<FunQlError> Errors => _errors;

    /// <summary>The text of the model that is bound as a part of another one; null in that text itself.</summary>
    public string? Text { get; set; }

    /// <summary>The attributes of all queries that have names for their results.</summary>
    public IReadOnlyList<AttributeCollector> Collectors => _collectors;

    /// <summary>How many sources there are.</summary>
    public int Sources => _sources;

    /// <summary>How many common tables there are.</summary>
    public int CommonTables => _commonTables;

    /// <summary>The numbers of the plan that the text becomes a part of; null where it is a plan of its own.</summary>
    public PlanNumbers? Numbers { get; init; }

    public int NextSource() => Numbers?.Source() ?? _sources++;

    /// <summary>Makes a source known by its number.</summary>
    public void Add(RowSource rows) => _rows.Add(rows.Number, rows);

    /// <summary>Makes the attributes of a query known.</summary>
    public void AddCollector(AttributeCollector collector) => _collectors.Add(collector);

    /// <summary>The source of a number.</summary>
    public RowSource Rows(int source) => _rows[source];

    /// <summary>Begins with a text of the model; false, with a fault, where it is being bound already. <see cref="Close"/> follows where it is true.</summary>
    public bool Open(string name, string what, SourceSpan span)
    {
        var index = _open.IndexOf(name);
        if (index >= 0)
        {
            Error(FunQlErrorKind.Name, span, $"{what}{Cycle}{string.Join(" -> ", _open.Skip(index).Append(name))}.");
            return false;
        }

        _open.Add(name);
        return true;
    }

    public void Close() => _open.RemoveAt(_open.Count - 1);

    public int NextCommonTable() => _commonTables++;

    public TypedValue Error(FunQlErrorKind kind, SourceSpan span, string message)
    {
        // A text can name one wrong thing twice at one place: a row of GROUP BY that is also a result, say.
        if (!_errors.Exists(e => e.Span.Start == span.Start && e.Span.Length == span.Length && e.Message == message))
        {
            _errors.Add(new(kind, span, message));
        }

        return TypedValue.Error;
    }

    public TypedValue NotSupported(SourceSpan span, string what) => Error(FunQlErrorKind.NotSupported, span, $"{what} is not supported.");

    public void Depend(ViewDependencyKind kind, TableName name, string? field, bool isAsRoot = false) =>
        _dependencies.Add(new(kind, name, field) { IsAsRoot = isAsRoot });

    /// <summary>The node of a value that is no fault; a bare NULL is a text.</summary>
    public Expression Node(TypedValue value)
    {
        if (value.Node is { } node)
        {
            return node;
        }

        var type = value.Type?.Node ?? DataType.Text;
        var literal = value.Literal is { IsNull: false } given ? given : SqlValue.Null(type.Kind);
        if (literal.Kind == TypeKind.Interval)
        {
            return IntervalNodes.Of(literal.AsInterval);
        }

        return IsDefinition || literal.IsNull || literal.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal
            ? new Constant(literal, type)
            : literal.Kind == TypeKind.Boolean
                ? new BooleanLiteral(literal.AsBoolean)
                : Parameters.Of(new ConstantParameter(type, literal));
    }

    /// <summary>Goes a level deeper; false, with a fault, where that is too deep or too much. <see cref="Leave"/> follows where it is true.</summary>
    public bool Enter(SourceSpan span)
    {
        if (_depth >= MostDepth || _parts >= MostParts)
        {
            Error(
                FunQlErrorKind.Bound,
                span,
                _parts >= MostParts ? $"The text has more than {MostParts} parts, computed fields and views written out." : $"The text is nested more than {MostDepth} levels deep.");
            return false;
        }

        _depth++;
        _parts++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>A place among the faults, for <see cref="Collapse"/>.</summary>
    public int Mark() => _errors.Count;

    /// <summary>The faults since a place become one at the place of use: they are in another text. True where there were some.</summary>
    public bool Collapse(int mark, SourceSpan span, string what)
    {
        if (_errors.Count == mark)
        {
            return false;
        }

        var first = _errors[mark];
        _errors.RemoveRange(mark, _errors.Count - mark);
        Error(first.Kind, span, first.Message.Contains(Cycle) ? first.Message : $"{what} is broken: {first.Message}");
        return true;
    }

    /// <summary>Forgets the faults since a place.</summary>
    public void Forget(int mark) => _errors.RemoveRange(mark, _errors.Count - mark);

    /// <summary>What was used, in an order of its own.</summary>
    public EquatableArray<ViewDependency> SortedDependencies() => _dependencies
        .OrderBy(static d => d.Kind)
        .ThenBy(static d => d.Name.ToString(), StringComparer.Ordinal)
        .ThenBy(static d => d.Field, StringComparer.Ordinal)
        .ThenBy(static d => d.IsAsRoot)
        .ToEquatableArray();

    public EquatableArray<FunQlError> SortedErrors() => _errors.OrderBy(static e => e.Span.Start).ToEquatableArray();
}
