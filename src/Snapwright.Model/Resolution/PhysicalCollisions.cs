using Snapwright.Model.Diagnostics;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Tables, junctions, uniques and indexes share one set of names on both databases; SQLite has one for all schemas.</summary>
internal static class PhysicalCollisions
{
    public static void Check(IEnumerable<TableScope> scopes, Findings findings)
    {
        var all = scopes.ToList();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in all)
        {
            Add(scope, scope.Declaration.Place, "table", scope.Name.ToString(), $"the table '{scope.Name}'");
        }

        foreach (var scope in all)
        {
            foreach (var relation in scope.Declaration.Relations.Where(static r => r is { IsOwner: true, Type: RelationType.ManyToMany }))
            {
                AddJunction(scope, relation);
            }

            foreach (var group in scope.HasColumnCollision ? [] : scope.Uniques.Concat(scope.Indexes))
            {
                Add(scope, scope.Declaration.Place, "name", group.Name, $"({string.Join(", ", group.Fields)}) of the table '{scope.Name}'");
            }

            CheckConstraints(scope, findings);
        }

        foreach (var root in all.Where(static s => s is { IsInHierarchy: true, Parent: null }))
        {
            CheckColumns(root, findings);
        }

        void AddJunction(TableScope scope, RelationDeclaration relation)
        {
            var owner = $"the relation '{relation.Name}' of the table '{scope.Name}'";
            var junction = TableBuilder.JunctionOf(scope.Name, relation);
            Add(scope, relation.Place, "table", junction.Table.ToString(), owner);
            if (string.Equals(junction.SourceColumn, junction.TargetColumn, StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(scope, DiagnosticCatalog.PhysicalCollision, relation.Place, "column", junction.SourceColumn, owner, "its other side");
            }
        }

        void Add(TableScope scope, Place place, string kind, string name, string owner)
        {
            if (names.TryGetValue(name, out var other))
            {
                findings.Add(scope, DiagnosticCatalog.PhysicalCollision, place, kind, name, owner, other);
            }
            else
            {
                names.Add(name, owner);
            }
        }
    }

    /// <summary>The columns of a hierarchy stand in one table.</summary>
    private static void CheckColumns(TableScope root, Findings findings)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var scope in root.Descendants.Prepend(root).Where(static s => !s.IsBroken))
        {
            var columns = scope.Declaration.Columns.Select(c => (scope.StoredName(c.Name), $"the column '{c.Name}' of '{scope.Name}'", c.Place))
                .Concat(scope.Declaration.Relations.Where(static r => r.HasForeignKey).Select(r => (scope.ForeignKeyOf(r), $"the relation '{r.Name}' of '{scope.Name}'", r.Place)));
            foreach (var (name, owner, place) in columns)
            {
                if (!names.TryGetValue(name, out var other))
                {
                    names.Add(name, owner);
                }
                else if (scope.Parent is not null)
                {
                    findings.Add(scope, DiagnosticCatalog.PhysicalCollision, place, "column", name, owner, other);
                }
            }
        }
    }

    private static void CheckConstraints(TableScope scope, Findings findings)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var unique in scope.Uniques)
        {
            names[unique.Name] = $"the unique ({string.Join(", ", unique.Fields)})";
        }

        foreach (var relation in scope.Declaration.Relations.Where(static r => r.HasForeignKey))
        {
            var name = relation.ConstraintName ?? PhysicalNames.ForeignKey(scope.Name, relation.Name);
            var owner = $"the relation '{relation.Name}'";
            if (names.TryGetValue(name, out var other))
            {
                findings.Add(scope, DiagnosticCatalog.PhysicalCollision, relation.Place, "constraint", name, owner, other);
            }
            else
            {
                names.Add(name, owner);
            }
        }
    }
}
