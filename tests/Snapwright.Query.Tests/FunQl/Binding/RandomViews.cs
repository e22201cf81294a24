using System.Globalization;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>Texts of views over <see cref="BindingModel"/>, most of them well-typed: what is not, is what a person gets wrong.</summary>
internal sealed class RandomViews(Random random)
{
    private static readonly Dictionary<string, (string Name, string Type)[]> Tables = new()
    {
        ["books"] =
        [
            ("id", "int"), ("title", "text"), ("price", "decimal"), ("weight", "float"), ("pages", "int"), ("views", "bigint"), ("published", "date"), ("opens", "time"),
            ("soldAt", "datetime"), ("language", "enum"), ("details", "json"), ("isbn", "uuid"), ("inStock", "bool"), ("tags", "texts"), ("scores", "ints"),
            ("author", "int"), ("author=>name", "text"), ("author=>country=>code", "text"), ("editor=>born", "date"), ("author=>label", "text"), ("net", "decimal"), ("fullTitle", "text"),
        ],
        ["authors"] = [("id", "int"), ("name", "text"), ("born", "date"), ("mentor=>name", "text"), ("country", "int"), ("label", "text"), ("constant", "int"), ("createdAt", "datetime")],
        ["reviews"] = [("id", "int"), ("rating", "int"), ("body", "text"), ("book", "int"), ("book=>title", "text"), ("book=>price", "decimal"), ("book=>inStock", "bool")],
        ["beings"] = [("id", "int"), ("name", "text"), ("sub_entity", "text"), ("mother=>name", "text"), ("called", "text"), ("kind", "text"), ("mother=>kind", "text")],
        ["dogs"] = [("id", "int"), ("breed", "text"), ("legs", "int"), ("heading", "text"), ("mate=>breed", "text"), ("mother=>sub_entity", "text")],
        ["puppies"] = [("id", "int"), ("toy", "text"), ("breed", "text"), ("called", "text"), ("mate=>heading", "text")],
        ["catalogue"] = [("id", "int"), ("title", "text"), ("author", "int"), ("authorName", "text"), ("author=>born", "date")],
    };

    private static readonly string[] Types = ["int", "bigint", "decimal", "float", "text", "bool", "date", "datetime", "time", "uuid", "json", "ints", "texts", "enum", "interval"];

    private static readonly string[] Kinds = ["int", "bigint", "decimal", "float", "text", "date", "datetime", "time", "bool", "uuid", "interval"];

    private int _names;

    private const string Arguments = "{ $i int, $t string NULL @{ m = MAPPING WHEN 'x' THEN 1 WHEN NULL THEN 0 ELSE 2 END, c = $i + 1 }, $d date DEFAULT '2026-01-01', "
        + "$a array(int) @{ m = array MAPPING WHEN 1 THEN 7 ELSE 0 END, t = array MAPPING WHEN 1 THEN 'a' WHEN 2 THEN '' ELSE 'b' END }, $e enum('en', 'fr') @{ m = MAPPING WHEN 'en' THEN 'x' END }, $s interval }: ";

    /// <summary>A text.</summary>
    public string Next() => Arguments + (Chance(10) ? $"({Query([], 1)}) LIMIT 2" : Query([], 2));

    /// <summary>A text that writes.</summary>
    public string NextCommand()
    {
        List<(string Name, string Type)> fields = [.. Tables["books"]];
        var where = Chance(70) ? " WHERE " + Value(fields, "bool", 2) : "";
        string Returning(List<(string Name, string Type)> visible) => Chance(50)
            ? $" RETURNING {Value(visible, Of(Types), 1)} AS a{Attributes(visible)}, {Of([.. visible]).Name} AS b{Attributes(visible)}{(Chance(30) ? $", @h = {Value(visible, Of(Types), 1)}" : "")}"
            : "";
        var returning = Returning(fields);
        return Arguments + random.Next(5) switch
        {
            0 => $"INSERT INTO accounts (code, level, balance) {Select([], 1, ["text", "int", "decimal"], out _)}"
                + (Chance(30) ? $" ON CONFLICT (code) DO UPDATE SET level = accounts.level + excluded.level, note = {Value([("excluded.code", "text"), ("accounts.note", "text")], "text", 2)}" : ""),
            1 => $"INSERT INTO reviews (rating, body, book) VALUES ({Value([], "int", 2)}, {Value([], "text", 2)}, {Value([], "int", 1)})",
            2 => $"UPDATE books SET title = {Value(fields, "text", 2)}, price = {Value(fields, "decimal", 2)}, views = {Value(fields, "bigint", 2)}, details = {Value(fields, "json", 1)}, "
                + $"scores = {Value(fields, "ints", 1)}, soldAt = {Value(fields, "datetime", 1)}{where}{returning}",
            3 => UpdateOfSources(Returning),
            _ => $"DELETE FROM books{where}{returning}",
        };
    }

