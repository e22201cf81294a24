using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Makes the model of declarations: relations find their other side, physical names are given, implicit parts are added.</summary>
public static class ModelResolver
{
    /// <summary>Resolves documents together, the weakest first (see <see cref="SnapshotMerge"/>).</summary>
    public static ModelResolution Resolve(IEnumerable<SnapshotDocument> documents)
    {
        var all = documents.ToList();
        var scopes = SnapshotMerge.Merge(all).Select(static t => new TableScope(t)).ToDictionary(static s => s.Name);
        var findings = new Findings();
        HierarchyResolver.Resolve(scopes, findings);
        foreach (var scope in scopes.Values)
        {
            FieldChecks.Check(scope, findings);
        }

        // The key of a table that inherits is that of the root.
        foreach (var scope in scopes.Values.Where(static s => s.Parent is not null))
        {
            scope.KeyType = scope.Ancestors.Last().KeyType;
        }

        RelationResolver.Resolve(scopes, findings);
        foreach (var scope in scopes.Values)
        {
            DefinitionResolver.Resolve(scope, findings);
            GroupResolver.Resolve(scope, findings);
        }

        PhysicalCollisions.Check(scopes.Values, findings);
        LeaveOutDependants(scopes, findings);
        var attributes = SnapshotMerge.FieldAttributes(all);
        foreach (var one in attributes)
        {
            DefinitionResolver.CheckAttributes(one, scopes, findings);
        }

        CheckViewFiles(all, findings);
        var builder = new TableBuilder(scopes);
        var model = new MetadataModel(scopes.Values.Where(static s => !s.IsBroken).Select(builder.Build), SnapshotMerge.Views(all), attributes);
        return new(model, InOrder(all, findings));
    }

    /// <summary>An export says again what the files of a project say; two of the files themselves must not be one view.</summary>
    private static void CheckViewFiles(List<SnapshotDocument> documents, Findings findings)
    {
        var seen = new HashSet<TableName>();
        foreach (var view in documents.Where(static d => d.IsView).SelectMany(static d => d.Views).Where(v => !seen.Add(v.Name)))
        {
            findings.Add(DiagnosticCatalog.DuplicateName, view.Place.Part(0, 1), "file of a view", view.Name);
        }
    }

    /// <summary>A table cannot be without its parent, nor without the tables that its foreign keys and junctions point to.</summary>
    private static void LeaveOutDependants(Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            foreach (var scope in scopes.Values.Where(static s => !s.IsBroken))
            {
                if (scope.Parent is { IsBroken: true } parent)
                {
                    findings.Add(scope, DiagnosticCatalog.LeftOutWithParent, scope.Declaration.Parent!.Place, scope.Name, parent.Name);
                    scope.IsBroken = isChanged = true;
                    continue;
                }

                var relation = scope.Declaration.Relations.FirstOrDefault(r => r.IsOwner && scopes[r.Target].IsBroken);
                if (relation is not null)
                {
                    findings.Add(scope, DiagnosticCatalog.LeftOut, relation.Place, scope.Name, relation.Name, relation.Target);
                    scope.IsBroken = isChanged = true;
                }
            }
        }
    }

    private static EquatableArray<ModelDiagnostic> InOrder(List<SnapshotDocument> documents, Findings findings)
    {
        var files = documents.Select(static d => d.File).ToList();
        return documents.SelectMany(static d => d.Diagnostics)
            .Concat(findings.All)
            .OrderBy(d => files.IndexOf(d.Position.File))
            .ThenBy(static d => d.Position.Offset)
            .ToEquatableArray();
    }
}
