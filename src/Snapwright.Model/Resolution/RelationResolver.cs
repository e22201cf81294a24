using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Finds the target and the other side of every relation.</summary>
internal static class RelationResolver
{
    public static void Resolve(Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        // Declared inverses first: an inversePropertyName that says the same is no second inverse.
        foreach (var (scope, relation) in Relations(scopes).Where(static r => !r.Relation.IsOwner))
        {
            ResolveInverse(scope, relation, scopes, findings);
        }

        foreach (var (scope, relation) in Relations(scopes).Where(static r => r.Relation.IsOwner))
        {
            ResolveOwner(scope, relation, scopes, findings);
        }
    }

    /// <summary>The type of the other side.</summary>
    public static RelationType Opposite(RelationType type) => type switch
    {
        RelationType.ManyToOne => RelationType.OneToMany,
        RelationType.OneToMany => RelationType.ManyToOne,
        _ => type,
    };

    private static IEnumerable<(TableScope Scope, RelationDeclaration Relation)> Relations(Dictionary<TableName, TableScope> scopes) =>
        scopes.Values.SelectMany(static s => s.Declaration.Relations.Select(r => (s, r)));

    private static TableScope? FindTarget(
        TableScope scope, RelationDeclaration relation, Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        if (scopes.TryGetValue(relation.Target, out var target))
        {
            return target;
        }

        var suggestion = Suggestion.For(relation.Target.ToString(), [.. scopes.Keys.Select(static n => n.ToString())]);
        findings.Add(scope, DiagnosticCatalog.TargetTable, relation.TargetPlace, relation.Name, relation.Target, suggestion);
        return null;
    }

    private static void ResolveInverse(
        TableScope scope, RelationDeclaration relation, Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        if (FindTarget(scope, relation, scopes, findings) is not { } target || target.IsKnownBroken(relation.MappedBy!))
        {
            return;
        }

        var owner = target.Declaration.Relations.FirstOrDefault(r => r.Name == relation.MappedBy);
        if (owner is null && target.Declaration is { HasErrors: true, Columns.Count: 0 })
        {
            return;
        }

        if (owner is not { IsOwner: true })
        {
            var choices = target.Declaration.Relations.Where(r => r.IsOwner && r.Target == scope.Name).Select(static r => r.Name).ToList();
            var suggestion = Suggestion.For(relation.MappedBy!, choices);
            findings.Add(scope, DiagnosticCatalog.MappedBy, relation.InversePlace, relation.Name, relation.MappedBy!, target.Name, suggestion);
            return;
        }

        if (Mismatch(scope, relation, target, owner) is { } mismatch)
        {
            findings.Add(scope, DiagnosticCatalog.InverseMismatch, relation.InversePlace, relation.Name, target.Name, owner.Name, mismatch);
            return;
        }

        var link = new RelationLink(target, owner, relation.Name);
        target.Links[owner.Name] = link;
        scope.Links[relation.Name] = link;
    }

    private static string? Mismatch(TableScope scope, RelationDeclaration relation, TableScope target, RelationDeclaration owner)
    {
        if (owner.Target != scope.Name)
        {
            return $"that points to '{owner.Target}'";
        }

        if (relation.Type != Opposite(owner.Type))
        {
            return $"the other side of {SnapshotKeys.RelationTypes[(int)owner.Type]} is {SnapshotKeys.RelationTypes[(int)Opposite(owner.Type)]}";
        }

        return target.Links.TryGetValue(owner.Name, out var link) ? $"that has the inverse '{link.Inverse}' already" : null;
    }

    private static void ResolveOwner(
        TableScope scope, RelationDeclaration relation, Dictionary<TableName, TableScope> scopes, Findings findings)
    {
        if (FindTarget(scope, relation, scopes, findings) is not { } target)
        {
            return;
        }

        if (scope.Links.TryGetValue(relation.Name, out var declared))
        {
            if (relation.InverseName is not null && relation.InverseName != declared.Inverse)
            {
                var reason = $"it has the inverse '{declared.Inverse}' already";
                findings.Add(scope, DiagnosticCatalog.InverseMismatch, relation.InversePlace, relation.Name, target.Name, relation.InverseName, reason);
            }

            return;
        }

        var link = new RelationLink(scope, relation, relation.InverseName);
        scope.Links[relation.Name] = link;
        if (relation.InverseName is not { } inverse)
        {
            return;
        }

        if (target.HasField(inverse))
        {
            findings.Add(scope, DiagnosticCatalog.InverseCollision, relation.InversePlace, inverse, relation.Name, target.Name);
        }
        else
        {
            target.Added.Add(inverse, link);
        }
    }
}
