using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Schema;

namespace Snapwright.Query.Sql;

/// <summary>
/// Computed values on MariaDB. What it answers with NULL and a warning (division by zero, dates that are none, texts that are no numbers) and what it has not are
/// stored functions of ours, which refuse.
/// </summary>
internal sealed class MySqlComputations : ComputationText
{
    private const string Collated = $" COLLATE {MySqlDialect.TextCollation}";

    public static MySqlComputations Instance { get; } = new();

    /// <summary>Appends a value whose type the server can tell: dates and instants travel as texts, and a NULL has no type.</summary>
    public void WriteTyped(SqlText sql, Expression value)
    {
        var type = value is Parameter or Constant ? value.Type.Kind switch { TypeKind.Date => "DATE", TypeKind.DateTime => "DATETIME(6)", _ => null } : null;
        sql.Append(type is null ? "" : "CAST(");
        ExpressionWriter.Write(sql, value);
        sql.Append(type is null ? "" : $" AS {type})");
    }

    public override void WriteOperand(SqlText sql, Expression expression)
    {
        if (expression is Parameter or Constant)
        {
            WriteTyped(sql, expression);
        }
        else
        {
            base.WriteOperand(sql, expression);
        }
    }

    // The first rows of a recursive table say how wide its columns are.
    public override void WriteRecursiveColumn(SqlText sql, Expression value)
    {
        var type = value.Type.Kind switch
        {
            TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean => "SIGNED",
            TypeKind.Float => "DOUBLE",
            TypeKind.Decimal => DecimalOf(value.Type.Scale),
            TypeKind.Date => "DATE",
            TypeKind.DateTime => "DATETIME(6)",
            _ => "CHAR(65535)",
        };
        sql.AppendFormat($"CAST({{0}} AS {type})", value);
    }

    public override void WriteConstant(SqlText sql, Constant constant)
    {
        var value = constant.Value;
        sql.Append(value switch
        {
            { IsNull: true } => "NULL",
            { Kind: TypeKind.Boolean } => value.AsBoolean ? "TRUE" : "FALSE",
            { Kind: TypeKind.Float } => FloatLiteral(value.AsDouble),
            { Kind: TypeKind.Array } => Quoted(LiteralText.JsonArray(constant.Type, value)),
            { Kind: TypeKind.DateTime } => Quoted(LiteralText.DateTime(value.AsInt64).Replace('T', ' ').TrimEnd('Z')),
            _ => LiteralOf(value),
        });
    }

    public override void WriteNegation(SqlText sql, Negation negation) => sql.AppendFormat(
        negation.Type.Kind switch { TypeKind.Int => "snapwright_integer(0 - {0})", TypeKind.BigInt => "snapwright_subtract(0, {0})", TypeKind.Float => "(0e0 - {0})", _ => "(0 - {0})" },
        negation.Operand);

    public override void WriteConcatenation(SqlText sql, Concatenation concatenation) => sql.AppendFormat(
        concatenation.Type.Kind == TypeKind.Text ? "concat({0}, {1})" : "snapwright_array_join({0}, {1})", concatenation.Left, concatenation.Right);

