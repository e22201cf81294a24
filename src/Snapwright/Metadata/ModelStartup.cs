using Microsoft.Extensions.Logging;
using Snapwright.Data.Databases;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;
using Snapwright.SystemTables;

namespace Snapwright.Metadata;

/// <summary>
/// The start of an application: brings database and metadata to what the files declare (additive), and reads the model that is then
/// served. One transaction under the schema lock, so that nodes may start together.
/// </summary>
/// <param name="database">The database, prepared.</param>
/// <param name="clock">For the stamps of rows.</param>
/// <param name="logger">Takes warnings.</param>
internal sealed partial class ModelStartup(Database database, TimeProvider clock, ILogger<ModelStartup> logger)
{
    /// <summary>Runs it.</summary>
    /// <param name="files">The application's files, the weakest first.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    /// <exception cref="ModelStartupException">The files have errors, or the database does not go with them.</exception>
    /// <exception cref="Data.Faults.DatabaseFaultException">The database cannot be reached.</exception>
    public async Task<MetadataModel> RunAsync(IReadOnlyList<SnapshotDocument> files, CancellationToken cancellationToken)
    {
        var declared = Resolve(files);
        await using var session = await database.OpenWriteAsync(cancellationToken);
        await session.BeginAsync(cancellationToken);
        await database.AcquireSchemaLockAsync(session, cancellationToken);

        var store = new MetadataStore(SystemSnapshot.ReadModel(), database.Dialect);
        await UpdatePhysicalAsync(session, new([.. store.SystemModel.Tables, .. InternalTables.Model.Tables]), cancellationToken);
        var rows = await store.ReadAsync(session, cancellationToken);
        var before = ModelResolver.Resolve([rows.ToDocument()]).Model;
        await new MetadataWriter(store, clock) { IsOfFiles = true, Running = before }.AddMissingAsync(session, declared, declared.Tables, rows, cancellationToken);
        var running = ModelResolver.Resolve([(await store.ReadAsync(session, cancellationToken)).ToDocument()]);
        var broken = running.HasErrors ? [] : DefinitionChecks.Of(running.Model);
        if (running.HasErrors || broken.Exists(static d => d.Level == DiagnosticLevel.Error))
        {
            throw new ModelStartupException(
                "The files do not go with the metadata that the database has. Change the files, or the rows of table_definition:",
                Errors(running.Diagnostics.Concat(broken)));
        }

        foreach (var warning in broken)
        {
            LogDiagnostic(warning);
        }

        WarnOfKept(declared, running.Model);
        WarnOfForgotten(declared, rows);
        await UpdatePhysicalAsync(session, running.Model, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return running.Model;
    }

    private MetadataModel Resolve(IReadOnlyList<SnapshotDocument> files)
    {
        var system = SystemSnapshot.Read();
        var taken = files.SelectMany(static f => f.Tables)
            .Where(t => system.Tables.Any(s => s.Name == t.Name))
            .Select(static t => DiagnosticCatalog.ReservedName.At(t.Place.Position, t.Name, "it is a table of the framework itself"))
            .ToList();
        var resolution = ModelResolver.Resolve([system, .. files]);
        var broken = resolution.HasErrors ? [] : DefinitionChecks.Of(resolution.Model);
        if (resolution.HasErrors || taken.Count > 0 || broken.Exists(static d => d.Level == DiagnosticLevel.Error))
        {
            throw new ModelStartupException(
                "The application cannot start, as its files have errors:", [.. taken, .. Errors(resolution.Diagnostics.Concat(broken))]);
        }

        foreach (var warning in resolution.Diagnostics)
        {
            LogDiagnostic(warning);
        }

        return resolution.Model;
    }

    private async Task UpdatePhysicalAsync(DatabaseSession session, MetadataModel model, CancellationToken cancellationToken)
    {
        var conflicts = await PhysicalUpdate.RunAsync(database, session, model, clock, cancellationToken);
        if (conflicts.Count > 0)
        {
            throw new ModelStartupException(
                "The application cannot start, as the database has tables that do not go with the metadata, and nothing is changed or dropped silently:"
                + Environment.NewLine + string.Join(Environment.NewLine, conflicts));
        }
    }

    /// <summary>Definitions that have rows are kept as they are; a file that says otherwise is probably meant to be heard.</summary>
    private void WarnOfKept(MetadataModel declared, MetadataModel running)
    {
        foreach (var table in declared.Tables)
        {
            var kept = running.Get(table.Name);
            foreach (var setting in KeptSettings(table, kept))
            {
                LogKept(table.Name, setting);
            }

            foreach (var column in table.Columns.Where(c => kept.FindColumn(c.Name) != c))
            {
                LogKept(table.Name, column.Name);
            }

            foreach (var relation in table.Relations.Where(r => kept.FindRelation(r.Name) != r))
            {
                LogKept(table.Name, relation.Name);
            }

            var others = table.ComputedFields.Except(kept.ComputedFields).Select(static f => f.Name)
                .Concat(table.CheckConstraints.Except(kept.CheckConstraints).Select(static c => c.Name))
                .Concat(table.UniqueConstraints.Except(kept.UniqueConstraints).Select(static u => u.Name))
                .Concat(table.IndexDefinitions.Except(kept.IndexDefinitions).Select(static i => i.Name));
            foreach (var other in others)
            {
                LogKept(table.Name, other);
            }
        }

        foreach (var view in declared.Views.Except(running.Views))
        {
            LogKeptView(view.Name);
        }
    }

    private static IEnumerable<string> KeptSettings(Table declared, Table kept) => new (string Name, bool IsKept)[]
    {
        ("parent", declared.Parent != kept.Parent),
        ("isAbstract", declared.IsAbstract != kept.IsAbstract),
        ("isSingleRecord", declared.IsSingleRecord != kept.IsSingleRecord),
        ("isFrozen", declared.IsFrozen != kept.IsFrozen),
        ("validateBody", declared.ValidateBody != kept.ValidateBody),
        ("mainField", declared.MainField != kept.MainField),
        ("saveRestoreKey", declared.SaveRestoreKey != kept.SaveRestoreKey),
        ("description", declared.Description != kept.Description),
    }.Where(static s => s.IsKept).Select(static s => s.Name);

    /// <summary>What came from a file and is in none any more has data, and is probably taken for gone.</summary>
    private void WarnOfForgotten(MetadataModel declared, MetadataRows rows)
    {
        foreach (var row in rows.Tables)
        {
            if (declared.Find(row.Name) is not { } table)
            {
                if (row.Origin is not null)
                {
                    LogForgottenTable(row.Name);
                }

                continue;
            }

            var columns = row.Of(MemberKind.Column).Where(m => m.Origin is not null && table.FindColumn(m.Name) is null);
            var relations = row.Of(MemberKind.Relation).Where(m => m.Origin is not null && table.FindRelation(m.Name) is null);
            foreach (var member in columns.Concat(relations))
            {
                LogForgotten(member.Name, row.Name);
            }
        }
    }

    private static IEnumerable<ModelDiagnostic> Errors(IEnumerable<ModelDiagnostic> diagnostics) =>
        diagnostics.Where(static d => d.Level == DiagnosticLevel.Error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Diagnostic}")]
    private partial void LogDiagnostic(ModelDiagnostic diagnostic);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "'{Field}' of table '{Table}' is defined otherwise in the database's metadata than in the application's files; the database's definition is kept.")]
    private partial void LogKept(TableName table, string field);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The view '{View}' is defined otherwise in the database's metadata than in the application's files; the database's definition is kept.")]
    private partial void LogKeptView(TableName view);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "'{Field}' of table '{Table}' is no longer in the application's files. It is served as it was, as it has data; a field with a new name is another field.")]
    private partial void LogForgotten(string field, TableName table);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table '{Table}' is no longer in the application's files. It is served as it was, as it has data.")]
    private partial void LogForgottenTable(TableName table);
}
