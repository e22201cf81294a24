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

    /// <summary>The value of a field of another source, or of what arrows lead to from there.</summary>
    public TypedValue Read(PathSyntax path, NameSyntax? attribute)
    {
        if (attribute is not null)
        {
            return session.NotSupported(attribute.Span, "In RETURNING, an attribute of a field of another source");
        }

        var own = session.Parameters;
        session.Parameters = Parameters;
        var value = new ExpressionBinding(session, scope, rows, Clause.Set).BindPath(path);
        var node = value.IsError || value.Type is null ? null : session.Node(value);
        session.Parameters = own;
        if (node is null)
        {
            return value;
        }

        return AggregateTypes.IsWide(value.Type!.Data)
            ? session.NotSupported(path.Span, "In RETURNING, a computed decimal of another source")
            : TypedValue.Of(session.Parameters.Of(new ReadParameter(node.Type, Add(node))), value.Type, value.IsNullable, name: value.Name);
    }

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

    private bool Knows(string table) => rows.Sources.Skip(1).Any(s => Is(s, table)) && !Is(rows.Sources[0], table);

    private static bool Is(NamedSource source, string table) => string.Equals(source.Name, table, StringComparison.OrdinalIgnoreCase);
}
