using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Finds the parents of tables, and checks what must hold for a table with one.</summary>
internal static class HierarchyResolver
{
    // Names are looked for along the line of ancestors.
    private const int MostLevels = 32;

    public static void Resolve(Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        foreach (var scope in scopes.Values.Where(static s => s.Declaration.Parent is not null).OrderBy(static s => s.Name.ToString(), StringComparer.Ordinal))
        {
            Link(scope, scope.Declaration.Parent!, scopes, findings);
        }

        foreach (var scope in scopes.Values.Where(static s => s.Parent is not null))
        {
            CheckLevels(scope, findings);
            CheckKinds(scope, findings);
            CheckNames(scope, findings);
        }

        foreach (var scope in scopes.Values.Where(static s => s is { IsInHierarchy: true, Declaration.IsSingleRecord: true }))
        {
            findings.Add(scope, DiagnosticCatalog.HierarchyKind, scope.Declaration.Place, scope.Name, "it holds exactly one row (isSingleRecord)");
        }
    }

    private static void Link(TableScope scope, ParentReference parent, Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        if (!scopes.TryGetValue(parent.Name, out var found))
        {
            var suggestion = Suggestion.For(parent.Name.ToString(), [.. scopes.Keys.Where(n => n != scope.Name).Select(static n => n.ToString())]);
            findings.Add(scope, DiagnosticCatalog.ParentTable, parent.Place, scope.Name, parent.Name, suggestion);
            return;
        }

        // The tables of a circle are linked one by one; the last of them would close it.
        if (found == scope || found.Ancestors.Contains(scope))
        {
            var circle = string.Join(" -> ", found.Ancestors.TakeWhile(a => a != scope).Prepend(found).Where(a => a != scope).Select(static a => a.Name).Prepend(scope.Name).Append(scope.Name));
            findings.Add(scope, DiagnosticCatalog.ParentCircle, parent.Place, scope.Name, circle);
            return;
        }

        scope.Parent = found;
        found.Children.Add(scope);
    }

    private static void CheckLevels(TableScope scope, Findings findings)
    {
        if (scope.Ancestors.Count() == MostLevels)
        {
            findings.Add(scope, DiagnosticCatalog.HierarchyKind, scope.Declaration.Parent!.Place, scope.Name, $"a hierarchy has at most {MostLevels} levels");
        }
    }

    private static void CheckKinds(TableScope scope, Findings findings)
    {
        var declaration = scope.Declaration;
        var parent = scope.Parent!.Declaration;
        if (parent.IsSystem != declaration.IsSystem)
        {
            findings.Add(scope, DiagnosticCatalog.HierarchyKind, declaration.Parent!.Place, scope.Name, $"'{parent.Name}' is a table of the framework itself");
        }

        if (declaration.MainField is { } main && main.Name != scope.Ancestors.Select(static a => a.Declaration.MainField?.Name).FirstOrDefault(static n => n is not null))
        {
            findings.Add(scope, DiagnosticCatalog.InheritedSetting, main.Place, "mainField", scope.Name, parent.Name);
        }

        if (declaration.SaveRestoreKey is { } key)
        {
            findings.Add(scope, DiagnosticCatalog.InheritedSetting, key.Place, "saveRestoreKey", scope.Name, parent.Name);
        }

        // Its rows could be written as rows of the parent.
        if (declaration.IsFrozen && !scope.Ancestors.Any(static a => a.Declaration.IsFrozen))
        {
            findings.Add(scope, DiagnosticCatalog.InheritedSetting, declaration.Place, "isFrozen", scope.Name, parent.Name);
        }

        foreach (var column in declaration.Columns.Where(static c => c.Column.IsPrimary && c.Name != "id"))
        {
            findings.Add(scope, DiagnosticCatalog.InheritedKey, column.Place, scope.Name, column.Name, parent.Name);
        }
    }

    private static void CheckNames(TableScope scope, Findings findings)
    {
        foreach (var ancestor in scope.Ancestors.Select(static a => a.Declaration))
        {
            Check("unique constraint", scope.Declaration.UniqueConstraints.Select(static u => (u.Name, u.Place)), ancestor.UniqueConstraints.Select(static u => u.Name));
            Check("check", scope.Declaration.CheckConstraints.Select(static c => (c.Name, c.Place)), ancestor.CheckConstraints.Select(static c => c.Name));
            Check("index", scope.Declaration.IndexDefinitions.Select(static i => (i.Name, i.Place)), ancestor.IndexDefinitions.Select(static i => i.Name));

            void Check(string kind, IEnumerable<(string Name, Place Place)> own, IEnumerable<string> theirs)
            {
                var taken = new HashSet<string>(theirs, StringComparer.OrdinalIgnoreCase);
                foreach (var (name, place) in own.Where(o => taken.Contains(o.Name)))
                {
                    findings.Add(scope, DiagnosticCatalog.InheritedName, place, kind, name, scope.Name, ancestor.Name);
                }
            }
        }
    }
}
