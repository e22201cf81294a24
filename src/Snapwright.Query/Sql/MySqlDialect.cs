using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>
/// MariaDB 10.6 or later, in sessions with the settings that the driver makes (ANSI_QUOTES, NO_BACKSLASH_ESCAPES, a NO PAD binary
/// collation) and with its function <c>snapwright_fold</c>. What MySQL 8 lacks of it: RETURNING, ORDER BY and LIMIT inside of an
/// aggregate, the collation.
/// </summary>
public sealed class MySqlDialect : Dialect
{
    /// <summary>Text by code point, trailing spaces counting.</summary>
    public const string TextCollation = "utf8mb4_nopad_bin";

    /// <summary>UUIDs and times are texts of fixed width there, whose order is that of their bytes.</summary>
    internal const string FixedCollation = "ascii_nopad_bin";

    // The manual's own number for "all rows", for there is no offset without a limit.
    private const string AllRows = "18446744073709551615";

    private MySqlDialect()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static MySqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql";

    /// <inheritdoc/>
    public override SqlStatement Explain(SqlStatement statement) => statement with { Text = "EXPLAIN FORMAT=JSON " + statement.Text };

    // MariaDB does not escape the quotes of identifiers in it.
    /// <inheritdoc/>
    public override bool IsExplanationJson => false;

    /// <summary>A schema is a database there, and a connection has one: the whole name is one identifier, as on SQLite.</summary>
    public override string Quote(TableName table) => Quote(table.ToString());

    /// <inheritdoc/>
    public override LinkStatements Write(LinkPlan plan)
    {
        var link = LinkParts.Of(this, plan);
        var keys = DataType.ArrayOf(link.TargetType.Kind);
        return new(
            new(link.ClearText, EquatableArray.Of(link.SourceType)),
            new($"{link.InsertText} SELECT $1, j.v FROM {MySqlLists.Before}$2{MySqlLists.After(keys)}", EquatableArray.Of(link.SourceType, keys)));
    }

    // UPDATE has no RETURNING: the rows are read again by the same condition, which must not depend on what the update sets.
    /// <inheritdoc/>
    public override SqlStatement Write(UpdatePlan plan)
    {
        var update = new SqlText(this).Append("UPDATE ").Append(Quote(plan.Table.StoredIn)).Append(" AS ").AppendAlias(0).Append(" SET ");
        update.AppendList(plan.Assignments, ", ", a => ExpressionWriter.Write(update.AppendAlias(0).Append(".").AppendName(a.Column).Append(" = "), a.Value));
        update.Append(" WHERE ");
        ExpressionWriter.Write(update, plan.Where);
        var statement = update.ToStatement();
        if (plan.Returning.Count == 0)
        {
            return statement;
        }

        var rows = new SqlText(this).Append("SELECT ");
        rows.AppendList(plan.Returning, ", ", c => ExpressionWriter.Write(rows, c));
        rows.Append(" FROM ").Append(Quote(plan.Table.StoredIn)).Append(" AS ").AppendAlias(0).Append(" WHERE ");
        ExpressionWriter.Write(rows, plan.Where);
        return statement with { Rows = rows.ToStatement(statement.Parameters) };
    }

    // Only the form for many tables takes an alias. InnoDB takes a row that refers to itself for one that another refers to.
    /// <inheritdoc/>
    public override SqlStatement Write(DeletePlan plan)
    {
        var sql = new SqlText(this).Append("DELETE ").AppendAlias(0).Append(" FROM ").Append(Quote(plan.Table.StoredIn));
        sql.Append(" AS ").AppendAlias(0).Append(" WHERE ");
        ExpressionWriter.Write(sql, plan.Where);
        var statement = sql.ToStatement();
        return statement with { Before = LetGoOfItself(plan, statement.Parameters) };
    }

    // There is no FOR UPDATE OF; a known read has no other table.
    /// <inheritdoc/>
    public override SqlStatement Lock(SqlStatement read) => new(read.Text + " FOR UPDATE", read.Parameters);

    /// <inheritdoc/>
    public override int RowsPerInsert => 100;

    internal override string DefaultRow => " () VALUES ()";

    internal override ComputationText Computations => MySqlComputations.Instance;

    internal override string NoSource => " FROM DUAL";

    internal override bool HasMaterialization => false;

