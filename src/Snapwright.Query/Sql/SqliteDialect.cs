using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>SQLite 3.35 or later, with the functions that the driver registers (<c>snapwright_fold</c> and others).</summary>
public sealed class SqliteDialect : Dialect
{
    // Of equal values, halves of them would not tell which: an aggregate of ours takes each value whole.
    private const string DistinctSum = "snapwright_sum_of(DISTINCT ";

    private SqliteDialect()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sqlite";

    // TRUE is the column of that name there, where a table has one.
    /// <inheritdoc/>
    internal override string True => "1";

    /// <inheritdoc/>
    public override SqlStatement Explain(SqlStatement statement) => statement with { Text = "EXPLAIN QUERY PLAN " + statement.Text };

    /// <inheritdoc/>
    public override int ExplanationOrdinal => 3;

    /// <inheritdoc/>
    public override bool IsExplanationJson => false;

    /// <summary>SQLite has no schemas: the whole name is one identifier.</summary>
    public override string Quote(TableName table) => Quote(table.ToString());

    /// <inheritdoc/>
    public override SqlStatement? DeferConstraints { get; } = new("PRAGMA defer_foreign_keys = ON", default);

    /// <inheritdoc/>
    public override bool DefersRestrict => true;

    /// <inheritdoc/>
    public override LinkStatements Write(LinkPlan plan)
    {
        var link = LinkParts.Of(this, plan);
        return new(
            new(link.ClearText, EquatableArray.Of(link.SourceType)),
            new($"{link.InsertText} SELECT $1, value FROM json_each($2)", EquatableArray.Of(link.SourceType, DataType.ArrayOf(link.TargetType.Kind))));
    }

    internal override ComputationText Computations => SqliteComputations.Instance;

    internal override bool Lacks(UnsupportedConstruct construct) =>
        construct is UnsupportedConstruct.FullJoin or UnsupportedConstruct.RightJoin or UnsupportedConstruct.Lateral or UnsupportedConstruct.IntersectOrExceptAll
            or UnsupportedConstruct.CollectionOverWindow or UnsupportedConstruct.RangeDistance;

    internal override void WriteInList(SqlText sql, InList list)
    {
        ExpressionWriter.Write(sql, list.Value);
        sql.Append(" IN (SELECT value FROM json_each(").AppendParameter(list.List).Append("))");
    }