    public override void WriteCast(SqlText sql, Cast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.Target);
        sql.AppendFormat(
            (from.Kind, to.Kind) switch
            {
                (TypeKind.BigInt, TypeKind.Int) => "snapwright_integer({0})",
                (TypeKind.Int or TypeKind.BigInt, TypeKind.Int or TypeKind.BigInt) or (TypeKind.Boolean, TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean) => "{0}",
                (TypeKind.Float or TypeKind.Decimal or TypeKind.Text, TypeKind.Int) => $"snapwright_integer(snapwright_{NameOf(from)}_to_integer({{0}}))",
                (TypeKind.Float or TypeKind.Decimal or TypeKind.Text, TypeKind.BigInt) => $"snapwright_{NameOf(from)}_to_integer({{0}})",
                (TypeKind.Text, TypeKind.Float) => "snapwright_text_to_float({0})",
                (TypeKind.Int or TypeKind.BigInt or TypeKind.Decimal, TypeKind.Float) => "CAST({0} AS DOUBLE)",
                (TypeKind.Int or TypeKind.BigInt, TypeKind.Decimal) when to.Precision - to.Scale >= IntegerDigits(cast.Operand) && AggregateTypes.IsWide(to) => $"CAST({{0}} AS {DecimalOf(to.Scale)})",
                (TypeKind.Float, TypeKind.Decimal) => Checked("CAST(snapwright_float_text({0}) AS DECIMAL(65,28))", to),
                (TypeKind.Text, TypeKind.Decimal) => Checked("snapwright_text_to_decimal({0}, " + Number(to.Scale) + ")", to),
                (_, TypeKind.Decimal) => Checked("{0}", to),
                (_, TypeKind.Text) => TextOf(from) + Collated,
                (TypeKind.Int or TypeKind.BigInt, TypeKind.Boolean) => "({0} <> 0)",
                (TypeKind.Text, TypeKind.Date) => "CAST(snapwright_text_to_date({0}) AS DATE)",
                (TypeKind.Text, TypeKind.DateTime) => "CAST(snapwright_text_to_instant({0}) AS DATETIME(6))",
                (TypeKind.Text, TypeKind.Boolean or TypeKind.Uuid or TypeKind.Time) => $"snapwright_text_to_{NameOf(to)}({{0}})",
                (TypeKind.DateTime, TypeKind.Date) => "CAST({0} AS DATE)",
                (TypeKind.DateTime, TypeKind.Time) => $"CONVERT(substr(CAST({{0}} AS CHAR(26)), 12, 15) USING ascii) COLLATE {MySqlDialect.FixedCollation}",
                (TypeKind.Date, TypeKind.DateTime) => "CAST({0} AS DATETIME(6))",
                (TypeKind.Json, TypeKind.Json) or (TypeKind.Array, _) or (TypeKind.Float, TypeKind.Float) => "{0}",
                (_, TypeKind.Json) => JsonTextOf(from),
                (var one, var other) when one == other => "{0}",
                _ => throw new NotSupportedException($"There is no cast from {from.Kind} to {to.Kind}."),
            },
            cast.Operand);
    }

    // There is no escape of itself, where texts have none.
    public override void WriteLike(SqlText sql, LikePattern like) => sql.AppendFormat(
        like.IsCaseless ? @"snapwright_fold({0}) LIKE snapwright_fold({1}) ESCAPE '\'" : @"{0} LIKE {1} ESCAPE '\'", like.Text, like.Pattern);

    public override void WriteQuantifiedItems(SqlText sql, QuantifiedItems items)
    {
        var symbol = ExpressionWriter.Symbol(items.IsAll ? Opposite(items.Operator) : items.Operator);
        sql.AppendFormat(
            $"(CASE WHEN {{0}} IS NULL THEN NULL WHEN EXISTS (SELECT 1 FROM {MySqlLists.Before}{{0}}{MySqlLists.After(items.Array.Type, "q")} WHERE {{1}}{symbol}q.v) THEN {(items.IsAll ? "0" : "1")} "
                + $"WHEN {{1}} IS NULL AND json_length({{0}}) > 0 THEN NULL ELSE {(items.IsAll ? "1" : "0")} END)",
            items.Array,
            Brought(items.Value, items.Array.Type.ItemType));
    }

    public override void WriteQuantifiedQuery(SqlText sql, QuantifiedQuery query)
    {
        sql.Append("(");
        WriteOperand(sql, Brought(query.Value, query.Query.Projections[0].Type));
        sql.Append(ExpressionWriter.Symbol(query.Operator)).Append(query.IsAll ? "ALL (" : "ANY (");
        SelectWriter.Write(sql, query.Query);
        sql.Append("))");
    }

    public override void WriteArray(SqlText sql, ArrayItems items)
    {
        if (items.Items.Count == 0)
        {
            sql.Append("'[]'");
            return;
        }

        sql.Append("concat('[', concat_ws(','");
        foreach (var item in items.Items)
        {
            sql.Append(", ");
            WriteJsonItem(sql, Brought(item, items.Type.ItemType));
        }

        sql.Append("), ']')");
    }

    public override void WriteJsonObject(SqlText sql, JsonObjectOf json)
    {
        sql.Append("concat('{'");
        for (var i = 0; i < json.Members.Count; i++)
        {
            sql.AppendFormat($"{(i == 0 ? "" : ", ','")}, json_quote({{0}}){Collated}, ':', ", json.Members[i].Name);
            WriteJsonText(sql, json.Members[i].Value);
        }

        sql.Append(", '}')");
    }

    public override void WriteJsonArray(SqlText sql, JsonArrayOf json)
    {
        sql.Append("concat('['");
        for (var i = 0; i < json.Items.Count; i++)
        {
            sql.Append(i == 0 ? ", " : ", ',', ");
            WriteJsonText(sql, json.Items[i]);
        }

        sql.Append(", ']')");
    }

    public override void WriteJsonPart(SqlText sql, JsonPart part)
    {
        var place = part.Step.Type.Kind == TypeKind.Text ? "snapwright_json_member({0}, {1})" : "snapwright_json_item({0}, {1})";
        sql.AppendFormat(part.IsText ? $"snapwright_json_text({place})" : place, part.Json, part.Step);
    }

    public override void WriteItems(SqlText sql, ItemsSource items) => sql
        .AppendFormat($"{MySqlLists.Before}{{0}}, '$[*]' COLUMNS (c1 FOR ORDINALITY, c0 {MySqlLists.ColumnOf(items.Array.Type)} PATH '$')) AS ", items.Array)
        .AppendAlias(items.Source);

    public override void WriteCollection(SqlText sql, Collection collection)
    {
        var value = collection.Arguments[0];
        if (collection.Function is CollectingFunction.BoolAnd or CollectingFunction.BoolOr)
        {
            AggregateWriter.Write(sql, collection.Function == CollectingFunction.BoolAnd ? "min(" : "max(", collection.Filter is { } filter ? new ValueWhere(filter, value) : value);
            return;
        }

        var order = collection is { IsDistinct: true, OrderBy.Count: 0 } ? [new Ordering(value, false, false)] : collection.OrderBy.ToArray();
        sql.Append(collection.Function switch
        {
            CollectingFunction.StringAgg => "substr(",
            CollectingFunction.JsonObjectAgg => "concat('{', ",
            _ => "concat('[', ",
        });
        sql.Append("group_concat(").Append(collection.IsDistinct ? "DISTINCT " : "");
        sql.AppendInside(() => WriteInside(sql, collection, value, order));
        sql.Append(")");
        switch (collection.Function)
        {
            case CollectingFunction.StringAgg:
                sql.AppendFormat(", char_length({0}) + 1)", collection.Arguments[1]);
                break;
            default:
                sql.Append(collection.Function == CollectingFunction.JsonObjectAgg ? ", '}')" : ", ']')");
                break;
        }
    }

    // Its lag and lead have no default: a row that is not there is told by the lag of a one.
    public override void WriteWindowCall(SqlText sql, WindowCall call)
    {
        var name = WindowText.NameOf(call.Function);
        var (arguments, instead) = (call.Arguments.ToArray(), (Expression?)null);
        if (call.Function is WindowFunction.Lag or WindowFunction.Lead && arguments.Length == 3)
        {
            (arguments, instead) = ([arguments[0], arguments[1]], arguments[2]);
            sql.Append($"CASE WHEN {name}(1, ");
            sql.AppendInside(() => WriteOperand(sql, arguments[1]));
            sql.Append(")").AppendWindow().Append(" IS NULL THEN ");
            sql.AppendInside(() => WriteOperand(sql, Brought(instead, call.Type)));
            sql.Append(" ELSE ");
        }

        sql.Append(name).Append("(");
        sql.AppendInside(() => sql.AppendList(arguments, ", ", a => WriteOperand(sql, a)));
        sql.Append(")").AppendWindow().Append(instead is null ? "" : " END");
    }

    private protected override void WriteInteger(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, TypeKind kind)
    {
        var isSafe = right is Constant { Value: { IsNull: false } value } && value.AsInt64 is not (0 or -1);
        var format = operation switch
        {
            ArithmeticOperator.Divide => isSafe ? "({0} DIV {1})" : "snapwright_div({0}, {1})",
            ArithmeticOperator.Modulo => isSafe ? "({0} % {1})" : "snapwright_mod({0}, {1})",
            ArithmeticOperator.Subtract when kind == TypeKind.BigInt && !isSafe => "snapwright_subtract({0}, {1})",
            _ => $"({{0}} {Symbol(operation)} {{1}})",
        };
        var isNarrow = kind == TypeKind.Int && operation != ArithmeticOperator.Modulo && !(operation == ArithmeticOperator.Divide && isSafe);
        sql.Append(isNarrow ? "snapwright_integer(" : "").AppendFormat(format, left, right).Append(isNarrow ? ")" : "");
    }

    private protected override void WriteDecimal(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, int scale)
    {
        if (IsExact(operation, left, right, scale) && operation != ArithmeticOperator.Modulo)
        {
            sql.AppendFormat($"({{0}} {Symbol(operation)} {{1}})", left, right);
            return;
        }

        var format = operation switch
        {
            ArithmeticOperator.Divide => $"snapwright_divide({{0}}, {{1}}, {Number(left.Type.Scale)}, {Number(right.Type.Scale)}, {Number(scale)})",
            ArithmeticOperator.Modulo => "snapwright_modulo({0}, {1})",
            _ => $"snapwright_decimal(round({{0}} {Symbol(operation)} {{1}}, {Number(scale)}), {Number(DecimalTypes.Digits - scale)})",
        };
        sql.AppendFormat($"CAST({format} AS {DecimalOf(scale)})", left, right);
    }

    private protected override void WriteFloat(SqlText sql, ArithmeticOperator operation, Expression left, Expression right) => sql.AppendFormat(
        operation switch
        {
            ArithmeticOperator.Multiply => "snapwright_multiply({0}, {1})",
            ArithmeticOperator.Divide => "snapwright_quotient({0}, {1})",
            _ => $"({{0}} {Symbol(operation)} {{1}})",
        },
        left,
        right);

    private protected override void WriteDateStep(SqlText sql, Expression date, Expression days) =>
        sql.AppendFormat("CAST(snapwright_date_add('day', {1}, {0}) AS DATE)", date, days);

    private protected override void WriteDays(SqlText sql, Expression left, Expression right) => sql.AppendFormat("datediff({0}, {1})", left, right);

    // Its own are NULL where one is; beginning with another each time, the first that is not NULL stands for those that are.
    private protected override void WriteExtreme(SqlText sql, bool isGreatest, Expression[] arguments)
    {
        if (arguments.Length == 1)
        {
            WriteOperand(sql, arguments[0]);
            return;
        }

        sql.Append(isGreatest ? "greatest(" : "least(");
        for (var i = 0; i < arguments.Length; i++)
        {
            sql.Append(i == 0 ? "coalesce(" : ", coalesce(");
            for (var j = 0; j < arguments.Length; j++)
            {
                sql.Append(j == 0 ? "" : ", ");
                WriteOperand(sql, arguments[(i + j) % arguments.Length]);
            }

            sql.Append(")");
        }

        sql.Append(")");
    }

    private protected override void WriteTimeCall(SqlText sql, ScalarFunction function, string unit, Expression[] arguments, DataType type)
    {
        var value = arguments[arguments.Length - 1];
        switch (function)
        {
            case ScalarFunction.DatePart:
                sql.AppendFormat(value.Type.Kind == TypeKind.Time ? MySqlTimeText.PartOfTime(unit) : MySqlTimeText.PartOfDate(unit), value);
                break;
            case ScalarFunction.DateTruncate when unit == "second":
                sql.AppendFormat("CAST(left(CAST({0} AS CHAR(26)), 19) AS DATETIME(6))", value);
                break;
            case ScalarFunction.DateTruncate:
                MySqlTimeText.Write(sql, new(MySqlTimeText.UnitOf(unit), value));
                break;
            case ScalarFunction.DateAdd:
                sql.AppendFormat($"CAST(snapwright_date_add({Quoted(unit)}, {{0}}, {{1}}) AS {(type.Kind == TypeKind.Date ? "DATE" : "DATETIME(6)")})", arguments);
                break;
            default:
                sql.AppendFormat($"snapwright_date_diff({Quoted(unit)}, {{0}}, {{1}})", arguments);
                break;
        }
    }

    private protected override void WriteFunction(SqlText sql, ScalarFunction function, Expression[] arguments, DataType type)
    {
        var isFloat = arguments[0].Type.Kind == TypeKind.Float;
        var isInt = type.Kind == TypeKind.Int;
        var format = function switch
        {
            ScalarFunction.Length => "char_length({0})",
            ScalarFunction.Substring when arguments.Length == 2 => "snapwright_substring({0}, {1}, 2147483647)",
            ScalarFunction.Substring => "snapwright_substring({0}, {1}, {2})",
            ScalarFunction.LeftTrim when arguments.Length == 1 => "trim(LEADING ' ' FROM {0})",
            ScalarFunction.RightTrim when arguments.Length == 1 => "trim(TRAILING ' ' FROM {0})",
            ScalarFunction.Trim when arguments.Length == 1 => "trim(BOTH ' ' FROM {0})",
            ScalarFunction.LeftTrim => "snapwright_trim({0}, {1}, 1, 0)",
            ScalarFunction.RightTrim => "snapwright_trim({0}, {1}, 0, 1)",
            ScalarFunction.Trim => "snapwright_trim({0}, {1}, 1, 1)",
            ScalarFunction.Replace => "replace({0}, {1}, {2})",
            ScalarFunction.RegexReplaceAll => "regexp_replace({0}, {1}, {2})",
            ScalarFunction.RegexSubstring => "nullif(regexp_substr({0}, {1}), '')",
            ScalarFunction.Position => "locate({1}, {0})",
            ScalarFunction.LeftPad => $"snapwright_pad({{0}}, {{1}}, {(arguments.Length == 2 ? "' '" : "{2}")}, 1)",
            ScalarFunction.RightPad => $"snapwright_pad({{0}}, {{1}}, {(arguments.Length == 2 ? "' '" : "{2}")}, 0)",
            ScalarFunction.Reverse => "reverse({0})",
            ScalarFunction.StartsWith => "(left({0}, char_length({1})) = {1})",
            ScalarFunction.EndsWith => "(right({0}, char_length({1})) = {1})",
            ScalarFunction.Absolute => isInt ? "snapwright_integer(abs({0}))" : "abs({0})",
            ScalarFunction.Round when isFloat => "snapwright_round({0})",
            ScalarFunction.Truncate when isFloat => "(truncate({0}, 0) + 0e0)",
            ScalarFunction.Ceiling when isFloat => "(ceiling({0}) + 0e0)",
            ScalarFunction.Floor when isFloat => "floor({0})",
            ScalarFunction.Round when arguments.Length == 2 => Checked("round({0}, {1})", type),
            ScalarFunction.Truncate when arguments.Length == 2 => $"CAST(truncate({{0}}, {{1}}) AS {DecimalOf(type.Scale)})",
            ScalarFunction.Round => $"CAST(round({{0}}, 0) AS {DecimalOf(0)})",
            ScalarFunction.Truncate => $"CAST(truncate({{0}}, 0) AS {DecimalOf(0)})",
            ScalarFunction.Ceiling => $"CAST(ceiling({{0}}) AS {DecimalOf(0)})",
            ScalarFunction.Floor => $"CAST(floor({{0}}) AS {DecimalOf(0)})",
            ScalarFunction.Sign => "sign({0})",
            ScalarFunction.MakeDate => "CAST(snapwright_make_date({0}, {1}, {2}) AS DATE)",
            ScalarFunction.Epoch => $"CAST(timestampdiff(MICROSECOND, '1970-01-01', {{0}}) / 1000000 AS {DecimalOf(6)})",
            ScalarFunction.IntervalMultiply or ScalarFunction.IntervalDivide when arguments[1].Type.Kind == TypeKind.Float => $"snapwright_{SqlNames.Of(function)}_float({{0}}, {{1}})",
            ScalarFunction.IntervalEpoch => $"CAST(snapwright_interval_epoch({{0}}) AS {DecimalOf(6)})",
            ScalarFunction.IntervalAfter => "CAST(snapwright_interval_after({0}, {1}) AS DATETIME(6))",
            ScalarFunction.JsonTypeOf => "CASE json_type({0}) WHEN 'INTEGER' THEN 'number' WHEN 'DOUBLE' THEN 'number' ELSE lower(json_type({0})) END",
            ScalarFunction.JsonArrayLength => "CASE WHEN json_type({0}) = 'ARRAY' THEN json_length({0}) END",
            ScalarFunction.ArrayLength => "json_length({0})",
            _ => null,
        };
        if (function is ScalarFunction.ArrayAppend or ScalarFunction.ArrayContains or ScalarFunction.ArrayPosition)
        {
            WriteArrayCall(sql, function, arguments[0], Brought(arguments[1], arguments[0].Type.ItemType));
        }
        else if (function is ScalarFunction.Concat)
        {
            sql.Append("concat(").AppendList(arguments, ", ", a => sql.AppendFormat("ifnull({0}, '')", a)).Append(")");
        }
        else if (function is ScalarFunction.ConcatWithSeparator)
        {
            WriteCallOf(sql, "concat_ws", arguments);
        }
        else if (function is ScalarFunction.ArrayToString)
        {
            sql.AppendFormat($"CASE WHEN {{0}} IS NOT NULL THEN snapwright_array_text({{0}}, {{1}}, {(arguments[0].Type.Item == TypeKind.Text ? "1" : "0")}) END", arguments);
        }
        else if (format is not null)
        {
            sql.AppendFormat(format, arguments);
        }
        else
        {
            WriteCallOf(sql, "snapwright_" + SqlNames.Of(function), arguments);
        }
    }

    private static void WriteArrayCall(SqlText sql, ScalarFunction function, Expression array, Expression item)
    {
        if (function == ScalarFunction.ArrayAppend)
        {
            sql.AppendFormat("snapwright_array_join({0}, concat('[', ifnull(", array);
            WriteJsonItem(sql, item);
            sql.Append(", ''), ']'))");
            return;
        }

        var items = $"{MySqlLists.Before}{{0}}, '$[*]' COLUMNS (n FOR ORDINALITY, v {MySqlLists.ColumnOf(array.Type)} PATH '$')) AS q";
        sql.AppendFormat(
            function == ScalarFunction.ArrayPosition
                ? $"(SELECT min(q.n) FROM {items} WHERE q.v = {{1}})"
                : $"CASE WHEN {{0}} IS NOT NULL AND {{1}} IS NOT NULL THEN EXISTS (SELECT 1 FROM {items} WHERE q.v = {{1}}) END",
            array,
            item);
    }

    private void WriteInside(SqlText sql, Collection collection, Expression value, Ordering[] order)
    {
        sql.Append(collection.Filter is null ? "" : "CASE WHEN ");
        if (collection.Filter is { } filter)
        {
            ExpressionWriter.Write(sql, filter);
            sql.Append(" THEN ");
        }

        switch (collection.Function)
        {
            case CollectingFunction.StringAgg:
                sql.AppendFormat("concat({0}, {1})", collection.Arguments[1], value);
                break;
            case CollectingFunction.ArrayAgg:
                WriteJsonItem(sql, Brought(value, collection.Type.ItemType));
                break;
            case CollectingFunction.JsonAgg:
                WriteJsonText(sql, value);
                break;
            default:
                sql.AppendFormat($"concat(json_quote({{0}}){Collated}, ':', ", value);
                WriteJsonText(sql, collection.Arguments[1]);
                sql.Append(")");
                break;
        }

        sql.Append(collection.Filter is null ? "" : " END");
        if (order.Length > 0)
        {
            sql.Append(" ORDER BY ").AppendList(order, ", ", o => sql.Dialect.WriteOrdering(sql, o));
        }

        sql.Append(collection.Function == CollectingFunction.StringAgg ? " SEPARATOR ''" : " SEPARATOR ','");
    }

    private static void WriteJsonItem(SqlText sql, Expression value) => sql.AppendFormat(JsonTextOf(value.Type), value);

    private static void WriteJsonText(SqlText sql, Expression value) => sql.AppendFormat($"ifnull({JsonTextOf(value.Type)}, 'null')", value);

    private static string JsonTextOf(DataType type) => type.Kind switch
    {
        TypeKind.Json or TypeKind.Array => "{0}",
        TypeKind.Text => $"json_quote({{0}}){Collated}",
        TypeKind.Uuid or TypeKind.Date or TypeKind.Time or TypeKind.DateTime => $"concat('\"', {TextOf(type)}, '\"')",
        _ => TextOf(type),
    };

    private static string TextOf(DataType type) => type.Kind switch
    {
        TypeKind.Boolean => "CASE {0} WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END",
        TypeKind.Float => "snapwright_float_text({0})",
        TypeKind.Decimal => $"CAST(CAST({{0}} AS {DecimalOf(type.Scale)}) AS CHAR(70))",
        TypeKind.Int or TypeKind.BigInt => "CAST({0} AS CHAR(20))",
        TypeKind.Date => "CAST({0} AS CHAR(10))",
        TypeKind.Time => "trim(TRAILING '.' FROM trim(TRAILING '0' FROM CONVERT({0} USING utf8mb4)))",
        TypeKind.DateTime => "concat(replace(trim(TRAILING '.' FROM trim(TRAILING '0' FROM CAST({0} AS CHAR(26)))), ' ', 'T'), 'Z')",
        TypeKind.Uuid => "CONVERT({0} USING utf8mb4)",
        _ => "concat({0}, '')",
    };

    private static string Checked(string format, DataType to)
    {
        var precision = AggregateTypes.IsWide(to) ? DecimalTypes.Digits : to.Precision;
        return $"CAST(snapwright_decimal(round({format}, {Number(to.Scale)}), {Number(precision - to.Scale)}) AS {DecimalOf(to.Scale)})";
    }

    private static string DecimalOf(int scale) => $"DECIMAL(65,{Number(scale)})";

    private static string NameOf(DataType type) => type.Kind.ToString().ToLowerInvariant();
}