    internal override bool Lacks(UnsupportedConstruct construct) =>
        construct is UnsupportedConstruct.FullJoin or UnsupportedConstruct.Lateral or UnsupportedConstruct.GroupsFrame or UnsupportedConstruct.CollectionOverWindow
            or UnsupportedConstruct.SourceOfOuterRows;

    // Of a NULL that is looked for in a table of values, MariaDB says now one thing, now another, and other things when the statement
    // runs again: where it matters, the NULL is kept out of it.
    internal override void WriteInList(SqlText sql, InList list)
    {
        var isExact = sql.Negations > 0 && list.Value is not Parameter;
        if (isExact)
        {
            sql.Append("CASE WHEN ");
            ExpressionWriter.Write(sql, list.Value);
            sql.Append(" IS NOT NULL THEN ");
        }

        ExpressionWriter.Write(sql, list.Value);
        sql.Append(" IN (SELECT j.v FROM ").Append(MySqlLists.Before).AppendParameter(list.List);
        sql.Append(MySqlLists.After(list.List.Type)).Append(")");
        if (isExact)
        {
            sql.Append(" WHEN json_length(").AppendParameter(list.List).Append(") > 0 THEN NULL ELSE FALSE END");
        }
    }

    internal override void WriteContains(SqlText sql, ContainsText contains)
    {
        sql.Append("LOCATE(");
        WriteFoldedValue(sql, contains.Needle);
        sql.Append(", ");
        WriteFoldedValue(sql, contains.Text);
        sql.Append(") > 0");
    }

    // A parameter stays as it is: where it is compared with a column, an index answers.
    internal override void WriteComparison(SqlText sql, Comparison comparison, string symbol)
    {
        var (left, right) = ComputationText.BroughtTogether(comparison.Left, comparison.Right);
        WriteSide(ComputationText.Unwidened(left));
        sql.Append(symbol);
        WriteSide(ComputationText.Unwidened(right));

        void WriteSide(Expression side)
        {
            if (side is Parameter)
            {
                ExpressionWriter.Write(sql, side);
            }
            else
            {
                Computations.WriteOperand(sql, side);
            }
        }
    }

    // Its indexes do not see into a comparison of rows.
    internal override void WriteRowComparison(SqlText sql, RowComparison rows, string symbol) => WriteRowComparison(sql, rows, symbol, 0);

    internal override void WriteFolded(SqlText sql, FoldedText folded)
    {
        if (folded.Match == FoldedMatch.Contains)
        {
            WriteContains(sql, new(folded.Text, folded.Needle));
            return;
        }

        var isPart = folded.Match != FoldedMatch.Equals;
        sql.Append(folded.Match switch { FoldedMatch.StartsWith => "left(", FoldedMatch.EndsWith => "right(", _ => "" });
        WriteFoldedValue(sql, folded.Text);
        if (isPart)
        {
            sql.Append(", char_length(");
            WriteFoldedValue(sql, folded.Needle);
            sql.Append("))");
        }

        sql.Append(" = ");
        WriteFoldedValue(sql, folded.Needle);
    }

    internal override void WriteSearchMatch(SqlText sql, SearchMatch match) => MySqlSearch.WriteMatch(sql, match);

    internal override void WriteSearchScore(SqlText sql, SearchScore score) => MySqlSearch.WriteScore(sql, score);

    internal override void WritePattern(SqlText sql, PatternMatch match)
    {
        ExpressionWriter.Write(sql, match.Text);
        sql.Append(" REGEXP ");
        ExpressionWriter.Write(sql, match.Pattern);
    }

    internal override void WriteJsonValue(SqlText sql, JsonValue value) => MySqlJson.WriteValue(sql, value);

