using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Schema;

namespace Snapwright.Query.Sql;

/// <summary>
/// Computed values on SQLite: nearly all are functions that the driver registers, because its own operators turn integers that overflow into doubles and divisions
/// by zero into NULL, and because it has no decimals: those are scaled integers, and texts where they are computed.
/// </summary>
internal sealed class SqliteComputations : ComputationText
{
    public static SqliteComputations Instance { get; } = new();

    public override void WriteConstant(SqlText sql, Constant constant)
    {
        var (value, type) = (constant.Value, constant.Type);
        sql.Append(value switch
        {
            { IsNull: true } => "NULL",
            { Kind: TypeKind.Boolean } => value.AsBoolean ? "1" : "0",
            { Kind: TypeKind.Float } => FloatLiteral(value.AsDouble),
            { Kind: TypeKind.Array } => Quoted(LiteralText.JsonArray(type, value)),
            { Kind: TypeKind.Decimal } when AggregateTypes.IsWide(type) => $"snapwright_decimal_of('{value.AsDecimal.ToString(CultureInfo.InvariantCulture)}', {Number(type.Scale)}, 38)",
            { Kind: TypeKind.Decimal } => Parenthesised(LiteralText.Scaled(value.AsDecimal, type.Scale)),
            _ => LiteralOf(value),
        });
    }

    public override void WriteNegation(SqlText sql, Negation negation)
    {
        switch (negation.Type.Kind)
        {
            case TypeKind.Decimal when AggregateTypes.IsWide(negation.Type):
                sql.AppendFormat($"snapwright_decimal_subtract(0, 0, {{0}}, {Number(negation.Type.Scale)}, {Number(negation.Type.Scale)})", negation.Operand);
                break;
            case TypeKind.Decimal:
                sql.AppendFormat("(0 - {0})", negation.Operand);
                break;
            case TypeKind.Float:
                sql.AppendFormat("(0e0 - {0})", negation.Operand);
                break;
            default:
                sql.AppendFormat($"snapwright_subtract(0, {{0}}, {Bits(negation.Type.Kind)})", negation.Operand);
                break;
        }
    }

    public override void WriteConcatenation(SqlText sql, Concatenation concatenation) =>
        sql.AppendFormat(concatenation.Type.Kind == TypeKind.Text ? "({0} || {1})" : "snapwright_array_join({0}, {1})", concatenation.Left, concatenation.Right);

    public override void WriteCast(SqlText sql, Cast cast)
    {
        var (from, to) = (cast.Operand.Type, cast.Target);
        if (IsSameForm(from, to) && to.Kind != TypeKind.Decimal)
        {
            WriteOperand(sql, cast.Operand);
            return;
        }

        var format = (from.Kind, to.Kind) switch
        {
            (TypeKind.BigInt, TypeKind.Int) => "snapwright_integer({0}, 32)",
            (TypeKind.Int or TypeKind.Boolean, TypeKind.BigInt) or (TypeKind.Boolean, TypeKind.Int) => "{0}",
            (_, TypeKind.Int or TypeKind.BigInt) => $"snapwright_{NameOf(from)}_to_integer({{0}}, {Bits(to.Kind)}{ScaleOf(from)})",
            (TypeKind.Int or TypeKind.BigInt, TypeKind.Float) => "CAST({0} AS REAL)",
            (_, TypeKind.Float) => $"snapwright_{NameOf(from)}_to_float({{0}}{ScaleOf(from)})",
            (_, TypeKind.Decimal) => $"snapwright_{NameOf(from)}_to_decimal({{0}}, {Number(to.Scale)}, {Number(to.Precision)}{ScaleOf(from)})",
            (TypeKind.Int or TypeKind.BigInt, TypeKind.Text) => "CAST({0} AS TEXT)",
            (TypeKind.Boolean, TypeKind.Text) => "CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END",
            (TypeKind.Uuid or TypeKind.Date or TypeKind.Json, TypeKind.Text) => "{0}",
            (TypeKind.Decimal, TypeKind.Text) => $"snapwright_decimal_to_text({{0}}{ScaleOf(from)})",
            (TypeKind.Float, TypeKind.Text) => "snapwright_float_text({0})",
            (_, TypeKind.Text) => "snapwright_clock_text({0})",
            (TypeKind.Int or TypeKind.BigInt, TypeKind.Boolean) => "({0} <> 0)",
            (TypeKind.DateTime, TypeKind.Date) => "substr({0}, 1, 10)",
            (TypeKind.DateTime, TypeKind.Time) => "substr({0}, 12, 15)",
            (TypeKind.Date, TypeKind.DateTime) => "({0} || 'T00:00:00.000000Z')",
            (TypeKind.Text, not TypeKind.Json) => $"snapwright_text_to_{to.Kind.ToString().ToLowerInvariant()}({{0}})",
            (_, TypeKind.Json) => $"snapwright_to_json({Quoted(JsonKind(from))}, {{0}}{(from.Kind == TypeKind.Decimal ? ScaleOf(from) : "")})",
            _ => throw new NotSupportedException($"There is no cast from {from.Kind} to {to.Kind}."),
        };
        sql.AppendFormat(format, cast.Operand);
    }

