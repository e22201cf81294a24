using Snapwright.Data.Databases;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Schema;

namespace Snapwright.Metadata;

/// <summary>One edit of the schema, between its lock and its commit.</summary>
internal sealed class SchemaEditing
{
    private const string BodyName = "body";
    private readonly Database _database;
    private readonly DatabaseSession _session;
    private readonly MetadataStore _store;
    private readonly TimeProvider _clock;
    private readonly MetadataRows _before;
    private readonly SnapshotDocument _documentBefore;

    internal SchemaEditing(
        Database database, DatabaseSession session, MetadataStore store, TimeProvider clock, MetadataRows before)
    {
        _database = database;
        _session = session;
        _store = store;
        _clock = clock;
        _before = before;
        _documentBefore = before.ToDocument();
    }

    /// <summary>Adds a table with its columns and relations: an entry of a snapshot with its name.</summary>
    /// <returns>The key of the row of <c>table_definition</c>, or why there is none.</returns>
    public async ValueTask<(int Id, ApiProblem? Problem)> AddTableAsync(JsonReading body, CancellationToken cancellationToken)
    {
        if (body.Root is not JsonObject root || body.Diagnostics.Count > 0)
        {
            return (0, MetadataFaults.OfJson(body));
        }

        var reading = SnapshotReader.ReadTable(body.Source, root);
        if (reading.Table is not { } declaration)
        {
            return (0, MetadataFaults.OfBody(reading.Diagnostics));
        }

        if (_before.Tables.Any(t => t.Name == declaration.Name))
        {
            return (0, MetadataFaults.Duplicate(declaration.Name));
        }

        var resolution = ModelResolver.Resolve([_documentBefore, new SnapshotDocument(BodyName, [declaration])]);
        if (resolution.HasErrors)
        {
            return (0, MetadataFaults.OfBody(resolution.Diagnostics));
        }

        var physical = await _database.ReadSchemaAsync(_session, cancellationToken);
        if (physical.Find(declaration.Name) is not null)
        {
            return (0, new(
                ProblemCodes.SchemaConflict,
                $"The database has a table '{declaration.Name}' already, which is not described by metadata. Rename or drop it, or choose another name."));
        }

        var table = resolution.Model.Get(declaration.Name);
        var ids = await new MetadataWriter(_store, _clock).AddMissingAsync(
            _session, new(resolution.Model.Tables), [table], _before, cancellationToken);
        return (ids[table.Name], null);
    }

    /// <summary>
    /// Reads the rows as the transaction now has them, checks the whole, and brings the physical schema to it. With a problem the
    /// caller rolls back; else it commits and publishes the model.
    /// </summary>
    public async ValueTask<SchemaEditOutcome> CompleteAsync(CancellationToken cancellationToken)
    {
        var after = await _store.ReadAsync(_session, cancellationToken);
        if (SystemRows.FindChange(_before, after) is { } change)
        {
            return SchemaEditOutcome.Refused(new(ProblemCodes.SystemRow, change));
        }

        if (RemovedRows.Find(_before, after) is { Count: > 0 } removed)
        {
            return SchemaEditOutcome.Refused(MetadataFaults.Unsupported(removed));
        }

        if (after.Tables.FirstOrDefault(static t => t.Indexes.Contains('{', StringComparison.Ordinal)) is { } misplaced)
        {
            return SchemaEditOutcome.Refused(MetadataFaults.MisplacedIndexes(misplaced.Name));
        }

        var resolution = ModelResolver.Resolve([after.ToDocument()]);
        if (resolution.HasErrors)
        {
            return SchemaEditOutcome.Refused(MetadataFaults.OfRows(resolution.Diagnostics, _before, after));
        }

        if (DefinitionChecks.Of(resolution.Model) is { Count: > 0 } broken && broken.Exists(static d => d.Level == DiagnosticLevel.Error))
        {
            return SchemaEditOutcome.Refused(MetadataFaults.OfRows(broken, _before, after));
        }

        if (RefusedChanges.Between(ModelResolver.Resolve([_documentBefore]).Model, resolution.Model) is { Count: > 0 } changed)
        {
            return SchemaEditOutcome.Refused(MetadataFaults.Unsupported(changed));
        }

        var conflicts = await PhysicalUpdate.RunAsync(_database, _session, resolution.Model, _clock, cancellationToken);
        return conflicts.Count > 0
            ? SchemaEditOutcome.Refused(new(ProblemCodes.SchemaConflict, string.Join(" ", conflicts)))
            : new SchemaEditOutcome(resolution.Model, null);
    }
}

/// <summary>What became of an edit: the model to publish after the commit, or a problem.</summary>
/// <param name="Model">The new model; null with a problem.</param>
/// <param name="Problem">Why nothing may be committed.</param>
internal sealed record SchemaEditOutcome(MetadataModel? Model, ApiProblem? Problem)
{
    /// <summary>An edit that must be rolled back.</summary>
    public static SchemaEditOutcome Refused(ApiProblem problem) => new(null, problem);
}
