using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Snapwright.Data.Json;
using Snapwright.Handlers;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;

namespace Snapwright.Benchmarks;

/// <summary>A book with its reviews, of which each may have replies, as they come from a database, written as JSON.</summary>
[InProcess]
[MemoryDiagnoser]
public class NestedRowsBenchmarks : IDisposable
{
    private readonly JsonOutput _output = new();
#pragma warning disable CA2213 // It holds nothing that is to be given back.
    private WriterBenchmarks.OneRow _row = new();
#pragma warning restore CA2213
    private RowShapeWriter _writer = null!;

    /// <summary>The replies of each of the five reviews; 0 does not ask for them.</summary>
    [Params(0, 3)]
    public int Replies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var model = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "books.json")))]).Model;
        var fields = "id,title,reviews.id,reviews.rating,reviews.text" + (Replies > 0 ? ",reviews.replies.id,reviews.replies.text" : "");
        var request = new RestQueryReader(model, new()).ReadList(model.Find("books")!, [new("fields", fields)]).Request!;
        _writer = new(new Planner(model).PlanRead(request, Caller.Anonymous).Shape);
        _row = new(Encoding.UTF8.GetBytes(Rows(5, i => string.Create(CultureInfo.InvariantCulture, $"{i},4,\"Read it twice already. ({i})\"{Nested(i)}"))));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Write()
    {
        _output.Clear();
        _writer.Write(_row, _output);
        return _output.Length;
    }

    private string Nested(int review) =>
        Replies > 0 ? "," + Rows(Replies, i => string.Create(CultureInfo.InvariantCulture, $"{review * 10 + i},\"I felt the same. ({i})\"")) : "";

    private static string Rows(int count, Func<int, string> cells) => "[" + string.Join(',', Enumerable.Range(1, count).Select(i => "[" + cells(i) + "]")) + "]";
}