    public override void WriteLike(SqlText sql, LikePattern like) =>
        sql.AppendFormat(like.IsCaseless ? "snapwright_matches(snapwright_fold({0}), snapwright_fold({1}))" : "snapwright_matches({0}, {1})", like.Text, like.Pattern);

    public override void WriteQuantifiedItems(SqlText sql, QuantifiedItems items)
    {
        var symbol = ExpressionWriter.Symbol(items.IsAll ? Opposite(items.Operator) : items.Operator);
        sql.AppendFormat(
            $"(CASE WHEN {{0}} IS NULL THEN NULL WHEN EXISTS (SELECT 1 FROM json_each({{0}}) AS q WHERE {{1}}{symbol}q.value) THEN {(items.IsAll ? "0" : "1")} "
                + $"WHEN {{1}} IS NULL AND json_array_length({{0}}) > 0 THEN NULL ELSE {(items.IsAll ? "1" : "0")} END)",
            items.Array,
            Brought(items.Value, items.Array.Type.ItemType));
    }

    // A row for which the comparison is true decides; without one, a row for which it is unknown does.
    public override void WriteQuantifiedQuery(SqlText sql, QuantifiedQuery query)
    {
        var symbol = ExpressionWriter.Symbol(query.IsAll ? Opposite(query.Operator) : query.Operator);
        var value = Brought(query.Value, query.Query.Projections[0].Type);
        sql.Append("(CASE WHEN EXISTS (SELECT 1 FROM (");
        SelectWriter.WriteNamed(sql, query.Query);
        sql.AppendFormat($") AS q WHERE {{0}}{symbol}q.c0) THEN {(query.IsAll ? "0" : "1")} WHEN EXISTS (SELECT 1 FROM (", value);
        SelectWriter.WriteNamed(sql, query.Query);
        sql.AppendFormat($") AS q WHERE ({{0}}{symbol}q.c0) IS NULL) THEN NULL ELSE {(query.IsAll ? "1" : "0")} END)", value);
    }

    // SQLite takes the first of several rows.
    public override void WriteScalarQuery(SqlText sql, ScalarQuery scalar)
    {
        if (!scalar.IsChecked)
        {
            base.WriteScalarQuery(sql, scalar);
            return;
        }

        sql.Append("(SELECT snapwright_only(q.c0) FROM (");
        SelectWriter.WriteNamed(sql, scalar.Query);
        sql.Append(") AS q)");
    }

    public override void WriteArray(SqlText sql, ArrayItems items)
    {
        sql.Append("snapwright_array(").Append(Quoted(JsonKind(items.Type.ItemType)));
        foreach (var item in items.Items)
        {
            sql.Append(", ");
            WriteOperand(sql, Brought(item, items.Type.ItemType));
        }

        sql.Append(")");
    }

    public override void WriteJsonObject(SqlText sql, JsonObjectOf json)
    {
        sql.Append("snapwright_json_object(");
        sql.AppendList(json.Members, ", ", m =>
        {
            WriteOperand(sql, m.Name);
            sql.Append(", ");
            WriteOperand(sql, Brought(m.Value, DataType.Json));
        });
        sql.Append(")");
    }

    public override void WriteJsonArray(SqlText sql, JsonArrayOf json) =>
        sql.Append("snapwright_json_array(").AppendList(json.Items, ", ", i => WriteOperand(sql, Brought(i, DataType.Json))).Append(")");

    public override void WriteJsonPart(SqlText sql, JsonPart part) =>
        sql.AppendFormat(part.IsText ? "snapwright_json_part({0}, {1}, 1)" : "snapwright_json_part({0}, {1}, 0)", part.Json, part.Step);

