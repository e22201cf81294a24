using Snapwright.Generators.Diagnostics;
using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Schema;

namespace Snapwright.Generators.Pipeline;

/// <summary>All files together: the tables to emit, and what is wrong.</summary>
/// <param name="Tables">The tables without errors, by name.</param>
/// <param name="Views">The views without errors, by name.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record ResolvedModel(EquatableArray<TableModel> Tables, EquatableArray<ViewModel> Views, EquatableArray<ModelDiagnostic> Diagnostics)
{
    /// <summary>Resolves the documents of all files, for what is emitted.</summary>
    public static ResolvedModel Of(IEnumerable<SnapshotDocument> documents, Capabilities capabilities)
    {
#pragma warning disable CA1031 // A generator that throws takes all its output with it.
        try
        {
            return Resolve(documents.ToList(), capabilities);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(default, default, EquatableArray.Of(GeneratorRules.Failure("the model", exception)));
        }
#pragma warning restore CA1031
    }

    private static ResolvedModel Resolve(List<SnapshotDocument> documents, Capabilities capabilities)
    {
        var resolution = ModelResolver.Resolve(documents);
        var check = new NameCheck(documents, capabilities);
        var names = resolution.Model.Tables
            .Select(static table => (Table: table, Names: TableNames.Of(table.Name)))
            .Where(t => check.Claim(t.Table, t.Names))
            .ToDictionary(static t => t.Table.Name, t => t.Names with { File = check.File(t.Names.Entity) });
        var computed = new ComputedReader(resolution.Model);
        var tables = resolution.Model.Tables
            .Where(t => names.ContainsKey(t.Name))
            .Select(t => new TableModel(t, names[t.Name], TargetsOf(t, names), ComputedOf(t, computed)));
        var isWhole = documents.All(d => d.Tables.All(t => resolution.Model.Find(t.Name) is not null)) && !documents.Any(HasErrors);
        var views = new ViewModels(resolution.Model, names, check);
        var bound = views.Read();
        var texts = views.Diagnostics.Concat(DefinitionChecks.Of(resolution.Model, withViews: false));

        // A name that is not there may be that of a table with errors of its own.
        var diagnostics = resolution.Diagnostics.Concat(check.Diagnostics).Concat(texts.Where(d => isWhole || d.Id != DiagnosticCatalog.FunQlName.Id));
        return new(tables.ToEquatableArray(), bound, diagnostics.ToEquatableArray());
    }

    private static bool HasErrors(SnapshotDocument document) => document.Diagnostics.Any(static d => d.Level == DiagnosticLevel.Error);

    private static EquatableArray<ComputedType> ComputedOf(Table table, ComputedReader computed) => table.ComputedFields
        .Select(f => computed.Find(table, f.Name))
        .OfType<ComputedValue>()
        .Select(static c => new ComputedType(c.Name, c.Type))
        .ToEquatableArray();

    private static EquatableArray<TableNames?> TargetsOf(Table table, Dictionary<TableName, TableNames> names) =>
        table.Relations.Select(r => names.TryGetValue(r.Target, out var target) ? target : null).ToEquatableArray();
}
