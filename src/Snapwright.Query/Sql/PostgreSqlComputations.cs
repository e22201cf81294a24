using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Computed values on PostgreSQL: its own operators and functions where they mean what ours mean, and functions of ours elsewhere.</summary>
internal sealed class PostgreSqlComputations : ComputationText
{
    // More than the digits that can tell a quotient from one that lies half between two results.
    private const int DivisionScale = 110;

    public static PostgreSqlComputations Instance { get; } = new();

    /// <summary>The name of a type.</summary>
    public static string NameOf(DataType type) => type.Kind switch
    {
        TypeKind.Int => "integer",
        TypeKind.BigInt => "bigint",
        TypeKind.Float => "double precision",
        TypeKind.Decimal => $"numeric({Number(AggregateTypes.IsWide(type) ? DecimalTypes.Digits : type.Precision)}, {Number(type.Scale)})",
        TypeKind.Text => "text",
        TypeKind.Boolean => "boolean",
        TypeKind.Uuid => "uuid",
        TypeKind.Date => "date",
        TypeKind.Time => "time",
        TypeKind.DateTime => "timestamptz",
        TypeKind.Json => "json",
        _ => NameOf(type.ItemType) + "[]",
    };

    /// <summary>Appends a text that is compared or sorted: only columns are sure to have a collation of their own.</summary>
    public void WriteCollated(SqlText sql, Expression value)
    {
        WriteOperand(sql, value);
        if (value.Type.Kind == TypeKind.Text && value is not (ColumnReference or JsonValue))
        {
            sql.Append(" COLLATE \"C\"");
        }
    }

    // A column that is NULL or a parameter would have no type, and a text no collation.
    public override void WriteColumn(SqlText sql, Expression value)
    {
        if (value.Type.Kind == TypeKind.Text)
        {
            WriteCollated(sql, value);
        }
        else
        {
            WriteOperand(sql, value);
        }
    }

    public override void WriteRecursiveColumn(SqlText sql, Expression value)
    {
        WriteOperand(sql, value);
        sql.Append("::").Append(value.Type.Kind == TypeKind.Decimal ? "numeric" : NameOf(value.Type));
        sql.Append(value.Type.Kind == TypeKind.Text ? " COLLATE \"C\"" : "");
    }

    public override void WriteConstant(SqlText sql, Constant constant)
    {
        var (value, type) = (constant.Value, constant.Type);
        sql.Append(value switch
        {
            { IsNull: true } => $"NULL::{(type.Kind == TypeKind.Decimal ? "numeric" : NameOf(type))}",
            { Kind: TypeKind.Boolean } => value.AsBoolean ? "TRUE" : "FALSE",
            { Kind: TypeKind.Int } => LiteralOf(value),
            { Kind: TypeKind.BigInt } => $"'{value.AsInt64.ToString(CultureInfo.InvariantCulture)}'::bigint",
            { Kind: TypeKind.Float } => $"'{value.AsDouble.ToString("R", CultureInfo.InvariantCulture)}'::double precision",
            { Kind: TypeKind.Decimal } => $"'{value.AsDecimal.ToString(CultureInfo.InvariantCulture)}'::{NameOf(type)}",
            { Kind: TypeKind.Array } => ArrayLiteral(type, value),
            _ => $"{LiteralOf(value)}::{NameOf(type)}",
        });
    }

    public override void WriteNegation(SqlText sql, Negation negation) =>
        sql.AppendFormat(negation.Type.Kind == TypeKind.Float ? "('0'::double precision - {0})" : "(- {0})", negation.Operand);

    public override void WriteConcatenation(SqlText sql, Concatenation concatenation) =>
        sql.AppendFormat(concatenation.Type.Kind == TypeKind.Text ? "({0} || {1})" : "snapwright_array_join({0}, {1})", concatenation.Left, concatenation.Right);

