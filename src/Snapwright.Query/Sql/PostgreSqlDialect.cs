using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>PostgreSQL, version 12 or later.</summary>
public sealed class PostgreSqlDialect : Dialect
{
    private PostgreSqlDialect()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override SqlStatement Explain(SqlStatement statement) => statement with { Text = "EXPLAIN (FORMAT JSON) " + statement.Text };

    // A text of its own: prepared statements, and the plans that are kept for them, are known by their text.
    /// <inheritdoc/>
    public override SqlStatement With(SqlStatement statement, EquatableArray<PlannerSetting> settings) => settings.Count == 0
        ? statement
        : statement with { Text = $"/* {string.Join(", ", settings.Select(static s => $"{s.Name} = {(s.IsOn ? "on" : "off")}"))} */ {statement.Text}", Settings = settings };

    /// <inheritdoc/>
    public override string Quote(TableName table) => Quote(table.Schema) + "." + Quote(table.Name);

    /// <inheritdoc/>
    public override SqlStatement? DeferConstraints { get; } = new("SET CONSTRAINTS ALL DEFERRED", default);

    /// <inheritdoc/>
    public override SqlStatement WriteMany(InsertPlan plan, bool isReturning) => PostgreSqlBulkInsert.Write(this, plan, isReturning);

    // The first source of a read is the table itself; joined tables stay free.
    /// <inheritdoc/>
    public override SqlStatement Lock(SqlStatement read) => read with { Text = read.Text + " FOR UPDATE OF t0" };

    /// <inheritdoc/>
    public override LinkStatements Write(LinkPlan plan)
    {
        var link = LinkParts.Of(this, plan);
        return new(
            new(link.ClearText, EquatableArray.Of(link.SourceType)),
            new($"{link.InsertText} SELECT $1, unnest($2)", EquatableArray.Of(link.SourceType, DataType.ArrayOf(link.TargetType.Kind))));
    }

    internal override ComputationText Computations => PostgreSqlComputations.Instance;

    internal override bool Lacks(UnsupportedConstruct construct) => false;

    internal override void WriteComparison(SqlText sql, Comparison comparison, string symbol)
    {
        var (left, right) = ComputationText.BroughtTogether(comparison.Left, comparison.Right);
        (left, right) = (ComputationText.Unwidened(left), ComputationText.Unwidened(right));
        if (left.Type.Kind == TypeKind.Text && left is not (ColumnReference or JsonValue) && right is not (ColumnReference or JsonValue))
        {
            PostgreSqlComputations.Instance.WriteCollated(sql, left);
        }
        else
        {
            Computations.WriteOperand(sql, left);
        }

        sql.Append(symbol);
        Computations.WriteOperand(sql, right);
    }

    internal override void WriteInList(SqlText sql, InList list)
    {
        ExpressionWriter.Write(sql, list.Value);
        sql.Append(" = ANY(").AppendParameter(list.List).Append(")");
    }