    public override void WriteItems(SqlText sql, ItemsSource items) =>
        sql.AppendFormat("(SELECT value AS c0, key + 1 AS c1 FROM json_each({0})) AS ", items.Array).AppendAlias(items.Source);

    public override void WriteCollection(SqlText sql, Collection collection)
    {
        var value = collection.Arguments[0];
        if (collection.Function is CollectingFunction.BoolAnd or CollectingFunction.BoolOr)
        {
            AggregateWriter.Write(sql, collection.Function == CollectingFunction.BoolAnd ? "min(" : "max(", collection.Filter is { } filter ? new ValueWhere(filter, value) : value);
            return;
        }

        var (before, after) = collection.Function switch
        {
            CollectingFunction.StringAgg => ("", ""),
            CollectingFunction.JsonObjectAgg => ("'{' || ", " || '}'"),
            _ => ("'[' || ", " || ']'"),
        };
        var order = collection is { IsDistinct: true, OrderBy.Count: 0 } ? [new Ordering(value, false, false)] : collection.OrderBy.ToArray();
        var directions = string.Concat(order.Select(static o => (o.Descending ? "d" : "a") + (o.NullsFirst ? "f" : "l")));
        sql.Append("(").Append(before).Append("snapwright_collect(").Append(Quoted((collection.IsDistinct ? "d" : "a") + directions)).Append(", ");
        switch (collection.Function)
        {
            case CollectingFunction.StringAgg:
                WriteOperand(sql, collection.Arguments[1]);
                sql.Append(", ");
                WriteOperand(sql, value);
                break;
            case CollectingFunction.ArrayAgg:
                sql.AppendFormat("',', {0}", new Cast(value, DataType.Json));
                break;
            case CollectingFunction.JsonAgg:
                sql.AppendFormat("',', coalesce({0}, 'null')", Brought(value, DataType.Json));
                break;
            default:
                sql.AppendFormat("',', snapwright_to_json('text', {0}) || ':' || coalesce({1}, 'null')", value, Brought(collection.Arguments[1], DataType.Json));
                break;
        }

        foreach (var key in order)
        {
            sql.Append(", ");
            WriteOperand(sql, key.Key);
        }

        sql.Append(")");
        if (collection.Filter is { } where)
        {
            sql.Append(" FILTER (WHERE ");
            ExpressionWriter.Write(sql, where);
            sql.Append(")");
        }

        sql.Append(after).Append(")");
    }

    public override void WriteWindowCall(SqlText sql, WindowCall call)
    {
        sql.Append(WindowText.NameOf(call.Function)).Append("(");
        sql.AppendInside(() => sql.AppendList(call.Arguments, ", ", a => WriteOperand(sql, a)));
        sql.Append(")").AppendWindow();
    }

    private protected override void WriteInteger(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, TypeKind kind) =>
        sql.AppendFormat($"snapwright_{operation.ToString().ToLowerInvariant()}({{0}}, {{1}}, {Bits(kind)})", left, right);

    private protected override void WriteDecimal(SqlText sql, ArithmeticOperator operation, Expression left, Expression right, int scale)
    {
        var format = $"snapwright_decimal_{operation.ToString().ToLowerInvariant()}({{0}}, {Number(left.Type.Scale)}, {{1}}, {Number(right.Type.Scale)}, {Number(scale)})";
        sql.AppendFormat(format, Bare(left), Bare(right));
    }

    private protected override void WriteFloat(SqlText sql, ArithmeticOperator operation, Expression left, Expression right) =>
        sql.AppendFormat($"snapwright_float_{operation.ToString().ToLowerInvariant()}({{0}}, {{1}})", left, right);

    private protected override void WriteDateStep(SqlText sql, Expression date, Expression days) => sql.AppendFormat("snapwright_date_add('day', {1}, {0})", date, days);

    private protected override void WriteDays(SqlText sql, Expression left, Expression right) => sql.AppendFormat("snapwright_date_diff('day', {1}, {0})", left, right);

    private protected override void WriteExtreme(SqlText sql, bool isGreatest, Expression[] arguments) =>
        WriteCallOf(sql, isGreatest ? "snapwright_greatest" : "snapwright_least", arguments);

