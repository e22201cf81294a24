using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Sources and their joins as text.</summary>
internal static class SourceWriter
{
    public static void Write(SqlText sql, QuerySource first, IReadOnlyList<Join> joins)
    {
        if (sql.Dialect.Lacks(UnsupportedConstruct.RightJoin) && joins.Any(static j => j.Kind == JoinKind.Right))
        {
            (first, joins) = WithoutRightJoins(first, joins);
        }

        Write(sql, first);
        foreach (var join in joins)
        {
            if (join.Lookup is { } lookup)
            {
                sql.Dialect.WriteLookup(sql, join, lookup);
                continue;
            }

            sql.Append(join.Kind switch
            {
                JoinKind.Left => " LEFT JOIN ",
                JoinKind.Right => " RIGHT JOIN ",
                JoinKind.Full => " FULL JOIN ",
                JoinKind.Cross => " CROSS JOIN ",
                _ => " JOIN ",
            });
            sql.Append(join.IsLateral ? "LATERAL " : "");
            Write(sql, join.Right);
            if (join.Kind != JoinKind.Cross)
            {
                sql.Append(" ON ");
                ExpressionWriter.Write(sql, join.On);
            }
        }
    }

    /// <summary>A joined source and its condition, as one of many rows would be joined.</summary>
    public static void WriteLookup(SqlText sql, Join join, Comparison lookup)
    {
        sql.Append(" LEFT JOIN ");
        Write(sql, join.Right);
        sql.Append(" ON ");
        ExpressionWriter.Write(sql, join.On == BooleanLiteral.True ? lookup : new And(EquatableArray.Of<Expression>(lookup, join.On)));
    }

    // All before it is what the new first source is joined with.
    private static (QuerySource First, IReadOnlyList<Join> Joins) WithoutRightJoins(QuerySource first, IReadOnlyList<Join> joins)
    {
        var kept = new List<Join>();
        foreach (var join in joins)
        {
            if (join.Kind == JoinKind.Right)
            {
                var before = kept.Count == 0 ? first : new JoinedSource(first, new([.. kept]));
                first = join.Right;
                kept = [new(JoinKind.Left, before, join.On)];
            }
            else
            {
                kept.Add(join);
            }
        }

        return (first, kept);
    }

    public static void Write(SqlText sql, QuerySource source)
    {
        switch (source)
        {
            case JoinedSource joined:
                sql.Append("(");
                Write(sql, joined.First, joined.Joins);
                sql.Append(")");
                return;
            case TableSource table:
                sql.Append(sql.Dialect.Quote(table.Table));
                break;
            case CommonTableSource common:
                sql.Append(CommonTable.NameOf(common.Number));
                break;
            case DerivedSource derived:
                sql.Append("(");
                SelectWriter.WriteNamed(sql, derived.Query);
                sql.Append(")");
                break;
            case SetSource set:
                sql.Append("(");
                WriteArm(sql, set.Left);
                sql.Append(set.Operator switch { SetOperator.Union => " UNION ", SetOperator.Intersect => " INTERSECT ", _ => " EXCEPT " }).Append(set.IsAll ? "ALL " : "");
                WriteArm(sql, set.Right);
                sql.Append(")");
                break;
            case ValuesSource values:
                sql.Append("(").AppendList(values.Rows, " UNION ALL ", r => SelectWriter.WriteNamed(sql, new() { Projections = r })).Append(")");
                break;
            case ItemsSource items:
                sql.Dialect.Computations.WriteItems(sql, items);
                return;
            default:
                throw new NotSupportedException($"No text for {source.GetType().Name}.");
        }

        sql.Append(" AS ").AppendAlias(source.Source);
    }

    // No database takes an order or a bound there, unless in parentheses, which SQLite does not take.
    private static void WriteArm(SqlText sql, SelectQuery arm)
    {
        var isPlain = arm.With.Count == 0 && arm.OrderBy.Count == 0 && arm.Limit is null && arm.Offset is null;
        sql.Append(isPlain ? "" : "SELECT * FROM (");
        SelectWriter.WriteNamed(sql, arm);
        sql.Append(isPlain ? "" : ") AS arm");
    }
}
