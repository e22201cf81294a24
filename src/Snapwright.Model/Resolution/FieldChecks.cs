using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>What must hold for the fields of one table together; here and not in the reader, as files are merged first.</summary>
internal static class FieldChecks
{
    // All of them are arguments of one function of the database, and a search asks for each by itself.
    private const int MostSearchable = 32;

    public static void Check(TableScope scope, Findings findings)
    {
        CheckKey(scope, findings);
        CheckNames(scope, findings);
        CheckSearchable(scope, findings);
    }

    private static void CheckSearchable(TableScope scope, Findings findings)
    {
        // What a hierarchy searches is one document.
        var count = (scope.Parent is null ? scope.Descendants.Prepend(scope) : []).Sum(static s => s.Declaration.Columns.Count(static c => c.Column.IsSearchable));
        if (count > MostSearchable)
        {
            findings.Add(scope, DiagnosticCatalog.TooManySearchable, scope.Declaration.Place, scope.Name, count, MostSearchable);
        }
    }

    private static void CheckKey(TableScope scope, Findings findings)
    {
        var keys = scope.Declaration.Columns.Where(static c => c.Column.IsPrimary).ToList();
        scope.KeyType = keys.FirstOrDefault()?.Column.Type;

        // A table that could not be read has nothing but its name, which was reported.
        var isReported = scope.IsKnownBroken("id") || (scope.Declaration.HasErrors && scope.Declaration.Columns.Count == 0);
        if (keys.Count == 0 && !isReported && scope.Declaration.Parent is null)
        {
            findings.Add(scope, DiagnosticCatalog.NoKey, scope.Declaration.Place, scope.Name);
        }

        if (keys.Count == 1 && keys[0].Name != "id" && scope.Parent is null)
        {
            findings.Add(scope, DiagnosticCatalog.Key, keys[0].Place, $"its name is '{keys[0].Name}'");
        }

        foreach (var second in keys.OrderBy(static k => k.Name == "id" ? 0 : 1).Skip(1))
        {
            findings.Add(scope, DiagnosticCatalog.TwoKeys, second.Place, scope.Name, second.Name);
        }
    }

    private static IEnumerable<string> NamesOf(TableDeclaration table) =>
        table.Columns.Select(static c => c.Name)
            .Concat(table.Relations.SelectMany(static r => r.HasForeignKey ? (string[])[r.Name, r.ForeignKey] : [r.Name]))
            .Concat(table.ComputedFields.Select(static f => f.Name));

    private static void CheckNames(TableScope scope, Findings findings)
    {
        // SQLite compares names of columns without case, so nothing may differ by case alone.
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["createdAt"] = "the column 'createdAt'",
            ["updatedAt"] = "the column 'updatedAt'",
        };
        var inherited = new Dictionary<string, TableName>(StringComparer.OrdinalIgnoreCase);
        foreach (var ancestor in scope.Ancestors)
        {
            foreach (var name in NamesOf(ancestor.Declaration))
            {
                inherited[name] = ancestor.Name;
            }
        }

        foreach (var column in scope.Declaration.Columns)
        {
            AddField(column.Name, $"the column '{column.Name}'", column.Place);
        }

        foreach (var relation in scope.Declaration.Relations)
        {
            AddField(relation.Name, $"the relation '{relation.Name}'", relation.Place);
        }

        foreach (var relation in scope.Declaration.Relations.Where(static r => r.HasForeignKey))
        {
            if (names.TryGetValue(relation.ForeignKey, out var other))
            {
                findings.Add(scope, DiagnosticCatalog.PhysicalCollision, relation.Place, "column", relation.ForeignKey, $"the relation '{relation.Name}'", other);
                scope.HasColumnCollision = true;
            }
            else
            {
                names.Add(relation.ForeignKey, $"the relation '{relation.Name}'");
            }
        }

        foreach (var computed in scope.Declaration.ComputedFields)
        {
            var overridden = scope.Ancestors.FirstOrDefault(a => a.Declaration.ComputedFields.Any(f => f.Name == computed.Name));
            if (overridden is null)
            {
                AddField(computed.Name, $"the computed field '{computed.Name}'", computed.NamePlace);
            }
            else
            {
                CheckOverride(computed, overridden.Declaration.ComputedFields.First(f => f.Name == computed.Name).IsVirtual, overridden.Name);
            }
        }

        // The topmost says it for all of them.
        bool IsKept(string name) => scope.Ancestors.Last(a => a.Declaration.ComputedFields.Any(f => f.Name == name)).Declaration.ComputedFields.First(f => f.Name == name).IsMaterialized;

        void CheckOverride(ComputedField computed, bool isOfVirtual, TableName ancestor)
        {
            if (!computed.IsVirtual || !isOfVirtual)
            {
                findings.Add(scope, DiagnosticCatalog.VirtualField, computed.NamePlace, scope.Name, computed.Name, ancestor);
            }
            else if (computed.IsMaterialized && !IsKept(computed.Name))
            {
                findings.Add(scope, DiagnosticCatalog.KeptOverride, computed.NamePlace, scope.Name, computed.Name, ancestor);
            }
        }

        void AddField(string name, string what, Place place)
        {
            if (scope.IsInHierarchy && string.Equals(name, Hierarchy.TypeField, StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(scope, DiagnosticCatalog.TypeField, place, scope.Name);
            }
            else if (inherited.TryGetValue(name, out var ancestor))
            {
                findings.Add(scope, DiagnosticCatalog.InheritedField, place, scope.Name, name, ancestor);
            }
            else if (names.TryGetValue(name, out _))
            {
                findings.Add(scope, DiagnosticCatalog.DuplicateField, place, scope.Name, name);
            }

            names[name] = what;
        }
    }
}
