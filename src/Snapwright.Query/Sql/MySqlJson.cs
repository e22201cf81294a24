using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>
/// Places of JSON values on MariaDB. Its paths take a value that is no array for an array of that one, which no other database does: each step to an
/// item is guarded by the type of what it is taken from.
/// </summary>
internal static class MySqlJson
{
    public static void WriteValue(SqlText sql, JsonValue value)
    {
        var (types, before, after) = value.ValueType.Kind switch
        {
            TypeKind.Text => ("('STRING')", "json_unquote(", $") COLLATE {MySqlDialect.TextCollation}"),
            TypeKind.Float => ("('INTEGER', 'DOUBLE')", "cast(", " AS DOUBLE)"),
            _ => ("('BOOLEAN')", "", " = 'true'"),
        };
        sql.Append("(CASE WHEN ");
        WriteGuards(sql, value.Json, value.Steps);
        sql.Append("json_type(");
        WritePlace(sql, value.Json, value.Steps, value.Steps.Count);
        sql.Append($") IN {types} THEN ").Append(before);
        WritePlace(sql, value.Json, value.Steps, value.Steps.Count);
        sql.Append(after).Append(" END)");
    }

    public static void WriteAbsent(SqlText sql, JsonAbsent absent)
    {
        sql.Append("ifnull(CASE WHEN ");
        WriteGuards(sql, absent.Json, absent.Steps);
        sql.Append("(1 = 1) THEN json_type(");
        WritePlace(sql, absent.Json, absent.Steps, absent.Steps.Count);
        sql.Append(") END, 'NULL') = 'NULL'");
    }

    private static void WriteGuards(SqlText sql, Expression json, IReadOnlyList<Parameter> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Type.Kind != TypeKind.Text)
            {
                sql.Append("json_type(");
                WritePlace(sql, json, steps, i);
                sql.Append(") = 'ARRAY' AND ");
            }
        }
    }

    private static void WritePlace(SqlText sql, Expression json, IReadOnlyList<Parameter> steps, int count)
    {
        var names = steps.Take(count).Where(static s => s.Type.Kind == TypeKind.Text).ToList();
        if (names.Count == 0)
        {
            WritePath(sql, json, steps, count);
            return;
        }

        // Behind a quote, a minus begins an index from the end.
        sql.Append("if(").AppendList(names, " OR ", n => sql.Append("left(").AppendParameter(n).Append(", 1) = '-'")).Append(", ");
        WriteSteps(sql, json, steps, count);
        sql.Append(", ");
        WritePath(sql, json, steps, count);
        sql.Append(")");
    }

    private static void WriteSteps(SqlText sql, Expression json, IReadOnlyList<Parameter> steps, int count)
    {
        if (count == 0)
        {
            ExpressionWriter.Write(sql, json);
            return;
        }

        sql.Append(steps[count - 1].Type.Kind == TypeKind.Text ? "snapwright_json_member(" : "snapwright_json_item(");
        WriteSteps(sql, json, steps, count - 1);
        sql.Append(", ").AppendParameter(steps[count - 1]).Append(")");
    }

    private static void WritePath(SqlText sql, Expression json, IReadOnlyList<Parameter> steps, int count)
    {
        if (count == 0)
        {
            ExpressionWriter.Write(sql, json);
            return;
        }

        sql.Append("json_extract(");
        ExpressionWriter.Write(sql, json);
        sql.Append(", concat('$'");
        for (var i = 0; i < count; i++)
        {
            var isName = steps[i].Type.Kind == TypeKind.Text;
            sql.Append(isName ? ", '.', json_quote(" : ", '[', ").AppendParameter(steps[i]);
            sql.Append(isName ? $") COLLATE {MySqlDialect.TextCollation}" : ", ']'");
        }

        sql.Append("))");
    }
}
