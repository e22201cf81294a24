using System.Collections.Frozen;
using Snapwright.Data.Databases;
using Snapwright.Handlers;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Cursors;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;
using Snapwright.Views;

namespace Snapwright.Runtimes;

/// <summary>
/// Everything that serves one version of the model: immutable, captured once by a request, which lives and dies with it. Only its plan
/// cache changes, and it holds nothing but what can be made again.
/// </summary>
public sealed class Runtime
{
    private const int CachedPlans = 1024;
    private const int CachedReads = 1024;
    private const int LongestCachedQuery = 1024;

    private readonly BoundedCache<string, CachedPlan> _plans = new(CachedPlans);
    private readonly BoundedCache<ReadKey, PreparedRead> _reads = new(CachedReads);
    private readonly FrozenDictionary<string, ServedTable>.AlternateLookup<ReadOnlySpan<char>> _byName;

    internal Runtime(MetadataModel model, Planner planner, Database database, TimeProvider clock, RestLimits limits, StreamPlaces streams, IReadOnlyList<ServedTable> tables, ModelViews views)
    {
        Model = model;
        Planner = planner;
        Database = database;
        Clock = clock;
        QueryReader = new(model, limits);
        DefaultLimit = limits.DefaultLimit;
        Limits = limits;
        MaxLimit = limits.MaxLimit;
        Streams = streams;
        Tables = tables;
        Views = views;
        _byName = tables.ToFrozenDictionary(static t => t.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The model.</summary>
    public MetadataModel Model { get; }

    /// <summary>The tables that are served, by name, ordinal.</summary>
    public IReadOnlyList<ServedTable> Tables { get; }

    internal ModelViews Views { get; }

    internal Planner Planner { get; }

    internal Database Database { get; }

    internal TimeProvider Clock { get; }

    internal RestQueryReader QueryReader { get; }

    internal int DefaultLimit { get; }

    internal RestLimits Limits { get; }

    internal int MaxLimit { get; }

    internal StreamPlaces Streams { get; }

    /// <summary>The table of <c>table</c> or <c>schema.table</c>, or null.</summary>
    public ServedTable? Find(ReadOnlySpan<char> name) => _byName.TryGetValue(name, out var table) ? table : null;

    /// <summary>The served table of one of the model.</summary>
    internal ServedTable Get(Table table) =>
        Find(table.Name.ToString()) ?? throw new KeyNotFoundException($"The runtime has no table '{table.Name}'.");

    /// <summary>The plan of a read, and its values in the order of the parameters.</summary>
    internal CachedPlan Plan(ReadRequest request, Caller caller, out SqlValue[] values)
    {
        var shape = RequestShape.Of(request, caller);
        values = shape.Values;
        return Plan(shape, request, caller);
    }

    private CachedPlan Plan(in RequestShape shape, ReadRequest request, Caller caller)
    {
        if (_plans.Find(shape.Key) is { } known)
        {
            return known;
        }

        var plan = Planner.PlanRead(request, caller);

        // The default fields are what the table's handler writes, by generated code where there is some.
        var isDefault = request.Selection is null && request.Grouping is null;
        var cached = new CachedPlan(
            Database.Dialect.Write(plan.Query),
            plan.Shape,
            isDefault ? Get(request.Table).WriteRow : new RowShapeWriter(plan.Shape).Write)
        {
            Meta = plan.Meta is { } meta ? new(meta.PresenceOrdinal, new RowShapeWriter(meta.Shape).Write) : null,
            CursorFormat = request.Cursor is null ? null : CursorFormat.Of(request.Table, request.Sort),
            CursorOrdinals = plan.CursorOrdinals,
        };
        _plans.Add(shape.Key, cached);
        return cached;
    }

    /// <summary>The read of a query string that came before, or null.</summary>
    internal PreparedRead? FindRead(in ReadKey key) => _reads.Find(key);

    /// <summary>The read of a request, to be found when its query string comes again.</summary>
    /// <param name="key">The query string.</param>
    /// <param name="request">The request.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="cursor">The cursor that was left out of the key; null for none.</param>
    internal PreparedRead PrepareRead(in ReadKey key, ReadRequest request, Caller caller, string? cursor = null)
    {
        var shape = RequestShape.Of(request, caller);
        var plan = Plan(shape, request, caller);
        var position = request.Cursor?.Position;
        var isForOthers = position is { } place && cursor is not null && !PreparedRead.HasNull(place) && plan.CursorFormat?.Read(cursor) == place;
        var read = new PreparedRead(plan, shape.Values)
        {
            Limit = request.Limit,
            LooksAhead = request.LooksAhead,
            Cursor = request.Cursor,
            CursorAt = isForOthers ? shape.CursorAt : -1,
        };

        // A cursor in the middle of a list hardly comes twice, so that only a read that takes other cursors is worth its place.
        if (key.Query.Length <= LongestCachedQuery && (position is null || isForOthers))
        {
            _reads.Add(key, read);
        }

        return read;
    }

    /// <summary>The time of a stamp: whole microseconds of UTC.</summary>
    internal DateTime Now()
    {
        var ticks = Clock.GetUtcNow().UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }
}