    public override void WriteCast(SqlText sql, Cast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.Target);
        var target = NameOf(to);
        sql.AppendFormat(
            (from.Kind, to.Kind) switch
            {
                (TypeKind.Float, TypeKind.Int or TypeKind.BigInt) => $"snapwright_round({{0}})::{target}",
                (TypeKind.Boolean, TypeKind.BigInt) => "{0}::integer::bigint",
                (TypeKind.Text, TypeKind.Int or TypeKind.BigInt) => $"snapwright_checked({{0}}, '^[+-]?[0-9]+$')::{target}",
                (TypeKind.Text, TypeKind.Float) => "snapwright_text_to_float({0})",
                (TypeKind.Text, TypeKind.Decimal) => $"snapwright_checked({{0}}, '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$')::numeric::{target}",
                (TypeKind.Float, TypeKind.Decimal) => $"{{0}}::text::numeric::{target}",
                (_, TypeKind.Text) => TextOf(from),
                (TypeKind.Int or TypeKind.BigInt, TypeKind.Boolean) => "({0} <> 0)",
                (TypeKind.Text, TypeKind.Boolean) => "snapwright_checked({0}, '^(true|false|1|0)$')::boolean",
                (TypeKind.Text, TypeKind.Uuid) => "snapwright_checked({0}, '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$')::uuid",
                (TypeKind.Text, TypeKind.Date) => "snapwright_checked({0}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')::date",
                (TypeKind.Text, TypeKind.Time) => "snapwright_text_to_time({0})",
                (TypeKind.Text, TypeKind.DateTime) => "snapwright_text_to_instant({0})",
                (TypeKind.DateTime, TypeKind.Date) => "({0} AT TIME ZONE 'UTC')::date",
                (TypeKind.DateTime, TypeKind.Time) => "({0} AT TIME ZONE 'UTC')::time",
                (TypeKind.Date, TypeKind.DateTime) => "({0}::timestamp AT TIME ZONE 'UTC')",
                (TypeKind.Json, TypeKind.Json) or (TypeKind.Array, TypeKind.Array) => "{0}",
                (_, TypeKind.Json) => $"({JsonTextOf(from)})::json",
                _ => $"{{0}}::{target}",
            },
            cast.Operand);
    }

    public override void WriteLike(SqlText sql, LikePattern like)
    {
        var pattern = like.IsCaseless ? "snapwright_fold({1})" : "{1}";
        sql.AppendFormat(like.IsCaseless ? $"snapwright_fold({{0}}) LIKE snapwright_like({pattern})" : $"{{0}} LIKE snapwright_like({pattern})", like.Text, like.Pattern);
    }

    public override void WriteQuantifiedItems(SqlText sql, QuantifiedItems items)
    {
        sql.Append("(");
        WriteCollated(sql, Brought(items.Value, items.Array.Type.ItemType));
        sql.Append(ExpressionWriter.Symbol(items.Operator)).AppendFormat(items.IsAll ? "ALL ({0}))" : "ANY ({0}))", items.Array);
    }

    public override void WriteQuantifiedQuery(SqlText sql, QuantifiedQuery query)
    {
        sql.Append("(");
        WriteCollated(sql, Brought(query.Value, query.Query.Projections[0].Type));
        sql.Append(ExpressionWriter.Symbol(query.Operator)).Append(query.IsAll ? "ALL (" : "ANY (");
        SelectWriter.Write(sql, query.Query);
        sql.Append("))");
    }

    public override void WriteArray(SqlText sql, ArrayItems items)
    {
        sql.Append("array_remove(ARRAY[").AppendList(items.Items, ", ", i => WriteOperand(sql, Brought(i, items.Type.ItemType)));
        sql.Append("]::").Append(NameOf(items.Type)).Append(", NULL)");
    }

    public override void WriteJsonObject(SqlText sql, JsonObjectOf json)
    {
        sql.Append("('{'");
        for (var i = 0; i < json.Members.Count; i++)
        {
            sql.AppendFormat(i == 0 ? " || to_json({0})::text || ':' || " : " || ',' || to_json({0})::text || ':' || ", json.Members[i].Name);
            WriteJsonText(sql, json.Members[i].Value);
        }

        sql.Append(" || '}')::json");
    }

    public override void WriteJsonArray(SqlText sql, JsonArrayOf json)
    {
        sql.Append("('['");
        for (var i = 0; i < json.Items.Count; i++)
        {
            sql.Append(i == 0 ? " || " : " || ',' || ");
            WriteJsonText(sql, json.Items[i]);
        }

        sql.Append(" || ']')::json");
    }

    // An index below zero counts from the end there.
    public override void WriteJsonPart(SqlText sql, JsonPart part)
    {
        var isSure = part.Step is Constant { Value: { IsNull: false, Kind: TypeKind.Int } index } && index.AsInt64 >= 0;
        var step = part.Step.Type.Kind == TypeKind.Text || isSure ? "{1}" : "nullif(greatest({1}, coalesce(sign({1}), -1)::integer), -1)";
        sql.AppendFormat(part.IsText ? $"({{0}} ->> {step})" : $"nullif(({{0}} -> {step})::text, 'null')::json", part.Json, part.Step);
    }

    public override void WriteItems(SqlText sql, ItemsSource items) =>
        sql.AppendFormat("unnest({0}) WITH ORDINALITY AS ", items.Array).AppendAlias(items.Source).Append("(c0, c1)");

    public override void WriteCollection(SqlText sql, Collection collection)
    {
        var value = collection.Arguments[0];
        var order = collection is { IsDistinct: true, OrderBy.Count: 0 } ? [new Ordering(value, false, false)] : collection.OrderBy.ToArray();
        var (before, after) = collection.Function switch
        {
            CollectingFunction.BoolAnd => ("bool_and(", ""),
            CollectingFunction.BoolOr => ("bool_or(", ""),
            // Arrays of varchar are no arrays of text to functions and set operations.
            CollectingFunction.ArrayAgg => collection.Type.Item == TypeKind.Text ? ("(array_agg(", ")::text[]") : ("array_agg(", ""),
            CollectingFunction.StringAgg => ("string_agg(", ""),
            CollectingFunction.JsonAgg => ("('[' || string_agg(", " || ']')::json"),
            _ => ("('{' || string_agg(", " || '}')::json"),
        };
        sql.Append(before).Append(collection.IsDistinct ? "DISTINCT " : "");
        sql.AppendInside(() => WriteInside(sql, collection, value, order));
        sql.Append(")");
        if (collection.Filter is not null || collection.Function == CollectingFunction.ArrayAgg)
        {
            sql.Append(" FILTER (WHERE ");
            sql.AppendInside(() => WriteFilter(sql, collection, value));
            sql.Append(")");
        }

        sql.AppendWindow().Append(after);
    }

    public override void WriteWindowCall(SqlText sql, WindowCall call)
    {
        var isWide = call.Function == WindowFunction.Ntile;
        sql.Append(isWide ? "(" : "").Append(WindowText.NameOf(call.Function)).Append("(");
        sql.AppendInside(() => sql.AppendList(call.Arguments, ", ", a => WriteOperand(sql, a)));
        sql.Append(")").AppendWindow().Append(isWide ? ")::" + NameOf(call.Type) : "");
    }

    private protected override void WriteInteger(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, TypeKind kind) =>
        sql.AppendFormat($"({{0}} {Symbol(operation)} {{1}})", left, right);

    private protected override void WriteDecimal(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, int scale)
    {
        var isExact = IsExact(operation, left, right, scale);
        if (operation == ArithmeticOperator.Divide)
        {
            sql.AppendFormat($"(round({{0}}, {Number(DivisionScale)}) / {{1}})", left, right);
        }
        else
        {
            sql.AppendFormat($"({{0}} {Symbol(operation)} {{1}})", left, right);
        }

        sql.Append(isExact ? "" : "::" + NameOf(DecimalTypes.Wide(scale)));
    }

    // A zero has no sign.
    private protected override void WriteFloat(SqlText sql, ArithmeticOperator operation, Expression left, Expression right) => sql.AppendFormat(
        operation is ArithmeticOperator.Multiply or ArithmeticOperator.Divide ? $"({{0}} {Symbol(operation)} {{1}} + '0'::double precision)" : $"({{0}} {Symbol(operation)} {{1}})",
        left,
        right);

    private protected override void WriteDateStep(SqlText sql, Expression date, Expression days) => sql.AppendFormat("snapwright_date_add('day', {1}, {0})", date, days);

    private protected override void WriteDays(SqlText sql, Expression left, Expression right) => sql.AppendFormat("({0} - {1})", left, right);

    private protected override void WriteExtreme(SqlText sql, bool isGreatest, Expression[] arguments) =>
        sql.Append(isGreatest ? "greatest(" : "least(").AppendList(arguments, ", ", a => WriteCollated(sql, a)).Append(")");

    private protected override void WriteTimeCall(SqlText sql, ScalarFunction function, string unit, Expression[] arguments, DataType type)
    {
        var isInstant = arguments[arguments.Length - 1].Type.Kind == TypeKind.DateTime;
        switch (function)
        {
            case ScalarFunction.DatePart:
                var value = isInstant ? "({0} AT TIME ZONE 'UTC')" : "{0}";
                sql.AppendFormat(
                    unit switch
                    {
                        "second" => $"trunc(extract(second FROM {value}))::integer",
                        "millisecond" => $"((extract(microseconds FROM {value})::bigint % 1000000) / 1000)::integer",
                        "microsecond" => $"(extract(microseconds FROM {value})::bigint % 1000000)::integer",
                        _ => $"extract({unit} FROM {value})::integer",
                    },
                    arguments);
                break;
            case ScalarFunction.DateTruncate:
                sql.AppendFormat(isInstant ? $"date_trunc({Quoted(unit)}, {{0}}, 'UTC')" : $"date_trunc({Quoted(unit)}, {{0}}::timestamp)::date", arguments);
                break;
            case ScalarFunction.DateAdd:
                sql.AppendFormat($"snapwright_date_add({Quoted(unit)}, {{0}}, {{1}})", arguments);
                break;
            default:
                sql.AppendFormat($"snapwright_date_diff({Quoted(unit)}, {{0}}, {{1}})", Brought(arguments[0], DataType.DateTime), Brought(arguments[1], DataType.DateTime));
                break;
        }
    }

    private protected override void WriteFunction(SqlText sql, ScalarFunction function, Expression[] arguments, DataType type)
    {
        var isFloat = arguments[0].Type.Kind == TypeKind.Float;
        var format = function switch
        {
            ScalarFunction.Length => "char_length({0})",
            ScalarFunction.Substring when arguments.Length == 2 => "substr({0}, {1})",
            ScalarFunction.Substring => "substr({0}, {1}, {2})",
            ScalarFunction.Left => "left({0}, {1})",
            ScalarFunction.Right => "right({0}, {1})",
            ScalarFunction.LeftTrim => arguments.Length == 1 ? "ltrim({0})" : "ltrim({0}, {1})",
            ScalarFunction.RightTrim => arguments.Length == 1 ? "rtrim({0})" : "rtrim({0}, {1})",
            ScalarFunction.Trim => arguments.Length == 1 ? "btrim({0})" : "btrim({0}, {1})",
            ScalarFunction.Replace => "replace({0}, {1}, {2})",
            ScalarFunction.RegexReplace => "regexp_replace({0}, {1}, {2})",
            ScalarFunction.RegexReplaceAll => "regexp_replace({0}, {1}, {2}, 'g')",
            ScalarFunction.RegexSubstring => "substring({0} FROM {1})",
            ScalarFunction.RegexMatch => "array_replace(regexp_match({0}, {1}), NULL, '')",
            ScalarFunction.Position => "strpos({0}, {1})",
            ScalarFunction.LeftPad or ScalarFunction.RightPad when arguments.Length == 2 => $"snapwright_{SqlNames.Of(function)}({{0}}, {{1}}, ' ')",
            ScalarFunction.LeftPad or ScalarFunction.RightPad => $"snapwright_{SqlNames.Of(function)}({{0}}, {{1}}, {{2}})",
            ScalarFunction.Reverse => "reverse({0})",
            ScalarFunction.CodePoint => "ascii({0})",
            ScalarFunction.StartsWith => "starts_with({0}, {1})",
            ScalarFunction.Absolute => "abs({0})",
            ScalarFunction.Round when isFloat => "snapwright_round({0})",
            ScalarFunction.Truncate when isFloat => "(trunc({0}) + '0'::double precision)",
            ScalarFunction.Ceiling when isFloat => "(ceil({0}) + '0'::double precision)",
            ScalarFunction.Round or ScalarFunction.Truncate when arguments.Length == 2 => $"{SqlNames.Of(function)}({{0}}, {{1}})::{NameOf(type)}",
            ScalarFunction.Round or ScalarFunction.Truncate or ScalarFunction.Floor => $"{SqlNames.Of(function)}({{0}})",
            ScalarFunction.Ceiling => "ceil({0})",
            ScalarFunction.Sign => "sign({0})::integer",
            ScalarFunction.Power => "power({0}, {1})",
            ScalarFunction.SquareRoot => "sqrt({0})",
            ScalarFunction.Exponential => "exp({0})",
            ScalarFunction.NaturalLogarithm => "ln({0})",
            ScalarFunction.CommonLogarithm => "log({0})",
            ScalarFunction.MakeDate => "snapwright_make_date({0}, {1}, {2})",
            ScalarFunction.JsonTypeOf => "json_typeof({0})",
            ScalarFunction.JsonArrayLength => "CASE WHEN json_typeof({0}) = 'array' THEN json_array_length({0}) END",
            ScalarFunction.ArrayLength => "cardinality({0})",
            ScalarFunction.ArrayAppend => $"snapwright_array_join({{0}}, array_remove(ARRAY[{{1}}]::{NameOf(type)}, NULL))",
            ScalarFunction.ArrayContains => "snapwright_array_has({0}, {1})",
            ScalarFunction.ArrayPosition => "array_position({0}, {1})",
            ScalarFunction.ArrayToString when arguments[0].Type.Item is TypeKind.Boolean or TypeKind.Float =>
                $"CASE WHEN {{0}} IS NOT NULL THEN array_to_string(ARRAY(SELECT {(arguments[0].Type.Item == TypeKind.Float ? "snapwright_float_text(a.v)" : "a.v::text")} FROM unnest({{0}}) WITH ORDINALITY AS a(v, n) ORDER BY a.n), {{1}}) END",
            ScalarFunction.ArrayToString => "array_to_string({0}, {1})",
            _ => null,
        };
        if (format is null)
        {
            WriteCallOf(sql, "snapwright_" + SqlNames.Of(function), arguments);
        }
        else
        {
            sql.AppendFormat(format, function is ScalarFunction.ArrayContains or ScalarFunction.ArrayPosition or ScalarFunction.ArrayAppend
                ? [arguments[0], Brought(arguments[1], arguments[0].Type.ItemType)]
                : arguments);
        }
    }

    private void WriteInside(SqlText sql, Collection collection, Expression value, Ordering[] order)
    {
        switch (collection.Function)
        {
            case CollectingFunction.StringAgg:
                WriteCollated(sql, value);
                sql.AppendFormat(", {0}", collection.Arguments[1]);
                break;
            case CollectingFunction.JsonAgg:
                WriteJsonText(sql, value);
                sql.Append(", ','");
                break;
            case CollectingFunction.JsonObjectAgg:
                sql.AppendFormat("to_json({0})::text || ':' || ", value);
                WriteJsonText(sql, collection.Arguments[1]);
                sql.Append(", ','");
                break;
            case CollectingFunction.ArrayAgg:
                WriteCollated(sql, Brought(value, collection.Type.ItemType));
                break;
            default:
                WriteOperand(sql, value);
                break;
        }

        if (order.Length > 0)
        {
            sql.Append(" ORDER BY ").AppendList(order, ", ", o => sql.Dialect.WriteOrdering(sql, o));
        }
    }

    private void WriteFilter(SqlText sql, Collection collection, Expression value)
    {
        if (collection.Function == CollectingFunction.ArrayAgg)
        {
            sql.AppendFormat("{0} IS NOT NULL", value).Append(collection.Filter is null ? "" : " AND ");
        }

        if (collection.Filter is { } filter)
        {
            WriteOperand(sql, filter);
        }
    }

    private static void WriteJsonText(SqlText sql, Expression value) => sql.AppendFormat($"coalesce({JsonTextOf(value.Type)}, 'null')", value);

    private static string JsonTextOf(DataType type) => type.Kind switch
    {
        TypeKind.Json => "{0}::text",
        TypeKind.Text => "to_json({0}::text)::text",
        TypeKind.Uuid or TypeKind.Date or TypeKind.Time or TypeKind.DateTime => $"'\"' || {TextOf(type)} || '\"'",
        TypeKind.Array when type.Item is TypeKind.Float => "'[' || array_to_string(ARRAY(SELECT snapwright_float_text(a.v) FROM unnest({0}) WITH ORDINALITY AS a(v, n) ORDER BY a.n), ',') || ']'",
        TypeKind.Array => "array_to_json({0})::text",
        _ => TextOf(type),
    };

    private static string TextOf(DataType type) => type.Kind switch
    {
        TypeKind.Float => "snapwright_float_text({0})",
        TypeKind.Decimal => $"round({{0}}, {Number(type.Scale)})::text",
        TypeKind.Date => "to_char({0}, 'YYYY-MM-DD')",
        TypeKind.DateTime => "(rtrim(rtrim(to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '0'), '.') || 'Z')",
        _ => "{0}::text",
    };

    private static string ArrayLiteral(DataType type, Values.SqlValue value) => value.AsArray.Length == 0
        ? $"'{{}}'::{NameOf(type)}"
        : $"ARRAY[{string.Join(", ", value.AsArray.Select(static i => i.Kind switch
        {
            TypeKind.Boolean => i.AsBoolean ? "TRUE" : "FALSE",
            TypeKind.Float => $"'{i.AsDouble.ToString("R", CultureInfo.InvariantCulture)}'::double precision",
            _ => LiteralOf(i),
        }))}]::{NameOf(type)}";
}
