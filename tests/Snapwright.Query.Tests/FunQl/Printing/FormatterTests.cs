using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;
using Xunit.Abstractions;

namespace Snapwright.Query.Tests.FunQl.Printing;

/// <summary>The layout of texts.</summary>
public sealed class FormatterTests(ITestOutputHelper output)
{
    private const int Trees = 2000;

    private static readonly string[] Gaps = [" ", "\n", "  \n\n ", "\t", " -- line\n", "\n-- own line\n", " /* in */ ", "/* at end */\n", "\n /* two\n lines */\n", "\n/* before */ ", " /* a */ /* b */ -- c\n"];

    [Fact]
    public void A_view_is_laid_out_for_people()
    {
        const string Text =
            """
            -- all of it
            { $since date null default '2026-01-01' @{caption = 'Since'}, $limit int }: set enable_sort = 'off';
            with recursive tree (id, parent) as (select id, parent from public.nodes where parent is null union all select n.id, n.parent from nodes n join tree t on t.id = n.parent)
            select distinct id, -- the key
             "name", author=>country=>name as Country @{ caption = 'Country', color = mapping when 'a' then 'red' when 'b' then 'green' else 'blue' end },
             count(*) filter (where x > - 1 and y between 1 and 2) over (partition by type order by id desc) as n, /* inline */ left(name, 3) as l,
             case when a then 1 else (select max(x) from books b where b.author = authors.id and b.title like 'a%' and b.pages > 100 and b.published is not null) end as m
            from tree left outer join books as b on b.id = tree.id and b.type = 'x' join z on true
            -- only these
            where a = 1 and (b = 2 or c in (select 1)) and date_trunc('day', created) >= $since::datetime and something_long_here is distinct from another_thing
            order by id limit $limit for update of books
            """;
        const string Expected =
            """
            -- all of it
            { $since date NULL DEFAULT '2026-01-01' @{caption = 'Since'}, $limit int }:
            SET enable_sort = 'off';
            WITH RECURSIVE tree (id, parent) AS (
                SELECT id, parent
                FROM public.nodes
                WHERE parent IS NULL
                UNION ALL
                SELECT n.id, n.parent
                FROM nodes n JOIN tree t ON t.id = n.parent
            )
            SELECT DISTINCT
                id, -- the key
                "name",
                author=>country=>name AS Country @{
                    caption = 'Country',
                    color = MAPPING WHEN 'a' THEN 'red' WHEN 'b' THEN 'green' ELSE 'blue' END
                },
                count(*) FILTER (WHERE x > -1 AND y BETWEEN 1 AND 2) OVER (PARTITION BY type ORDER BY id DESC) AS n,
                /* inline */ left(name, 3) AS l,
                CASE
                    WHEN a THEN 1
                    ELSE (
                        SELECT max(x)
                        FROM books b
                        WHERE b.author = authors.id
                            AND b.title LIKE 'a%'
                            AND b.pages > 100
                            AND b.published IS NOT NULL
                    )
                END AS m
            FROM tree
                LEFT OUTER JOIN books AS b ON b.id = tree.id AND b.type = 'x'
                JOIN z ON TRUE
            -- only these
            WHERE a = 1
                AND (b = 2 OR c IN (SELECT 1))
                AND date_trunc('day', created) >= $since::datetime
                AND something_long_here IS DISTINCT FROM another_thing
            ORDER BY id
            LIMIT $limit
            FOR UPDATE OF books

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), FunQlFormatter.Format(Text).Value);
    }

    [Theory]
    [InlineData("insert into books (title, pages) values ('a', 1), ('b', default) on conflict (title) do update set pages = 2 where books.pages is null returning id, title as t", "INSERT INTO books (title, pages)\nVALUES ('a', 1), ('b', DEFAULT)\nON CONFLICT (title) DO UPDATE\nSET pages = 2\nWHERE books.pages IS NULL\nRETURNING id, title AS t\n")]
    [InlineData("update books b set pages = - -1, (x, y) = (select 1, 2) from c where c.id = b.id", "UPDATE books b\nSET pages = - -1, (x, y) = (SELECT 1, 2)\nFROM c\nWHERE c.id = b.id\n")]
    [InlineData("delete from books using a where a.id = author! and sub_entity inherited from b", "DELETE FROM books\nUSING a\nWHERE a.id = author! AND sub_entity INHERITED FROM b\n")]
    [InlineData("(select Type, Select_ from a limit 1) union all (select 2) order by 1", "(SELECT Type, Select_ FROM a LIMIT 1)\nUNION ALL\n(SELECT 2)\nORDER BY 1\n")]
    [InlineData("select {a:[1,2],\"B\":x::ARRAY(INT)},array[1],&s.v,a.@b,s.t.@@c,x-1,x - -1,-x,not x from lateral (select 1) x(a), domain of type enum('a') as d", "SELECT\n    {a: [1, 2], \"B\": x::array(int)},\n    array[1],\n    &s.v,\n    a.@b,\n    s.t.@@c,\n    x - 1,\n    x - -1,\n    -x,\n    NOT x\nFROM LATERAL (SELECT 1) x (a), DOMAIN OF TYPE enum('a') AS d\n", false)]
    [InlineData("select 1 -- end", "SELECT 1 -- end\n")]
    [InlineData("-- only\nselect 1\n/* after */", "-- only\nSELECT 1\n/* after */\n")]
    [InlineData("select a -- one\n, b -- two\nfrom t", "SELECT\n    a, -- one\n    b -- two\nFROM t\n")]
    [InlineData("select f(a, -- one\nb) from t", "SELECT f(\n    a, -- one\n    b\n)\nFROM t\n")]
    public void A_text_is_laid_out(string text, string expected, bool fits = true)
    {
        var actual = FunQlFormatter.Format(text).Value;
        Assert.Equal(fits ? expected : Squeeze(expected), fits ? actual : Squeeze(actual!));
    }

    [Fact]
    public void A_text_with_errors_is_not_laid_out() => Assert.NotEmpty(FunQlFormatter.Format("select from where").Errors);

    [Fact]
    public void A_random_text_with_comments_says_the_same_and_stays()
    {
        var first = RandomSeed.Next();
        output.WriteLine($"{RandomSeed.Variable}={first}");
        for (var seed = first; seed != unchecked(first + Trees); seed = unchecked(seed + 1))
        {
            var random = new Random(seed);
            var view = new TreeGenerator(random).View();
            var text = Scatter(FunQlPrinter.Print(view), random);
            var formatted = FunQlFormatter.Format(text);
            Assert.True(formatted.Value is not null, $"{RandomSeed.Variable}={seed}\n{text}\n{string.Join("\n", formatted.Errors)}");
            Assert.True(view.Equals(FunQlParser.ParseView(formatted.Value!).Value), $"{RandomSeed.Variable}={seed}\n{text}\n\n{formatted.Value}");
            Assert.True(Comments(text) == Comments(formatted.Value!), $"{RandomSeed.Variable}={seed}\n{text}\n\n{formatted.Value}");
            var again = FunQlFormatter.Format(formatted.Value!).Value;
            Assert.True(formatted.Value == again, $"{RandomSeed.Variable}={seed}\n{formatted.Value}\n\n{again}");
            Assert.DoesNotContain(formatted.Value!.Split('\n'), static l => l.EndsWith(' '));
        }
    }

    /// <summary>The text with other spaces and comments between its tokens.</summary>
    private static string Scatter(string text, Random random)
    {
        var lexed = Query.FunQl.Lexing.Lexer.Read(text);
        var scattered = new System.Text.StringBuilder();
        var rate = random.Next(2, 30);
        for (var i = 0; i < lexed.Tokens.Length; i++)
        {
            var token = lexed.Tokens[i];
            var isApart = i > 0 && lexed.Tokens[i - 1].End < token.Start;
            scattered.Append(isApart || random.Next(rate) == 0 ? random.Next(rate) == 0 ? Gaps[random.Next(Gaps.Length)] : " " : "").Append(text, token.Start, token.Length);
        }

        return scattered.ToString();
    }

    private static string Comments(string text)
    {
        var lexed = Query.FunQl.Lexing.Lexer.Read(text);
        return string.Join("\n", lexed.Comments.Select(c => text.Substring(c.Span.Start, c.Span.Length).TrimEnd()));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("SELECT {", "SELECT\n{", StringComparison.Ordinal);
}
