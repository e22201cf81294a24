using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>
/// What RETURNING says of the rows of FROM or USING: it is read together with the rows that are changed, before anything is written, as it may not be there any more
/// afterwards; in RETURNING it is a parameter.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="scope">Where names are looked up.</param>
/// <param name="rows">The query of the rows, whose first source is the table that is changed.</param>
/// <param name="projections">What that query yields.</param>
internal sealed class ValuesBefore(BindingSession session, BindingScope scope, Block rows, List<Expression> projections)
{
    /// <summary>The parameters of that query.</summary>
    public ParameterList Parameters { get; } = session.Parameters;

    /// <summary>What is read, in the order of the values.</summary>
    public List<BoundRead> Reads { get; } = [];

    /// <summary>The sources that it reads from.</summary>
    public IEnumerable<NamedSource> Sources => rows.Sources.Skip(1);

    /// <summary>The query that shows the values.</summary>
    public Block? Shown { get; set; }

    /// <summary>The values that a name in a query means; null where it means none of them.</summary>
    public static ValuesBefore? Find(Block block, string table)
    {
        for (var current = block; current is not null; current = current.Outer)
        {
            if (current.Before is { } before && before.Knows(table))
            {
                return before;
            }

            if (current.Sources.Any(s => Is(s, table)))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The value of a field of another source, or of what arrows lead to from there; or an attribute of it.</summary>
    public TypedValue Read(PathSyntax path, NameSyntax? attribute) =>
        Carry(() => new ExpressionBinding(session, scope, rows, Clause.Set).BindPath(path, attribute));

    /// <summary>What is bound over the rows of before, as a value of the rows of after.</summary>
    public TypedValue Carry(Func<TypedValue> bind)
    {
        var (own, uses) = (session.Parameters, rows.FieldUses);
        session.Parameters = Parameters;
        var value = bind();
        var isOfRows = rows.FieldUses > uses;
        var node = isOfRows && value.Type is not null ? session.Node(value) : null;
        session.Parameters = own;
        if (node is null)
        {
            return isOfRows || !value.IsTyped ? value : bind();
        }

        Shown!.FieldUses++;
        var carried = TypedValue.Of(Parameter(node), value.Type!, value.IsNullable, name: value.Name);
        return value.Field is null ? carried : carried.OfField(new FieldBefore(this, value));
    }

    // No number of .NET has as many digits as computed decimals can have.
    private Expression Parameter(Expression node) => AggregateTypes.IsWide(node.Type)
        ? new Cast(session.Parameters.Of(new ReadParameter(DataType.Text, Add(node))), node.Type)
        : session.Parameters.Of(new ReadParameter(node.Type, Add(node)));

    private int Add(Expression node)
    {
        var ordinal = projections.IndexOf(node);
        if (ordinal < 0)
        {
            ordinal = projections.Count;
            projections.Add(node);
        }

        var read = new BoundRead(ordinal, node.Type);
        if (!Reads.Contains(read))
        {
            Reads.Add(read);
        }

        return Reads.IndexOf(read);
    }

    private bool Knows(string table) => Sources.Any(s => Is(s, table)) && !Is(rows.Sources[0], table);

    private static bool Is(NamedSource source, string table) => string.Equals(source.Name, table, StringComparison.OrdinalIgnoreCase);
}