    // LIKE, and not strpos, which is as fast and cannot use an index of trigrams.
    internal override void WriteContains(SqlText sql, ContainsText contains)
    {
        sql.Append("snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Text);
        sql.Append(") LIKE '%' || replace(replace(replace(snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Needle);
        sql.Append(@"), '\', '\\'), '%', '\%'), '_', '\_') || '%'");
    }

    internal override void WriteSearchMatch(SqlText sql, SearchMatch match) => PostgreSqlSearch.WriteMatch(sql, match);

    internal override void WriteSearchScore(SqlText sql, SearchScore score) => PostgreSqlSearch.WriteScore(sql, score);

    internal override void WriteFolded(SqlText sql, FoldedText folded)
    {
        var (before, between, after) = folded.Match switch
        {
            FoldedMatch.StartsWith => ("starts_with(snapwright_fold(", "), snapwright_fold(", "))"),
            FoldedMatch.Contains => ("strpos(snapwright_fold(", "), snapwright_fold(", ")) > 0"),
            FoldedMatch.Equals => ("snapwright_fold(", ") = snapwright_fold(", ")"),
            _ => ("right(snapwright_fold(", "), char_length(snapwright_fold(", ")))"),
        };
        sql.Append(before);
        ExpressionWriter.Write(sql, folded.Text);
        sql.Append(between);
        ExpressionWriter.Write(sql, folded.Needle);
        sql.Append(after);
        if (folded.Match == FoldedMatch.EndsWith)
        {
            sql.Append(" = snapwright_fold(");
            ExpressionWriter.Write(sql, folded.Needle);
            sql.Append(")");
        }
    }

    internal override void WritePattern(SqlText sql, PatternMatch match)
    {
        ExpressionWriter.Write(sql, match.Text);
        sql.Append(" ~ ");
        ExpressionWriter.Write(sql, match.Pattern);
    }

    // The operators of json, unlike those of jsonb, never read the numbers and texts beside the way.
    internal override void WriteJsonValue(SqlText sql, JsonValue value)
    {
        var (type, before, after) = value.ValueType.Kind switch
        {
            TypeKind.Text => ("string", "", " COLLATE \"C\""),
            TypeKind.Float => ("number", "snapwright_double", ""),
            _ => ("boolean", "", "::boolean"),
        };
        sql.Append("(CASE WHEN json_typeof(");
        WriteJsonPlace(sql, value.Json, value.Steps);
        sql.Append($") = '{type}' THEN {before}(");
        WriteJsonPlace(sql, value.Json, value.Steps);
        sql.Append(" #>> '{}')").Append(after).Append(" END)");
    }

    internal override void WriteJsonAbsent(SqlText sql, JsonAbsent absent)
    {
        sql.Append("coalesce(json_typeof(");
        WriteJsonPlace(sql, absent.Json, absent.Steps);
        sql.Append("), 'null') = 'null'");
    }

    internal override void WriteArrayHas(SqlText sql, ArrayHas has)
    {
        if (has.Match == ItemsMatch.One)
        {
            sql.AppendParameter(has.Items).Append(" = ANY(");
            ExpressionWriter.Write(sql, has.Array);
            sql.Append(")");
            return;
        }

        ExpressionWriter.Write(sql, has.Array);
        sql.Append(has.Match == ItemsMatch.All ? " @> " : " && ").AppendParameter(has.Items);
    }

    internal override void WriteArrayLength(SqlText sql, ArrayLength length)
    {
        sql.Append("cardinality(");
        ExpressionWriter.Write(sql, length.Array);
        sql.Append(")");
    }

    // NULLS LAST for ascending and NULLS FIRST for descending are the defaults.
    internal override void WriteOrdering(SqlText sql, Ordering ordering)
    {
        // A form that no index has: where a generic plan cannot know how many rows a search finds, PostgreSQL hopes to meet ten of them soon in the order
        // of an index, and reads all of it for a rare word.
        sql.Append(ordering.IsAfterSearch ? "(ARRAY[" : "");
        PostgreSqlComputations.Instance.WriteCollated(sql, ordering.Key);
        sql.Append(ordering.IsAfterSearch ? "])[1]" : "").Append(ordering.Descending ? " DESC" : "");
        if (ordering.IsNullable && ordering.NullsFirst != ordering.Descending)
        {
            sql.Append(ordering.NullsFirst ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    // Arrays with the same NULLs are equal, and are hashed; IS NOT DISTINCT FROM would compare every row with every other.
    internal override void WriteSameValue(SqlText sql, SameValue same)
    {
        // Arrays of varchar and of text have no equality with each other, and an expression of both can be of either.
        var end = same.Left.Type.Kind == TypeKind.Text ? "]::text[]" : "]";
        sql.Append("ARRAY[");
        ExpressionWriter.Write(sql, same.Left);
        sql.Append(end).Append(" = ARRAY[");
        ExpressionWriter.Write(sql, same.Right);
        sql.Append(end);
    }

    internal override void WriteStartOf(SqlText sql, StartOf start)
    {
        var isDate = start.Type.Kind == TypeKind.Date;
        sql.Append("date_trunc('").Append(UnitName(start.Unit)).Append("', ");
        ExpressionWriter.Write(sql, start.Value);
        sql.Append(isDate ? "::timestamp)::date" : ", 'UTC')");
    }

    // The first row of a range that has one: of a table of a few pages PostgreSQL reads all rows to find one, since it takes a page of an index for four of a
    // table. It goes by the index where the first of many rows in its order is wanted. The comparison of rows is a bound that its statistics do not see;
    // without it, what follows in the page of the index would be read, too. The row with parents and children took a third fewer instructions.
    internal override void WriteLookup(SqlText sql, Join join, Comparison lookup)
    {
        var (unique, value) = (lookup.Left, lookup.Right);
        sql.Append(" LEFT JOIN LATERAL (SELECT * FROM ");
        SourceWriter.Write(sql, join.Right);
        sql.AppendFormat(" WHERE {0} >= {1} AND ({0}, {0}) <= ({1}, {1}) ORDER BY {0} LIMIT 1) AS ", unique, value).AppendAlias(join.Right.Source);
        sql.Append(" ON ");
        ExpressionWriter.Write(sql, join.On);
    }

    internal override void WriteExactSum(SqlText sql, Aggregate sum) => AggregateWriter.WriteSum(sql, sum);

    // Division of numeric rounds by itself, at a scale that depends on the size of the numbers; div() does not round.
    internal override void WriteExactAverage(SqlText sql, Aggregate average)
    {
        var scale = average.ResultType.Scale;
        sql.Append("(sign(");
        AggregateWriter.WriteSum(sql, average);
        sql.Append("::numeric) * div(abs(");
        AggregateWriter.WriteSum(sql, average);
        sql.Append("::numeric) * 2").Append(new string('0', scale)).Append(" + ");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(", ");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(" * 2) * 0.").Append(new string('0', scale - 1)).Append("1)");
    }

    internal override void WriteNumberText(SqlText sql, NumberText number)
    {
        if (number.Number is Aggregate)
        {
            ExpressionWriter.Write(sql, number.Number);
            sql.Append("::text");
        }
        else
        {
            Computations.WriteCast(sql, new(number.Number, DataType.Text));
        }
    }

    // ARRAY takes the rows in the order of the query, and needs neither an aggregate nor a derived table: json_agg over one cost PostgreSQL a third more
    // processor time per tree (tests/bench/RESULTS.md).
    internal override void WriteNestedRows(SqlText sql, NestedRows rows)
    {
        sql.Append("array_to_json(ARRAY(SELECT ");
        WriteNestedRow(sql, "json_build_array", rows.Query.Projections);
        SelectWriter.WriteTail(sql, rows.Query);
        sql.Append("))");
    }

    private static string UnitName(TimeSpanUnit unit) => unit switch
    {
        TimeSpanUnit.Year => "year",
        TimeSpanUnit.Quarter => "quarter",
        TimeSpanUnit.Month => "month",
        TimeSpanUnit.Week => "week",
        TimeSpanUnit.Day => "day",
        TimeSpanUnit.Hour => "hour",
        _ => "minute",
    };

    internal override void WriteTransported(SqlText sql, Expression value)
    {
        if (value is not NestedRows && value.Type.Kind == TypeKind.Array)
        {
            sql.Append("array_to_json(");
            ExpressionWriter.Write(sql, value);
            sql.Append(")::text");
            return;
        }

        ExpressionWriter.Write(sql, value);
        if (value is not NestedRows && value.Type.Kind is TypeKind.Decimal or TypeKind.Float or TypeKind.Json)
        {
            sql.Append("::text");
        }
    }

    private static void WriteJsonPlace(SqlText sql, Expression json, IReadOnlyList<Parameter> steps)
    {
        ExpressionWriter.Write(sql, json);
        foreach (var step in steps)
        {
            sql.Append(" -> ").AppendParameter(step);
        }
    }
}
