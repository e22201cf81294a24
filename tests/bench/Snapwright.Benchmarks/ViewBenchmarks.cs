using BenchmarkDotNet.Attributes;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Sql;

namespace Snapwright.Benchmarks;

/// <summary>What an anonymous query of FunQL costs before its statement runs: a text of fifty lines parsed, bound, and written as SQL.</summary>
[InProcess]
[MemoryDiagnoser]
public class ViewBenchmarks
{
    private const string Text = """
        {
          $least int DEFAULT 10,
          $author reference(authors) NULL,
          $word string NULL
        }:
        WITH
          rated AS (
            SELECT
              book,
              count(*) AS reviews,
              avg(rating) AS average
            FROM reviews
            WHERE rating > 0
            GROUP BY book
          ),
          loved AS (
            SELECT
              rated.book,
              rated.average
            FROM rated
            WHERE rated.reviews >= $least
          )
        SELECT
          @title = 'Books and what is thought of them',
          @count = (SELECT count(*) FROM books),
          b.id,
          b.title @{ caption = 'Title', style = CASE WHEN b.price > 100 THEN 'dear' END },
          b.price,
          b.author,
          b.author=>name AS authorName,
          b.author=>name || ' (' || b.title || ')' AS caption,
          rated.reviews,
          round(rated.average, 2) AS average,
          CASE
            WHEN rated.average >= 4.5 THEN 'great'
            WHEN rated.average >= 3 THEN 'fair'
            WHEN rated.average IS NULL THEN 'unknown'
            ELSE 'poor'
          END AS verdict,
          (SELECT max(rating) FROM reviews WHERE reviews.book = b.id) AS best,
          row_number() OVER (PARTITION BY b.author ORDER BY b.price DESC) AS place
        FROM books AS b
        LEFT JOIN rated ON rated.book = b.id
        LEFT JOIN loved ON loved.book = b.id
        WHERE b.price IS NOT NULL
          AND (b.author = $author OR $author IS NULL)
          AND (b.title ILIKE '%' || $word || '%' OR $word IS NULL)
          AND EXISTS (
            SELECT 1 AS one FROM reviews WHERE reviews.book = b.id
          )
        ORDER BY b.price DESC, b.title
        LIMIT 50
        """;

    private ViewBinder _binder = null!;
    private ViewSyntax _syntax = null!;
    private BoundView _view = null!;

    [GlobalSetup]
    public void Setup()
    {
        var snapshot = SnapshotReader.Read("snapshot.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "books.json")));
        _binder = new(ModelResolver.Resolve([snapshot]).Model);
        _syntax = FunQlParser.ParseView(Text).Value ?? throw new InvalidOperationException("The text is no view.");
        var result = _binder.Bind(_syntax, new("public", IsPrivileged: true), Caller.Anonymous);
        _view = result.View ?? throw new InvalidOperationException(string.Join("\n", result.Errors));
    }

    [Benchmark]
    public ViewSyntax? Parse() => FunQlParser.ParseView(Text).Value;

    [Benchmark]
    public BindResult Bind() => _binder.Bind(_syntax, new("public", IsPrivileged: true), Caller.Anonymous);

    [Benchmark]
    public SqlStatement Write() => PostgreSqlDialect.Instance.Write(_view.Plan);

    [Benchmark]
    public SqlStatement All()
    {
        var view = _binder.Bind(FunQlParser.ParseView(Text).Value!, new("public", IsPrivileged: true), Caller.Anonymous).View!;
        return PostgreSqlDialect.Instance.Write(view.Plan);
    }
}
