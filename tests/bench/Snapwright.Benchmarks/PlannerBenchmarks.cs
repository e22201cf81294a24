using BenchmarkDotNet.Attributes;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;

namespace Snapwright.Benchmarks;

/// <summary>
/// What a request with options costs before its statement runs: the query string read and resolved, the shape that finds the plan, and, for
/// the first request of a shape only, the plan and its text.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class PlannerBenchmarks
{
    private static readonly KeyValuePair<string, string>[] Parameters =
    [
        new("filter", """{"price":{"_gt":50},"author":{"name":{"_contains":"le"}}}"""),
        new("sort", "-price,title"),
        new("fields", "title,price,author.name,reviews.rating"),
        new("deep", """{"reviews":{"limit":5,"sort":"-rating"}}"""),
        new("limit", "20"),
    ];

    private MetadataModel _model = null!;
    private Planner _planner = null!;
    private RestQueryReader _reader = null!;
    private Table _books = null!;
    private ReadRequest _request = null!;

    [GlobalSetup]
    public void Setup()
    {
        _model = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "books.json")))]).Model;
        _planner = new(_model);
        _reader = new(_model, new());
        _books = _model.Find("books")!;
        _request = Read();
    }

    [Benchmark(Baseline = true)]
    public ReadRequest Read() => _reader.ReadList(_books, Parameters).Request!;

    [Benchmark]
    public RequestShape Shape() => RequestShape.Of(_request, Caller.Anonymous);

    [Benchmark]
    public SqlStatement PlanAndWrite() => PostgreSqlDialect.Instance.Write(_planner.PlanRead(_request, Caller.Anonymous).Query);
}
