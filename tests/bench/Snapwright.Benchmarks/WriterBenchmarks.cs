using BenchmarkDotNet.Attributes;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Interpretation;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;

namespace Snapwright.Benchmarks;

/// <summary>A row of books as JSON, without a database: by emitted code, and by the interpreter.</summary>
[InProcess]
[MemoryDiagnoser]
public class WriterBenchmarks : IDisposable
{
    private readonly JsonOutput _output = new();
#pragma warning disable CA2213 // It holds nothing that is to be given back.
    private readonly OneRow _row = new();
#pragma warning restore CA2213
    private InterpretedHandler _interpreted = null!;

    [GlobalSetup]
    public void Setup()
    {
        var snapshot = SnapshotReader.Read("snapshot.json", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "books.json")));
        var model = ModelResolver.Resolve([snapshot]).Model;
        _interpreted = new(model.Find("books")!, new Planner(model), PostgreSqlDialect.Instance);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public int Compiled()
    {
        _output.Clear();
        Books.Compiled.BookHandler.Instance.WriteRow(_row, _output);
        return _output.Length;
    }

    [Benchmark]
    public int Interpreted()
    {
        _output.Clear();
        _interpreted.WriteRow(_row, _output);
        return _output.Length;
    }

    /// <summary>A row that is always there, so that only the writing is measured.</summary>
    internal sealed class OneRow(byte[]? nested = null) : RowReader
    {
        private static readonly DateTime Instant = new(2026, 11, 21, 3, 11, 4, DateTimeKind.Utc);

        public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => new(true);

        public override bool IsNull(int ordinal) => false;

        public override int GetInt32(int ordinal) => 12345;

        public override long GetInt64(int ordinal) => 1234567890123;

        public override double GetDouble(int ordinal) => 0.1;

        public override decimal GetDecimal(int ordinal, int scale) => 12.50m;

        public override bool GetBoolean(int ordinal) => true;

        public override string GetString(int ordinal) => "The Left Hand of Darkness";

        public override Guid GetGuid(int ordinal) => Guid.Empty;

        public override DateOnly GetDate(int ordinal) => new(2026, 11, 21);

        public override TimeOnly GetTime(int ordinal) => new(8, 30);

        public override DateTime GetDateTime(int ordinal) => Instant;

        public override string GetJson(int ordinal) => "{}";

        public override T[] GetArray<T>(int ordinal) => [];

        public override ReadOnlyMemory<byte> GetNestedRows(int ordinal) => nested;

        public override ValueTask DisposeAsync() => default;
    }
}