    internal override void WriteJsonAbsent(SqlText sql, JsonAbsent absent) => MySqlJson.WriteAbsent(sql, absent);

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
            sql.Append(has.Match == ItemsMatch.All ? "NOT EXISTS" : "EXISTS").Append(" (SELECT 1 FROM ").Append(MySqlLists.Before);
            sql.AppendParameter(has.Items).Append(MySqlLists.After(has.Items.Type, "w")).Append(" WHERE w.v");
            sql.Append(has.Match == ItemsMatch.All ? " NOT" : "");
        }

        sql.Append(" IN (SELECT j.v FROM ").Append(MySqlLists.Before);
        ExpressionWriter.Write(sql, has.Array);
        sql.Append(MySqlLists.After(has.Array.Type)).Append(has.Match == ItemsMatch.One ? ") END)" : ")) END)");
    }

    internal override void WriteArrayLength(SqlText sql, ArrayLength length)
    {
        sql.Append("json_length(");
        ExpressionWriter.Write(sql, length.Array);
        sql.Append(")");
    }

    // NULL is the least value there.
    internal override void WriteOrdering(SqlText sql, Ordering ordering)
    {
        if (ordering.IsNullable && ordering.NullsFirst == ordering.Descending)
        {
            ExpressionWriter.Write(sql, ordering.Key);
            sql.Append(ordering.NullsFirst ? " IS NULL DESC, " : " IS NULL, ");
        }

        WriteKey(sql, ordering);
    }

    // A sum beyond 64 bits is an error there.
    internal override Expression RangeKey(Expression key) => key.Type.Kind == TypeKind.BigInt ? new Cast(key, DecimalTypes.Wide(0)) : key;

    internal override void WritePage(SqlText sql, Expression? limit, Expression? offset)
    {
        if (limit is null && offset is not null)
        {
            sql.Append(" LIMIT ").Append(AllRows);
        }

        base.WritePage(sql, limit, offset);
    }

    internal override void WriteSameValue(SqlText sql, SameValue same)
    {
        Computations.WriteOperand(sql, same.Left);
        sql.Append(" <=> ");
        Computations.WriteOperand(sql, same.Right);
    }

    internal override void WriteStartOf(SqlText sql, StartOf start) => MySqlTimeText.Write(sql, start);

    // Sums of exact numbers are decimals of up to 65 digits there.
    internal override void WriteExactSum(SqlText sql, Aggregate sum) => AggregateWriter.WriteSum(sql, sum);

    // DIV is an integer of 64 bits, and the quotient of decimals is rounded: so what is divided is made a multiple first.
    internal override void WriteExactAverage(SqlText sql, Aggregate average)
    {
        var scale = average.ResultType.Scale;
        sql.Append("sign(");
        AggregateWriter.WriteSum(sql, average);
        sql.Append(") * CAST((");
        WriteDividend(sql, average);
        sql.Append(" - mod(");
        WriteDividend(sql, average);
        sql.Append(", ");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(" * 2)) / (");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(" * 2) AS DECIMAL(65)) * 0.").Append(new string('0', scale - 1)).Append("1");
    }

    internal override void WriteNumberText(SqlText sql, NumberText number)
    {
        if (number.Number is not Aggregate)
        {
            WriteText(sql, number.Number);
            return;
        }

        sql.Append("CAST(");
        ExpressionWriter.Write(sql, number.Number);
        sql.Append(" AS CHAR)");
    }

    private static void WriteText(SqlText sql, Expression number) => MySqlComputations.Instance.WriteCast(sql, new(number, DataType.Text));

    private static void WriteDividend(SqlText sql, Aggregate average)
    {
        sql.Append("(abs(");
        AggregateWriter.WriteSum(sql, average);
        sql.Append(") * 2").Append(new string('0', average.ResultType.Scale)).Append(" + ");
        AggregateWriter.WriteCount(sql, average);
        sql.Append(")");
    }

    // As bytes, which the server takes as they are.
    internal override void WriteYielded(SqlText sql, Expression value)
    {
        if (value is NestedRows)
        {
            sql.Append("cast(");
            ExpressionWriter.Write(sql, value);
            sql.Append(" AS BINARY)");
            return;
        }

        MySqlComputations.Instance.WriteTyped(sql, value);
    }

    // A derived table cannot see the outer query, so that the order and the limit are those of the aggregate. Texts are put together
    // instead of JSON values, which would be parsed and written anew at every level. What does not fit into max_allowed_packet is
    // NULL: of a row, that makes the whole invalid JSON, so that it can never be taken for a shorter list.
    internal override void WriteNestedRows(SqlText sql, NestedRows rows)
    {
        sql.Append("(SELECT CASE count(*) WHEN 0 THEN '[]' ELSE concat('[', group_concat(ifnull(");
        WriteNestedRow(sql, rows.Query.Projections);
        sql.Append(", '!')");
        if (rows.Query.OrderBy.Count > 0)
        {
            sql.Append(" ORDER BY ");
            SelectWriter.WriteOrder(sql, rows.Query);
        }

        sql.Append(" SEPARATOR ','");
        WritePage(sql, rows.Query.Limit, rows.Query.Offset);
        sql.Append("), ']') END");
        SelectWriter.WriteRows(sql, rows.Query);
        sql.Append(")");
    }

    internal override void WriteTransported(SqlText sql, Expression value)
    {
        var (before, after) = value switch
        {
            NestedRows => ("ifnull(", ", '!')"),
            { Type.Kind: TypeKind.Text or TypeKind.Json or TypeKind.Array } => ("ifnull(json_quote(", $") COLLATE {TextCollation}, 'null')"),
            { Type.Kind: TypeKind.Uuid or TypeKind.Date or TypeKind.Time or TypeKind.DateTime } => ("ifnull(concat('\"', ", ", '\"'), 'null')"),
            // The length that MariaDB computes for their text is too short for some of them, and aggregates cut them off.
            { Type.Kind: TypeKind.Decimal or TypeKind.Float } => ("ifnull(cast(", " AS CHAR(40)), 'null')"),
            _ => ("ifnull(", ", 'null')"),
        };
        sql.Append(before);
        ExpressionWriter.Write(sql, value);
        sql.Append(after);
    }

    private static void WriteRowComparison(SqlText sql, RowComparison rows, string symbol, int index)
    {
        var isLast = index == rows.Left.Count - 1;
        if (!isLast)
        {
            sql.Append("(");
            WriteSide(sql, rows, symbol.TrimEnd() + "= ", index);
            sql.Append(" AND (");
        }

        WriteSide(sql, rows, symbol, index);
        if (!isLast)
        {
            sql.Append(" OR (");
            WriteSide(sql, rows, " = ", index);
            sql.Append(" AND ");
            WriteRowComparison(sql, rows, symbol, index + 1);
            sql.Append(")))");
        }
    }

    private static void WriteSide(SqlText sql, RowComparison rows, string symbol, int index)
    {
        ExpressionWriter.Write(sql, rows.Left[index]);
        sql.Append(symbol);
        ExpressionWriter.Write(sql, rows.Right[index]);
    }

    private SqlStatement? LetGoOfItself(DeletePlan plan, EquatableArray<DataType> parameters)
    {
        var holding = plan.Table.ForeignKeys
            .Where(r => plan.Table.SharesRowsWith(r.Target) && r.IsNullable && r.OnDelete == OnDelete.Restrict)
            .Select(static r => r.ForeignKey!)
            .ToArray();
        if (holding.Length == 0)
        {
            return null;
        }

        var key = Quote(plan.Table.Key.Name);
        var sql = new SqlText(this).Append("UPDATE ").Append(Quote(plan.Table.StoredIn)).Append(" AS ").AppendAlias(0).Append(" SET ");
        sql.AppendList(holding, ", ", c => sql.Append($"t0.{Quote(c)} = nullif(t0.{Quote(c)}, t0.{key})")).Append(" WHERE ");
        sql.Append("(");
        ExpressionWriter.Write(sql, plan.Where);
        sql.Append($") AND t0.{key} IN (").AppendList(holding, ", ", c => sql.Append($"t0.{Quote(c)}")).Append(")");
        return sql.ToStatement(parameters);
    }

    private void WriteNestedRow(SqlText sql, IReadOnlyList<Expression> values)
    {
        var isChunked = values.Count > NestedRows.ChunkSize;
        sql.Append(isChunked ? "concat('[['" : "concat('['");
        for (var i = 0; i < values.Count; i++)
        {
            sql.Append(i == 0 ? ", " : isChunked && i % NestedRows.ChunkSize == 0 ? ", '],[', " : ", ',', ");
            WriteTransported(sql, values[i]);
        }

        sql.Append(isChunked ? ", ']]')" : ", ']')");
    }

    // A call of a stored function costs more than the rest of the search, and most texts are ASCII.
    private static void WriteFoldedValue(SqlText sql, Expression text)
    {
        if (text is Parameter)
        {
            sql.Append("snapwright_fold(");
            ExpressionWriter.Write(sql, text);
            sql.Append(")");
            return;
        }

        sql.Append("CASE WHEN octet_length(");
        ExpressionWriter.Write(sql, text);
        sql.Append(") = char_length(");
        ExpressionWriter.Write(sql, text);
        sql.Append(") THEN lower(");
        ExpressionWriter.Write(sql, text);
        sql.Append(") ELSE snapwright_fold(");
        ExpressionWriter.Write(sql, text);
        sql.Append(") END");
    }
}
