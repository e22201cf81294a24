using System.Collections.Frozen;
using Snapwright.Compilation;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;
using Snapwright.Query.Views;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The views of one model. Each is parsed and bound once for each sort of callers, at its first use.</summary>
internal sealed class ModelViews
{
    private const int CachedQueries = 128;

    private readonly FrozenDictionary<string, ServedView>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly BoundedCache<string, ServedView> _anonymous = new(CachedQueries);
    private readonly BoundedCache<(string Table, string Field), ServedView> _domains = new(CachedQueries);

    private readonly IReadOnlyDictionary<string, CompiledView> _compiled;

    public ModelViews(
        MetadataModel model, Planner planner, Dialect dialect, RestLimits limits, ViewSettings settings, IReadOnlyDictionary<string, CompiledView> compiled)
    {
        _compiled = compiled;
        Planner = planner;
        Typed = new(this);
        Binder = new(model);
        Model = model;
        Dialect = dialect;
        Settings = settings;
        QueryReader = new(model, limits);
        All = [.. model.Views.Select(v => new ServedView(this, v.Name, v.Query, v.Description, isPrivileged: true))];
        _byName = All.ToFrozenDictionary(static v => v.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The stored views by name, ordinal.</summary>
    public IReadOnlyList<ServedView> All { get; }

    public ViewSettings Settings { get; }

    public ViewQueryReader QueryReader { get; }

    public MetadataModel Model { get; }

    public Dialect Dialect { get; }

    public ViewBinder Binder { get; }

    public Planner Planner { get; }

    /// <summary>How typed code reads them.</summary>
    public TypedViewReads Typed { get; }

    /// <summary>What was compiled for a stored view; null where that was another one, or nothing.</summary>
    public CompiledView? Compiled(TableName name, BoundView view) =>
        _compiled.TryGetValue(name.ToString(), out var compiled) && Model.FindView(name) is { } definition
        && ViewFingerprint.Of(Model, definition, view) == compiled.Fingerprint
            ? compiled
            : null;

    /// <summary>The stored view of <c>view</c> or <c>schema.view</c>, or null.</summary>
    public ServedView? Find(ReadOnlySpan<char> name)
    {
        const string Default = TableName.DefaultSchema + ".";
        return _byName.TryGetValue(name.StartsWith(Default, StringComparison.Ordinal) ? name[Default.Length..] : name, out var view) ? view : null;
    }

    /// <summary>The view of a text that a request brought; the same text again is not bound again.</summary>
    public ServedView OfText(string text)
    {
        if (_anonymous.Find(text) is { } known)
        {
            return known;
        }

        var view = new ServedView(this, new(TableName.DefaultSchema, "query"), text, null, isPrivileged: false);
        _anonymous.Add(text, view);
        return view;
    }

    /// <summary>The values of a field as a view; null where it has no domain.</summary>
    public ServedView? Domain(Table table, string field)
    {
        if (_domains.Find((table.Name.ToString(), field)) is { } known)
        {
            return known;
        }

        if (FieldDomains.Query(Model, table, field) is not { } text)
        {
            return null;
        }

        var view = new ServedView(this, new(table.Name.Schema, FieldDomains.Name), text, null, isPrivileged: true);
        _domains.Add((table.Name.ToString(), field), view);
        return view;
    }
}