    private protected override void WriteTimeCall(SqlText sql, ScalarFunction function, string unit, Expression[] arguments, DataType type)
    {
        sql.Append(function switch
        {
            ScalarFunction.DatePart => "snapwright_date_part(",
            ScalarFunction.DateTruncate => "snapwright_date_trunc(",
            ScalarFunction.DateAdd => "snapwright_date_add(",
            _ => "snapwright_date_diff(",
        });
        sql.Append(Quoted(unit)).Append(", ").AppendList(arguments, ", ", a => WriteOperand(sql, a)).Append(")");
    }

    private protected override void WriteFunction(SqlText sql, ScalarFunction function, Expression[] arguments, DataType type)
    {
        switch (function)
        {
            case ScalarFunction.Length:
                WriteCallOf(sql, "length", arguments);
                break;
            case ScalarFunction.Replace:
                WriteCallOf(sql, "replace", arguments);
                break;
            case ScalarFunction.LeftTrim:
                WriteCallOf(sql, "ltrim", arguments);
                break;
            case ScalarFunction.RightTrim:
                WriteCallOf(sql, "rtrim", arguments);
                break;
            case ScalarFunction.Trim:
                WriteCallOf(sql, "trim", arguments);
                break;
            case ScalarFunction.ArrayLength:
                WriteCallOf(sql, "json_array_length", arguments);
                break;
            case ScalarFunction.Absolute or ScalarFunction.Round or ScalarFunction.Truncate or ScalarFunction.Ceiling or ScalarFunction.Floor or ScalarFunction.Sign:
                WriteNumberCall(sql, function, arguments);
                break;
            case ScalarFunction.IntervalMultiply or ScalarFunction.IntervalDivide when arguments[1].Type.Kind == TypeKind.Decimal:
                sql.AppendFormat($"snapwright_{SqlNames.Of(function)}({{0}}, {{1}}, {Number(arguments[1].Type.Scale)})", arguments);
                break;
            case ScalarFunction.ArrayAppend:
                sql.AppendFormat($"snapwright_array_append({Quoted(JsonKind(type.ItemType))}, {{0}}, {{1}})", arguments[0], Brought(arguments[1], type.ItemType));
                break;
            case ScalarFunction.ArrayContains:
                sql.AppendFormat("(snapwright_array_position({0}, {1}) > 0)", arguments[0], Brought(arguments[1], arguments[0].Type.ItemType));
                break;
            case ScalarFunction.ArrayPosition:
                sql.AppendFormat("nullif(snapwright_array_position({0}, {1}), 0)", arguments[0], Brought(arguments[1], arguments[0].Type.ItemType));
                break;
            default:
                WriteCallOf(sql, "snapwright_" + SqlNames.Of(function), arguments);
                break;
        }
    }

    // Decimals come with their scale and the digits that are kept; the result is a text.
    private void WriteNumberCall(SqlText sql, ScalarFunction function, Expression[] arguments)
    {
        var type = arguments[0].Type;
        var name = SqlNames.Of(function);
        switch (type.Kind)
        {
            case TypeKind.Decimal when arguments.Length == 2:
                sql.AppendFormat($"snapwright_decimal_{name}_to({{0}}, {Number(type.Scale)}, {{1}})", arguments);
                break;
            case TypeKind.Decimal:
                sql.AppendFormat($"snapwright_decimal_{name}({{0}}, {Number(type.Scale)})", arguments);
                break;
            case TypeKind.Float:
                sql.AppendFormat($"snapwright_float_{name}({{0}})", arguments);
                break;
            default:
                sql.AppendFormat($"snapwright_{name}({{0}}, {Bits(type.Kind)})", arguments);
                break;
        }
    }

    // The functions take integers as they are.
    private static Expression Bare(Expression number) => number is Cast { Operand: { Type.Kind: TypeKind.Int or TypeKind.BigInt } integer, Target.Scale: 0 } ? integer : number;

    private static string Bits(TypeKind kind) => kind == TypeKind.Int ? "32" : "64";

    private static string ScaleOf(DataType type) => type.Kind == TypeKind.Decimal ? ", " + Number(type.Scale) : "";

    private static string NameOf(DataType type) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => "integer",
        _ => type.Kind.ToString().ToLowerInvariant(),
    };

    private static string JsonKind(DataType type) => type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => "integer",
        TypeKind.Time or TypeKind.DateTime => "clock",
        TypeKind.Uuid or TypeKind.Date => "text",
        TypeKind.Array => "array",
        _ => type.Kind.ToString().ToLowerInvariant(),
    };
}
