using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Checks what names fields of its table: constraints, the main field, the key for saving. Expressions are texts here.</summary>
internal static class DefinitionResolver
{
    public static void Resolve(TableScope scope, Findings findings)
    {
        var uniques = new List<UniqueConstraint>();
        foreach (var declared in scope.Declaration.UniqueConstraints)
        {
            if (GroupResolver.Columns(scope, declared.Group, findings) is not { } columns)
            {
                continue;
            }

            if (declared.IsAlternateKey && Fault(scope, declared.Group) is { } fault)
            {
                findings.Add(scope, DiagnosticCatalog.AlternateKey, declared.Place, declared.Name, fault);
            }

            uniques.Add(new(declared.Name, declared.Group.Fields, columns, declared.IsAlternateKey, declared.Place));
        }

        scope.UniqueConstraints = uniques.OrderBy(static u => u.Name, StringComparer.Ordinal).ToEquatableArray();
        CheckMainField(scope, findings);
        CheckSaveRestoreKey(scope, findings);
    }

    /// <summary>Attributes must be for a table that is there, and for a field that is, unless they may be broken.</summary>
    public static void CheckAttributes(FieldAttributes attributes, Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        if (!scopes.TryGetValue(attributes.Table, out var scope))
        {
            var tables = scopes.Keys.Select(static n => n.ToString()).ToList();
            findings.Add(DiagnosticCatalog.AttributesTarget, attributes.TablePlace, attributes.Table, Suggestion.For(attributes.Table.ToString(), tables));
        }
        else if (!attributes.AllowBroken && !scope.IsKnownBroken(attributes.Field) && !HasField(scope, attributes.Field))
        {
            var suggestion = Suggestion.For(attributes.Field, Fields(scope));
            findings.Add(DiagnosticCatalog.AttributesTarget, attributes.FieldPlace, $"{attributes.Table}.{attributes.Field}", suggestion);
        }
    }

    private static bool HasField(TableScope scope, string name) =>
        Fields(scope).Contains(name) || scope.ImplicitColumns.Any(c => c.Name == name);

    private static string? Fault(TableScope scope, GroupDeclaration group)
    {
        foreach (var field in group.Fields)
        {
            var relation = scope.Relations.FirstOrDefault(r => r.Name == field);
            var column = scope.Columns.Select(static c => c.Column).Concat(scope.ImplicitColumns).FirstOrDefault(c => c.Name == field);
            if (relation?.IsNullable ?? column!.IsNullable)
            {
                return $"'{field}' is nullable";
            }

            if (column is { IsPublished: false } || relation is { IsPublished: false })
            {
                return $"'{field}' is not published";
            }

            if (column?.Type.Kind is TypeKind.Float or TypeKind.Array)
            {
                return $"'{field}' is of a type whose values no path has";
            }
        }

        return null;
    }

    private static void CheckMainField(TableScope scope, Findings findings)
    {
        if (scope.Declaration.MainField is { } main && !scope.IsKnownBroken(main.Name) && !HasField(scope, main.Name))
        {
            findings.Add(scope, DiagnosticCatalog.MainField, main.Place, main.Name, scope.Name, Suggestion.For(main.Name, Fields(scope)));
        }
    }

    private static void CheckSaveRestoreKey(TableScope scope, Findings findings)
    {
        var keys = scope.UniqueConstraints.Where(static u => u.IsAlternateKey).Select(static u => u.Name).ToList();
        if (scope is { Parent: null, Declaration.SaveRestoreKey: { } key } && !keys.Contains(key.Name))
        {
            findings.Add(scope, DiagnosticCatalog.SaveRestoreKey, key.Place, key.Name, scope.Name, Suggestion.For(key.Name, keys));
        }
    }

    private static List<string> Fields(TableScope scope) =>
    [
        .. scope.Columns.Select(static c => c.Name),
        .. scope.Relations.Where(static r => r.HasForeignKey).Select(static r => r.Name),
        .. scope.Line.SelectMany(static s => s.Declaration.ComputedFields).Select(static f => f.Name),
    ];
}
