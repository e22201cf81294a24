using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A query in the making: what it reads from, what it yields, and the rows that arrows lead to.</summary>
/// <param name="outer">The query around it, whose rows it sees; null where it sees none.</param>
/// <param name="commonTables">The common tables that it sees.</param>
internal sealed class Block(Block? outer, CommonTableScope? commonTables)
{
    private readonly List<Expression> _projections = [];
    private readonly List<Join> _followed = [];
    private readonly List<NamedSource> _sources = [];

    public Block? Outer { get; } = outer;

    public CommonTableScope? CommonTables { get; set; } = commonTables;

    /// <summary>The attributes of its results; null where it has none of its own.</summary>
    public AttributeCollector? Attributes { get; set; }

    /// <summary>The sources that names are looked up in.</summary>
    public IReadOnlyList<NamedSource> Sources => _sources;

    public SourceTree? From { get; private set; }

    /// <summary>The common tables of its own.</summary>
    public List<CommonTableDraft> With { get; } = [];

    public List<OutputColumn> Columns { get; } = [];

    public List<Ordering> OrderBy { get; } = [];

    public List<Expression> Conditions { get; } = [];

    public Expression? Having { get; set; }

    public Expression? Limit { get; set; }

    public Expression? Offset { get; set; }

    public bool IsDistinct { get; set; }

    public GroupRules Groups { get; } = new();

    /// <summary>How often a field of its sources was named.</summary>
    public int FieldUses { get; set; }

    /// <summary>Whether each of its rows is one of what it reads, so that another column can be had of it.</summary>
    public bool IsTransparent => !IsDistinct && !Groups.IsGrouped && !IsOpaque;

    /// <summary>Whether its rows are those of a set operation, or it is recursive.</summary>
    public bool IsOpaque { get; set; }

    /// <summary>The sides, where it is a <c>UNION ALL</c>; else null.</summary>
    public UnionArms? Union { get; set; }

    /// <summary>What was read before its rows were written, where it shows those that a command has written; else null.</summary>
    public ValuesBefore? Before { get; set; }

    /// <summary>Whether a source could not be bound, so that nobody knows what names there are.</summary>
    public bool IsBroken { get; set; }

    public IReadOnlyList<Expression> Projections => _projections;

    /// <summary>The table whose rows are its rows; null where there is none.</summary>
    public RowIdentity? Main => IsTransparent ? From?.Main : null;

    public void AddSource(NamedSource source) => _sources.Add(source);

    /// <summary>From here on, what arrows lead to is joined behind all sources.</summary>
    public void SetFrom(SourceTree? from) => From = from;

    public void AddFollowed(RowSource source, Join join)
    {
        if (From is null)
        {
            source.Root.Followed.Add(join);
        }
        else
        {
            _followed.Add(join);
        }
    }

    /// <summary>The place of an expression among those that it yields.</summary>
    public int Project(Expression value)
    {
        var known = _projections.IndexOf(value);
        if (known >= 0)
        {
            return known;
        }

        _projections.Add(value);
        return _projections.Count - 1;
    }

    /// <summary>A further column, also where another has the same value.</summary>
    public void AddColumn(string? name, TypedValue value, Expression node)
    {
        Columns.Add(new(name, value, _projections.Count));
        _projections.Add(node);
    }

    /// <summary>A further projection, whether another has the same value or not.</summary>
    public int AddHidden(Expression value)
    {
        _projections.Add(value);
        return _projections.Count - 1;
    }

    public void ReplaceColumn(int index, TypedValue value, Expression node)
    {
        Columns[index] = Columns[index] with { Value = value };
        _projections[Columns[index].Ordinal] = node;
    }

    public SelectQuery ToQuery() => ToQuery(_projections);

    public SelectQuery ToQuery(IEnumerable<Expression> projections)
    {
        var (first, joins) = From is null ? (null, []) : From.Flatten();
        var conditions = (From?.Pending ?? []).Concat(Conditions).ToEquatableArray();
        return new()
        {
            With = With.Select(static t => t.ToCommonTable()).ToEquatableArray(),
            IsDistinct = IsDistinct,
            From = first,
            Joins = joins.Concat(_followed).ToEquatableArray(),
            Where = conditions.Count switch
            {
                0 => null,
                1 => conditions[0],
                _ => new And(conditions),
            },
            GroupBy = Groups.Keys.ToEquatableArray(),
            Having = Having,
            OrderBy = OrderBy.ToEquatableArray(),
            Limit = Limit,
            Offset = Offset,
            Projections = projections.ToEquatableArray(),
        };
    }
}