    internal override void WriteContains(SqlText sql, ContainsText contains)
    {
        sql.Append("instr(snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Text);
        sql.Append("), snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Needle);
        sql.Append(")) > 0");
    }

    internal override void WriteSearchMatch(SqlText sql, SearchMatch match) => SqliteSearch.WriteMatch(sql, match);

    internal override void WriteSearchScore(SqlText sql, SearchScore score) => SqliteSearch.WriteScore(sql, score);

    internal override void WriteFolded(SqlText sql, FoldedText folded)
    {
        var (before, between, after) = folded.Match switch
        {
            FoldedMatch.StartsWith => ("snapwright_starts(snapwright_fold(", "), snapwright_fold(", "))"),
            FoldedMatch.Contains => ("instr(snapwright_fold(", "), snapwright_fold(", ")) > 0"),
            FoldedMatch.Equals => ("snapwright_fold(", ") = snapwright_fold(", ")"),
            _ => ("snapwright_ends(snapwright_fold(", "), snapwright_fold(", "))"),
        };
        sql.Append(before);
        ExpressionWriter.Write(sql, folded.Text);
        sql.Append(between);
        ExpressionWriter.Write(sql, folded.Needle);
        sql.Append(after);
    }

    internal override void WritePattern(SqlText sql, PatternMatch match)
    {
        sql.Append("snapwright_like(");
        ExpressionWriter.Write(sql, match.Text);
        sql.Append(", ");
        ExpressionWriter.Write(sql, match.Pattern);
        sql.Append(")");
    }

    internal override void WriteJsonValue(SqlText sql, JsonValue value)
    {
        var kind = value.ValueType.Kind switch { TypeKind.Text => "text", TypeKind.Float => "number", _ => "boolean" };
        WriteJsonPlace(sql, kind, value.Json, value.Steps);
    }

    internal override void WriteJsonAbsent(SqlText sql, JsonAbsent absent) => WriteJsonPlace(sql, "absent", absent.Json, absent.Steps);

    // An IN over the items of a NULL would be false, and not unknown.
    internal override void WriteArrayHas(SqlText sql, ArrayHas has)
    {
        sql.Append("(CASE WHEN ");
        ExpressionWriter.Write(sql, has.Array);
        sql.Append(" IS NOT NULL THEN ");
        if (has.Match == ItemsMatch.One)
        {
            sql.AppendParameter(has.Items);
        }
        else
        {
            sql.Append(has.Match == ItemsMatch.All ? "NOT EXISTS" : "EXISTS").Append(" (SELECT 1 FROM json_each(").AppendParameter(has.Items);
            sql.Append(") AS w WHERE w.value").Append(has.Match == ItemsMatch.All ? " NOT" : "");
        }

        sql.Append(" IN (SELECT value FROM json_each(");
        ExpressionWriter.Write(sql, has.Array);
        sql.Append(has.Match == ItemsMatch.One ? ")) END)" : "))) END)");
    }

    internal override void WriteArrayLength(SqlText sql, ArrayLength length)
    {
        sql.Append("json_array_length(");
        ExpressionWriter.Write(sql, length.Array);
        sql.Append(")");
    }

    // NULL is the least value here.
    internal override void WriteOrdering(SqlText sql, Ordering ordering)
    {
        WriteKey(sql, ordering);
        if (ordering.IsNullable && ordering.NullsFirst == ordering.Descending)
        {
            sql.Append(ordering.NullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    internal override void WriteSameValue(SqlText sql, SameValue same)
    {
        Computations.WriteOperand(sql, same.Left);
        sql.Append(" IS ");
        Computations.WriteOperand(sql, same.Right);
    }

    internal override void WriteStartOf(SqlText sql, StartOf start) => SqliteTimeText.Write(sql, start);

    // A sum of integers beyond 64 bits is an error of SQLite. The sums of their halves are far from that, and the function puts them together.
    internal override void WriteExactSum(SqlText sql, Aggregate sum)
    {
        var operand = sum.Operand!;
        if (sum.IsDistinct)
        {
            AggregateWriter.Write(sql, DistinctSum, operand);
            return;
        }

        if (AggregateTypes.IsWide(operand.Type))
        {
            WriteWide(sql, operand);
            sql.Append(")");
            return;
        }

        sql.Append("snapwright_sum(");
        WriteHalves(sql, operand);
        sql.Append(")");
    }

    internal override void WriteExactAverage(SqlText sql, Aggregate average)
    {
        var (operand, scale) = (average.Operand!, average.ResultType.Scale);
        if (average.IsDistinct)
        {
            sql.Append("snapwright_average(");
            AggregateWriter.Write(sql, DistinctSum, operand);
            sql.Append(", ");
            AggregateWriter.WriteCount(sql, average);
            sql.Append(", ").Append((scale - operand.Type.Scale).ToString(CultureInfo.InvariantCulture)).Append(")");
            return;
        }

        if (AggregateTypes.IsWide(operand.Type))
        {
            WriteWide(sql, operand);
            sql.Append(", ");
            AggregateWriter.WriteCount(sql, average);
            sql.Append(", ").Append((scale - operand.Type.Scale).ToString(CultureInfo.InvariantCulture)).Append(")");
            return;
        }

        sql.Append("snapwright_avg(");
        WriteHalves(sql, operand);
        sql.Append(", ");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(", ").Append((scale - operand.Type.Scale).ToString(CultureInfo.InvariantCulture)).Append(")");
    }

    internal override void WriteNumberText(SqlText sql, NumberText number)
    {
        sql.Append("snapwright_number(");
        ExpressionWriter.Write(sql, number.Number);
        sql.Append(", ").Append(number.Number.Type.Scale.ToString(CultureInfo.InvariantCulture)).Append(")");
    }

    // The text of a computed decimal is taken apart into nine digits at a time, which SQLite sums by itself, over windows, too.
    private static void WriteWide(SqlText sql, Expression operand)
    {
        sql.Append("snapwright_total(");
        for (var part = 0; part < 5; part++)
        {
            sql.Append(part == 0 ? "sum(snapwright_digits(" : ", sum(snapwright_digits(");
            sql.AppendInside(() => ExpressionWriter.Write(sql, operand));
            sql.Append(", ").Append(part.ToString(CultureInfo.InvariantCulture)).Append("))").AppendWindow();
        }
    }

    private static void WriteHalves(SqlText sql, Expression operand)
    {
        sql.Append("sum((");
        sql.AppendInside(() => ExpressionWriter.Write(sql, operand));
        sql.Append(") >> 32)").AppendWindow().Append(", sum((");
        sql.AppendInside(() => ExpressionWriter.Write(sql, operand));
        sql.Append(") & 4294967295)").AppendWindow();
    }

    // A value loses its JSON subtype on the way out of a sub-query; json() gives it back.
    internal override void WriteNestedRows(SqlText sql, NestedRows rows)
    {
        sql.Append("(SELECT json_group_array(json(n.v)) FROM (SELECT ");
        WriteNestedRow(sql, "json_array", rows.Query.Projections);
        sql.Append(" AS v");
        SelectWriter.WriteTail(sql, rows.Query);
        sql.Append(") AS n)");
    }

    internal override void WriteTransported(SqlText sql, Expression value)
    {
        var (before, after) = value switch
        {
            NestedRows => ("json(", ")"),
            { Type.Kind: TypeKind.Decimal } => ("snapwright_decimal(", $", {value.Type.Scale.ToString(CultureInfo.InvariantCulture)})"),
            { Type.Kind: TypeKind.Float } => ("snapwright_float(", ")"),
            _ => ("", ""),
        };
        sql.Append(before);
        ExpressionWriter.Write(sql, value);
        sql.Append(after);
    }

    private static void WriteJsonPlace(SqlText sql, string kind, Expression json, IReadOnlyList<Parameter> steps)
    {
        sql.Append($"snapwright_json('{kind}', ");
        ExpressionWriter.Write(sql, json);
        foreach (var step in steps)
        {
            sql.Append(", ").AppendParameter(step);
        }

        sql.Append(")");
    }
}
