using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The arms of set operations.</summary>
internal static class SetArms
{
    /// <summary>Both arms with columns of the same types; null with a fault.</summary>
    public static (Block Left, Block Right)? Unify(BindingSession session, SetOperationSyntax syntax, Block left, Block right)
    {
        if (left.Columns.Count != right.Columns.Count)
        {
            session.Error(
                FunQlErrorKind.Type,
                syntax.Right.Span,
                $"Both sides of {Name(syntax.Operator)} must have as many columns: there are {left.Columns.Count} and {right.Columns.Count}.");
            return null;
        }

        var types = new FunQlType?[left.Columns.Count];
        var isBroken = false;
        for (var i = 0; i < types.Length; i++)
        {
            var (l, r) = (left.Columns[i].Value, right.Columns[i].Value);
            if (l.IsError || r.IsError)
            {
                isBroken = true;
                continue;
            }

            types[i] = Coercion.Common(l, r);
            if (types[i] is not { } type)
            {
                isBroken = true;
                session.Error(
                    FunQlErrorKind.Type, syntax.Right.Span, $"Column {i + 1} of both sides of {Name(syntax.Operator)} must be of one type: there are {l.Type} and {r.Type}.");
            }
            else if (!TypeRules.IsComparable(type.Data) && !(syntax.IsAll && syntax.Operator == SetOperator.Union))
            {
                isBroken = true;
                session.Error(
                    FunQlErrorKind.Type, syntax.Right.Span, $"Column {i + 1} is json or an array, and {Name(syntax.Operator)} compares rows; use UNION ALL.");
            }
        }

        if (isBroken)
        {
            return null;
        }

        var (broughtLeft, broughtRight) = (Bring(session, left, types!), Bring(session, right, types!));
        return syntax.IsAll && syntax.Operator == SetOperator.Union ? (broughtLeft, broughtRight) : (Distinguish(session, broughtLeft), Distinguish(session, broughtRight));
    }

    /// <summary>A query over both arms.</summary>
    public static Block Combine(BindingSession session, Block left, Block right, Func<int, QuerySource> source)
    {
        var columns = new Block(left.Outer, left.CommonTables) { IsOpaque = true };
        for (var i = 0; i < left.Columns.Count; i++)
        {
            var (l, r) = (left.Columns[i], right.Columns[i]);
            var value = TypedValue.Of(left.Projections[l.Ordinal], l.Type, l.Value.IsNullable || r.Value.IsNullable);
            columns.AddColumn(l.Name, value, value.Node!);
        }

        var block = QueryBinding.Wrap(session, columns, source);
        block.IsOpaque = true;
        return block;
    }

    /// <summary>A query whose columns have given types.</summary>
    public static Block Bring(BindingSession session, Block block, IReadOnlyList<FunQlType> types)
    {
        // Literals and NULLs are of the wanted types from the start: a column of another query could not be read as one.
        for (var i = 0; i < types.Count; i++)
        {
            if (block.Columns[i].Value is { IsNull: true } or { Literal: not null } && Coercion.To(session, block.Columns[i].Value, types[i]) is { } literal)
            {
                block.ReplaceColumn(i, literal, session.Node(literal));
            }
        }

        var isAsWanted = true;
        for (var i = 0; i < types.Count; i++)
        {
            isAsWanted &= block.Columns[i].Value.Literal is not null || ReferenceEquals(Coercion.To(session, block.Columns[i].Value, types[i]), block.Columns[i].Value);
        }

        // What a query sorts or compares must stay what it yields; and hidden columns would be rows of their own.
        var isFree = isAsWanted || (!block.IsDistinct && block.OrderBy.Count == 0);
        var brought = isFree && block.Projections.Count == block.Columns.Count ? block : QueryBinding.Wrap(session, block);
        for (var i = 0; i < types.Count; i++)
        {
            var value = Coercion.To(session, brought.Columns[i].Value, types[i])!;
            brought.ReplaceColumn(i, value.WithType(types[i]), session.Node(value));
        }

        return brought;
    }

    // Rows are compared as they are, so that intervals that are as long must be the same; those of DISTINCT are.
    private static Block Distinguish(BindingSession session, Block block)
    {
        for (var i = 0; i < block.Columns.Count && !block.IsDistinct; i++)
        {
            if (block.Columns[i].Value is { Type.Kind: TypeKind.Interval } value)
            {
                var node = ExpressionBinding.Distinguished(session, value);
                block.ReplaceColumn(i, value.WithNode(node), node);
            }
        }

        return block;
    }

    public static string Name(SetOperator operation) => operation switch
    {
        SetOperator.Union => "UNION",
        SetOperator.Intersect => "INTERSECT",
        _ => "EXCEPT",
    };
}
