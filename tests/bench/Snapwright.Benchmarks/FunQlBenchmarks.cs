using BenchmarkDotNet.Attributes;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Printing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Benchmarks;

/// <summary>A view of fifty lines: read, printed and laid out. A view is read when it is stored or first asked for, not at each request.</summary>
[InProcess]
[MemoryDiagnoser]
public class FunQlBenchmarks
{
    private const string Text =
        """
        -- Books with what their readers say, for the catalogue.
        {
            $since date NULL DEFAULT '2020-01-01' @{caption = 'Since'},
            $language enum('en', 'de', 'fr') NULL,
            $limit int DEFAULT 50
        }:
        WITH rated AS (
            SELECT r.book AS book, count(*) AS reviews, avg(r.rating) AS rating
            FROM reviews AS r
            WHERE r.createdAt >= $since::datetime
            GROUP BY r.book
            HAVING count(*) > 2
        ),
        best AS (
            SELECT book, rank() OVER (ORDER BY rating DESC NULLS LAST) AS place
            FROM rated
        )
        SELECT
            @title = 'Books of ' || $$user,
            @buttons = [{name: 'New', ref: &public.book_form}],
            @row_color = CASE WHEN b.stock = 0 THEN 'grey' WHEN best.place <= 3 THEN 'gold' END,
            b.id @{visible = FALSE},
            b.title AS title @{caption = 'Title', width = 300},
            b.author=>name AS author @{caption = 'Author'},
            b.author=>country!=>name AS country @{
                caption = 'Country',
                color = MAPPING WHEN 'France' THEN 'blue' WHEN 'Japan' THEN 'red' ELSE 'black' END
            },
            b.price * 1.19 AS gross @{caption = 'Price', decimals = 2},
            coalesce(rated.reviews, 0) AS reviews,
            round(rated.rating::decimal, 2) AS rating,
            best.place,
            CASE
                WHEN b.published IS NULL THEN 'announced'
                WHEN b.published BETWEEN $since AND date_trunc('day', $$transaction_time) THEN 'new'
                ELSE 'known'
            END AS state,
            string_agg(g.name, ', ' ORDER BY g.name) FILTER (WHERE g.isVisible) AS genres,
            b.details->'size'->>'pages' AS pages
        FROM books AS b
            LEFT JOIN rated ON rated.book = b.id
            LEFT JOIN best ON best.book = b.id
            LEFT JOIN book_genres AS bg ON bg.book = b.id
            LEFT JOIN genres AS g ON g.id = bg.genre
        WHERE ($language IS NULL OR b.language = $language)
            AND b.title NOT ILIKE '%draft%'
            AND b.kind IN ('novel', 'story', 'essay')
            AND NOT EXISTS (SELECT 1 FROM blocked AS x WHERE x.book = b.id)
        GROUP BY b.id, b.title, b.author, b.price, rated.reviews, rated.rating, best.place
        ORDER BY best.place, b.title
        LIMIT $limit
        FOR UPDATE OF books
        """;

    private ViewSyntax _view = null!;

    [GlobalSetup]
    public void Setup() => _view = FunQlParser.ParseView(Text).Value ?? throw new InvalidOperationException("The view has errors.");

    [Benchmark(Baseline = true)]
    public object? Parse() => FunQlParser.ParseView(Text).Value;

    [Benchmark]
    public string Print() => FunQlPrinter.Print(_view);

    [Benchmark]
    public string? Format() => FunQlFormatter.Format(Text).Value;
}
