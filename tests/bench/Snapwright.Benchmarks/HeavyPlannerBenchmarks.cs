using BenchmarkDotNet.Attributes;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Cursors;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Benchmarks;

/// <summary>As <see cref="PlannerBenchmarks"/>, for requests that ask for much: in brackets, through several relations, for groups, behind a cursor.</summary>
[InProcess]
[MemoryDiagnoser]
public class HeavyPlannerBenchmarks
{
    private MetadataModel _model = null!;
    private Planner _planner = null!;
    private RestQueryReader _reader = null!;
    private Table _table = null!;
    private KeyValuePair<string, string>[] _parameters = [];
    private ReadRequest _request = null!;

    /// <summary>The name of a request.</summary>
    [Params("brackets", "relations", "groups", "cursor")]
    public string Request { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _model = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "books.json")))]).Model;
        _planner = new(_model);
        _reader = new(_model, new());
        _table = _model.Find("books")!;
        _parameters = Parameters();
        _request = Read();
    }

    [Benchmark(Baseline = true)]
    public ReadRequest Read()
    {
        var read = _reader.ReadList(_table, _parameters);
        return read.Request ?? throw new InvalidOperationException(read.Errors[0].Message);
    }

    [Benchmark]
    public RequestShape Shape() => RequestShape.Of(_request, Caller.Anonymous);

    [Benchmark]
    public SqlStatement PlanAndWrite() => PostgreSqlDialect.Instance.Write(_planner.PlanRead(_request, Caller.Anonymous).Query);

    private KeyValuePair<string, string>[] Parameters() => Request switch
    {
        "brackets" =>
        [
            new("filter[_or][0][price][_between][]", "10"), new("filter[_or][0][price][_between][]", "20"),
            new("filter[_or][1][title][_starts_with]", "The Silent"), new("filter[_or][1][pages][_gte]", "300"),
            new("filter[author][country][_in]", "Japan,Kenya,Norway"), new("filter[inStock][_eq]", "true"),
            new("fields[]", "title"), new("fields[]", "price"), new("fields[]", "author.name"), new("fields[]", "reviews.rating"),
            new("deep[reviews][limit]", "5"), new("deep[reviews][sort]", "-rating"), new("sort[]", "-price"), new("sort[]", "title"), new("limit", "20"),
        ],
        "relations" =>
        [
            new("filter", """
                {"_and":[{"author":{"country":{"_in":["Japan","Kenya"]}}},{"reviews":{"_some":{"rating":{"_gte":4},"replies":{"text":{"_contains":"list"}}}}},
                 {"reviews":{"_none":{"rating":{"_lt":2}}}},{"_not":{"publisher":{"city":{"_eq":"Oslo"}}}}]}
                """),
            new("fields", "id,title,price,author.id,author.name,publisher.name,reviews.rating,reviews.text,reviews.replies.text"),
            new("deep", """{"reviews":{"limit":3,"filter":{"rating":{"_gte":3}},"deep":{"replies":{"limit":2,"sort":"-createdAt"}}}}"""),
            new("sort", "author.name,-price"), new("limit", "20"),
        ],
        "groups" =>
        [
            new("filter", """{"price":{"_gt":10}}"""), new("groupBy", "publisher,_month(published)"),
            new("aggregate", """{"price":{"sum":true,"avg":true,"max":{"_lt":90}},"author.country":{"countDistinct":true},"_all":{"count":true}}"""),
            new("having", """{"count":{"_gt":2},"price":{"sum":{"_gte":100}}}"""), new("sort", "-price.sum,publisher"), new("limit", "20"),
        ],
        "cursor" => [new("sort", "-price,title"), new("first", "20"), new("after", Cursor())],
        _ => throw new InvalidOperationException(Request),
    };

    // The place behind a row, in the order of the request.
    private string Cursor()
    {
        var sort = _reader.ReadList(_table, [new("sort", "-price,title")]).Request!.Sort;
        return CursorFormat.Of(_table, sort).Write([SqlValue.Decimal(84.19m), SqlValue.Text("The Golden Garden, Volume 1"), SqlValue.Int(1)]);
    }
}