    private string UpdateOfSources(Func<List<(string Name, string Type)>, string> returning)
    {
        List<(string Name, string Type)> fields = [.. Tables["reviews"].Select(static f => ("r." + f.Name, f.Type))];
        var others = new List<(string Name, string Type)>();
        var source = Source(others, [], 1);
        fields.AddRange(others);
        return $"UPDATE reviews AS r SET body = {Value(fields, "text", 1)} FROM {source} WHERE {Value(fields, "bool", 1)}{(Chance(20) ? $" RETURNING {others[0].Name.Split('.')[0]}.*" : returning(fields))}";
    }

    private string Attributes(List<(string Name, string Type)> fields) => Chance(85) ? ""
        : $" @{{ x = {Value(fields, Of(Types), 1)}, y = {Of("SINGLE", "PER ROW", "INTERNAL")} {Value([], Of(Types), 1)} }}";

    private string Query(List<(string Name, string Type)> outer, int depth)
    {
        var text = Select(outer, depth, null, out var types);
        if (Chance(15) && depth > 0)
        {
            text = $"({text}) {Of("UNION", "UNION ALL", "INTERSECT", "EXCEPT")} ({Select(outer, depth - 1, types, out _)})";
        }

        return text;
    }

    private string Select(List<(string Name, string Type)> outer, int depth, IReadOnlyList<string>? wanted, out IReadOnlyList<string> types)
    {
        var fields = new List<(string Name, string Type)>();
        var from = From(fields, outer, depth);
        var all = fields.Concat(outer).ToList();
        var isGrouped = Chance(25);
        var keys = isGrouped ? Enumerable.Range(0, random.Next(3)).Select(_ => Of([.. fields])).ToList() : [];
        var visible = isGrouped ? keys : all;
        types = wanted ?? [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Of(Types))];
        var isNamed = wanted is null && outer.Count == 0 && depth > 0;
        var results = types.Select(t => $"{Result(visible, fields, t, isGrouped, depth)} AS {Name("c")}{(isNamed ? Attributes(visible) : "")}").ToList();
        var text = $"SELECT {(Chance(10) ? "DISTINCT " : "")}{string.Join(", ", results)} FROM {from}";
        if (Chance(50))
        {
            text += " WHERE " + Value(all, "bool", depth + 1);
        }

        if (isGrouped && keys.Count > 0)
        {
            text += " GROUP BY " + string.Join(", ", keys.Select(static k => k.Name));
            if (Chance(30))
            {
                text += $" HAVING {Aggregate(fields, "bigint", depth)} > 1";
            }
        }

        if (Chance(40))
        {
            text += $" ORDER BY {(Chance(50) ? "1" : Value(visible, Of(Kinds), 1))}{Of("", " DESC", " NULLS FIRST")}";
        }

