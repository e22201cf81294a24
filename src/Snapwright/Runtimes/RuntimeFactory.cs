using Snapwright.Compilation;
using Snapwright.Data.Databases;
using Snapwright.Handlers;
using Snapwright.Hooks;
using Snapwright.Interpretation;
using Snapwright.Metadata;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Views;
using Snapwright.Writes;

namespace Snapwright.Runtimes;

/// <summary>Makes runtimes: decides for every table of a model who serves it.</summary>
public sealed class RuntimeFactory
{
    private readonly Dictionary<string, CompiledTable> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CompiledView> _compiledViews = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<HookRegistration>> _hooks = new(StringComparer.Ordinal);
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly RestLimits _limits;
    private readonly StreamPlaces _streams;
    private readonly bool _useCompiled;
    private readonly ViewSettings _views;
    private readonly SchemaWrites _schemaWrites;

    internal RuntimeFactory(
        IEnumerable<CompiledCatalog> catalogs,
        IEnumerable<HookRegistration> hooks,
        Database database,
        TimeProvider clock,
        RestLimits limits,
        StreamPlaces streams,
        bool useCompiled,
        ViewSettings views,
        SchemaEdit schemaEdit,
        RuntimeHolder runtimes)
    {
        _schemaWrites = new(schemaEdit, this, runtimes);
        _database = database;
        _clock = clock;
        _limits = limits;
        _streams = streams;
        _useCompiled = useCompiled;
        _views = views;
        foreach (var table in catalogs.SelectMany(static c => c.Tables))
        {
            _compiled[table.TableName] = table;
        }

        foreach (var view in useCompiled ? catalogs.SelectMany(static c => c.Views) : [])
        {
            _compiledViews[view.ViewName] = view;
        }

        foreach (var hook in hooks)
        {
            var table = _compiled.Values.FirstOrDefault(t => t.EntityType == hook.EntityType)
                ?? throw new InvalidOperationException($"{hook.HookType} are hooks of {hook.EntityType}, which is no row of a compiled table.");
            if (!_hooks.TryGetValue(table.TableName, out var list))
            {
                _hooks.Add(table.TableName, list = []);
            }

            list.Add(hook);
        }
    }

    /// <summary>A runtime of a model.</summary>
    public Runtime Make(MetadataModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var planner = new Planner(model);
        IReadOnlyList<ServedTable> tables = [.. model.Tables.Select(t => Serve(t, planner))];
        return new(model, planner, _database, _clock, _limits, _streams, tables, new(model, planner, _database.Dialect, _limits, _views, _compiledViews));
    }

    private ServedTable Serve(Table table, Planner planner)
    {
        var name = table.Name.ToString();
        var compiled = _compiled.GetValueOrDefault(name);
        var dialect = _database.Dialect;
        var (handler, reason) = compiled switch
        {
            null => ((TableHandler?)null, "It was not in the snapshot when the application was built."),
            _ when !_useCompiled => (null, "Compiled handlers are switched off (Snapwright:UseCompiled)."),
            _ when compiled.Fingerprint != table.Fingerprint => (null, "It has changed since the application was built."),
            _ when compiled.Statements(dialect.Name) is null => (null, $"It was not compiled for the database '{dialect.Name}'."),
            _ => (compiled, "Its fingerprint is the compiled one."),
        };
        var isCompiled = handler is not null;
        handler ??= new InterpretedHandler(table, planner, dialect);
        var statements = handler.Statements(dialect.Name)!;
        var schemaWrites = SchemaEdit.IsNeededFor(table) ? _schemaWrites : null;
        var writer = new TableWriter(table, statements, planner, dialect, HooksOf(table), schemaWrites);
        return new(table, handler, isCompiled, reason, statements, planner.PlanGet(table, Caller.System).Shape, writer) { Compiled = compiled };
    }

    // A row of a table is a row of those that the table inherits from, so that their hooks are for it, too.
    private TableHooksState HooksOf(Table table)
    {
        var areByType = table.Hierarchy?.Descendants.Any(d => _hooks.ContainsKey(d.ToString())) == true;
        var line = (table.Hierarchy?.Ancestors ?? default).Prepend(table.Name).Reverse().Select(static n => n.ToString()).Where(_hooks.ContainsKey).ToList();
        if (line.Count == 0 && !areByType)
        {
            return TableHooksState.None;
        }

        try
        {
            var sets = line.ConvertAll(name => _compiled[name].Hook(table, _hooks[name]));
            return new(sets.Count switch { 0 => null, 1 => sets[0], _ => new HookLine(sets) }, null) { Tables = sets.Count, AreByType = areByType };
        }
        catch (StaleLayoutException e)
        {
            return new(null, e.Message) { Tables = line.Count, AreByType = areByType };
        }
    }
}