        return text + (Chance(20) ? " LIMIT 3" : "") + (Chance(10) ? " OFFSET $i" : "");
    }

    private string From(List<(string Name, string Type)> fields, List<(string Name, string Type)> outer, int depth)
    {
        var text = Source(fields, outer, depth);
        for (var i = random.Next(3); i > 0; i--)
        {
            var kind = Of("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN");
            var right = Source(fields, outer, depth);
            text += $" {kind} {right}" + (kind == "CROSS JOIN" ? "" : $" ON {(kind == "FULL JOIN" ? FullCondition(fields) : Value(fields, "bool", 1))}");
        }

        return text;
    }

    // PostgreSQL joins so only where it can hash or merge.
    private string FullCondition(List<(string Name, string Type)> fields)
    {
        var ints = fields.Where(static f => f.Type == "int" && !f.Name.Contains('=')).ToList();
        return ints.Count < 2 ? "true" : $"{ints[0].Name} = {ints[^1].Name}";
    }

    private string Source(List<(string Name, string Type)> fields, List<(string Name, string Type)> outer, int depth)
    {
        var alias = Name("s");
        if (depth > 0 && Chance(20))
        {
            var lateral = Chance(20) ? fields.Concat(outer).ToList() : null;
            var query = Select(lateral ?? outer, depth - 1, null, out var types);
            fields.AddRange(types.Select((t, i) => ($"{alias}.k{i}", t)));
            return $"{(lateral is null ? "" : "LATERAL ")}({query}) AS {alias} ({string.Join(", ", types.Select(static (_, i) => $"k{i}"))})";
        }

        var table = Of([.. Tables.Keys]);
        fields.AddRange(Tables[table].Select(f => ($"{alias}.{f.Name}", f.Type)));
        return $"{table} AS {alias}";
    }

    private string Result(List<(string Name, string Type)> visible, List<(string Name, string Type)> fields, string type, bool isGrouped, int depth)
    {
        if (isGrouped && Chance(60))
        {
            return Aggregate(fields, type, depth);
        }

        return !isGrouped && Chance(10)
            ? $"{Of("row_number()", "rank()", "lag(" + Value(visible, type, 0) + ")", "sum(" + Value(visible, "int", 0) + ")")} OVER (PARTITION BY {Value(visible, "text", 0)} ORDER BY {Value(visible, "int", 0)})"
            : Value(visible, type, depth + 1);
    }

    private string Aggregate(List<(string Name, string Type)> fields, string type, int depth)
    {
        var filter = Chance(20) ? $" FILTER (WHERE {Value(fields, "bool", 0)})" : "";
        return type switch
        {
            "bigint" => Of("count(*)", $"count(DISTINCT {Value(fields, Of(Kinds), 0)})", $"count({Value(fields, Of(Types), depth)})") + filter,
            "interval" => $"{Of("sum", "avg", "min", "max")}({Value(fields, "interval", depth)}){filter}",
            "decimal" => $"{Of("sum", "avg")}({Value(fields, Of("int", "decimal", "bigint"), depth)}){filter}",
            "float" => $"{Of("sum", "avg")}({Value(fields, "float", depth)}){filter}",
            "bool" => $"{Of("bool_and", "bool_or", "every")}({Value(fields, "bool", depth)}){filter}",
            "text" => $"string_agg({Value(fields, "text", 0)}, ','{(Chance(30) ? " ORDER BY " + Value(fields, "int", 0) : "")}){filter}",
            "ints" => $"array_agg({Value(fields, "int", 0)}){filter}",
            "texts" => $"array_agg({Value(fields, "text", 0)}){filter}",
            "json" => Of($"json_agg({Value(fields, Of(Types), 0)})", $"json_object_agg(coalesce({Value(fields, "text", 0)}, ''), {Value(fields, Of(Types), 0)})") + filter,
            _ => $"{Of("min", "max")}({Value(fields, type, depth)}){filter}",
        };
    }

    private string Value(List<(string Name, string Type)> fields, string type, int depth)
    {
        if (Chance(1))
        {
            type = Of(Types);
        }

        var own = fields.Where(f => f.Type == type).ToList();
        if (own.Count > 0 && Chance(depth > 0 ? 35 : 70))
        {
            return Of([.. own]).Name;
        }

        if (depth <= 0)
        {
            return Literal(type);
        }

        string V(string wanted) => Value(fields, wanted, depth - 1);
        if (Chance(8))
        {
            return $"CASE WHEN {V("bool")} THEN {V(type)} {(Chance(50) ? $"ELSE {V(type)} " : "")}END";
        }

        if (Chance(6))
        {
            return $"coalesce({V(type)}, {V(type)})";
        }

        if (depth > 1 && Chance(5))
        {
            return $"({Select(fields, 0, [type], out _)} )";
        }

        return type switch
        {
            "int" => Of($"({V("int")} {Of("+", "-", "*", "/", "%")} {V("int")})", $"length({V("text")})", $"date_part('{Of("year", "month", "day")}', {V("date")})", $"({V("date")} - {V("date")})", $"-{V("int")}", $"{V("decimal")} :: int", $"cardinality({V("ints")})", $"date_part('{Of("year", "day", "second")}', {V("interval")})", "$i", "$t.@m", "$t.@c"),
            "bigint" => Of($"({V("bigint")} {Of("+", "-", "*")} {V("int")})", $"{V("int")} :: bigint", $"abs({V("bigint")})"),
            "decimal" => Of($"({V("decimal")} {Of("+", "-", "*", "/", "%")} {V(Of("int", "decimal", "bigint"))})", $"round({V("decimal")}, 1)", $"{V("int")} :: decimal", $"floor({V("decimal")})", $"epoch({V("interval")})"),
            "float" => Of($"({V("float")} {Of("+", "-", "*", "/")} {V(Of("int", "decimal", "float"))})", $"sqrt({V("float")})", $"{V("decimal")} :: float"),
            "text" => Of($"({V("text")} || {V(Of(Kinds))})", $"lower({V("text")})", $"substr({V("text")}, {V("int")}, 2)", $"{V(Of(Types))} :: string", $"replace({V("text")}, 'a', {V("text")})", $"({V("json")} ->> 'a')", "$t", "$e.@m", $"nullif({V("text")}, {V("text")})", $"array_to_string({V("texts")}, ',')"),
            "bool" => Condition(fields, depth),
            "date" => Of($"({V("date")} + {V("int")})", $"date_trunc('month', {V("date")})", $"{V("datetime")} :: date", "$d", $"date_add('day', {V("int")}, {V("date")})"),
            "datetime" => Of($"{V("date")} :: datetime", $"date_trunc('hour', {V("datetime")})", "now()", "$$transaction_time", $"({V(Of("date", "datetime"))} {Of("+", "-")} {V("interval")})"),
            "interval" => Of($"({V("datetime")} - {V(Of("datetime", "date"))})", $"({V("interval")} {Of("+", "-")} {V("interval")})", $"({V("interval")} {Of("*", "/")} {V(Of("int", "decimal", "float"))})", $"(- {V("interval")})", $"age({V("datetime")}, {V("date")})", $"greatest({V("interval")}, {V("interval")})", $"nullif({V("interval")}, {V("interval")})", "$s"),
            "json" => Of($"({V("json")} -> 'a')", $"({V("json")} -> 0)", $"{{a: {V(Of(Types))}, b: [{V(Of(Types))}]}}", $"{V("int")} :: json"),
            "ints" => Of($"array[{Literal("int")}, coalesce({V("int")}, 1)]", $"({V("ints")} || {V("ints")})", "$a", "$a.@m", $"array_append({V("ints")}, {V("int")})"),
            "texts" => Of("$a.@t", $"array['x', coalesce({V("text")}, 'y')]", $"({V("texts")} || {V("texts")})"),
            "enum" => Of("'en'", "$e"),
            "time" => $"{V("datetime")} :: time",
            _ => Literal(type),
        };
    }

    private string Condition(List<(string Name, string Type)> fields, int depth)
    {
        string V(string wanted) => Value(fields, wanted, depth - 1);
        var kind = Of(Kinds);
        return random.Next(14) switch
        {
            0 => $"({V("bool")} {Of("AND", "OR")} {V("bool")})",
            1 => $"NOT {V("bool")}",
            2 => $"({V(kind)} {Of("=", "<>", "<", ">=")} {V(kind)})",
            3 => $"({V(Of("int", "bigint", "decimal", "float"))} {Of("=", "<", ">")} {V(Of("int", "bigint", "decimal", "float"))})",
            4 => $"({V("text")} {Of("LIKE", "ILIKE", "NOT LIKE")} {Of("'a%'", "'_b'", V("text"))})",
            5 => $"({V("text")} ~ '^[a-z]+$')",
            6 => $"({V(Of(Types))} IS {Of("", "NOT ")}NULL)",
            7 => $"({V(kind)} IS {Of("", "NOT ")}DISTINCT FROM {V(kind)})",
            8 => $"({V(kind)} BETWEEN {V(kind)} AND {V(kind)})",
            9 => $"({V(kind)} {Of("", "NOT ")}IN ({V(kind)}, {V(kind)}, NULL))",
            10 => $"({V("int")} {Of("=", ">")} {Of("ANY", "ALL")} ({V("ints")}))",
            11 when depth > 1 => $"({V(kind)} IN ({Select(fields, 0, [kind], out _)}))",
            12 when depth > 1 => $"EXISTS ({Select(fields, 0, null, out _)})",
            _ => $"({V("enum")} = {Of("'en'", "'fr'")})",
        };
    }

    private string Literal(string type) => type switch
    {
        "int" => Of("1", "0", "7", "2147483647"),
        "bigint" => "3000000000",
        "decimal" => Of("1.5", "0.125", "12345678.90"),
        "float" => "1.5 :: float",
        "text" => Of("'x'", "''", "'a b'"),
        "bool" => Of("true", "false"),
        "date" => "'2026-02-28' :: date",
        "datetime" => "'2026-02-28T10:00:00Z' :: datetime",
        "time" => "'10:00:00' :: time",
        "interval" => Of("interval '1 month -2 days 03:04:05.6'", "interval 'PT0S'"),
        "uuid" => "'123e4567-e89b-12d3-a456-426614174000' :: uuid",
        "json" => "'{\"a\": [1]}' :: json",
        "ints" => "array[1, 2]",
        "texts" => "array['a', 'b']",
        _ => Chance(5) ? "NULL" : "'en'",
    };

    private string Name(string prefix) => prefix + (_names++).ToString(CultureInfo.InvariantCulture);

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Of<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
