using Snapwright.Model.Collections;
using Snapwright.Model.Fingerprints;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Makes a table of the model of a scope in which all is found to be well.</summary>
internal static class TableBuilder
{
    public static Table Build(TableScope scope, Dictionary<TableName, TableScope> scopes)
    {
        var declaration = scope.Declaration;
        var relations = new List<Relation>();
        foreach (var relation in declaration.Relations)
        {
            // An inverse of a table that is left out is gone with it.
            if (scope.Links.TryGetValue(relation.Name, out var link) && !link.Owner.IsBroken)
            {
                relations.Add(relation.IsOwner ? Owner(link, scopes) : Inverse(link, relation));
            }
        }

        relations.AddRange(scope.Added.Values.Where(static link => !link.Owner.IsBroken).Select(static link => Inverse(link, declared: null)));
        var table = new Table
        {
            Name = scope.Name,
            Columns = declaration.Columns.Select(static c => c.Column).Concat(StampColumns.All).ToEquatableArray(),
            Relations = relations.ToEquatableArray(),
            Uniques = scope.Uniques,
            Indexes = scope.Indexes,
            UniqueConstraints = scope.UniqueConstraints,
            IndexDefinitions = declaration.IndexDefinitions.OrderBy(static i => i.Name, StringComparer.Ordinal).ToEquatableArray(),
            CheckConstraints = declaration.CheckConstraints.OrderBy(static c => c.Name, StringComparer.Ordinal).ToEquatableArray(),
            ComputedFields = declaration.ComputedFields,
            MainField = declaration.MainField?.Name,
            IsFrozen = declaration.IsFrozen,
            SaveRestoreKey = declaration.SaveRestoreKey?.Name,
            IsSystem = declaration.IsSystem,
            IsSingleRecord = declaration.IsSingleRecord,
            Alias = declaration.Alias,
            ValidateBody = declaration.ValidateBody,
            Description = declaration.Description,
            Metadata = declaration.Metadata,
        };
        return table with { Fingerprint = Fingerprint.Of(table) };
    }

    public static Junction JunctionOf(TableName table, RelationDeclaration relation) => new(
        relation.JunctionTable is { } name ? new(table.Schema, name) : PhysicalNames.Junction(table, relation.Name, relation.Target),
        relation.JunctionSourceColumn ?? PhysicalNames.JunctionSource,
        relation.JunctionTargetColumn ?? PhysicalNames.JunctionTarget);

    private static Relation Owner(RelationLink link, Dictionary<TableName, TableScope> scopes)
    {
        var declared = link.Relation;
        var hasForeignKey = declared.HasForeignKey;
        return new()
        {
            Name = declared.Name,
            Type = declared.Type,
            Target = declared.Target,
            TargetKeyType = scopes[declared.Target].KeyType!,
            Inverse = link.Inverse,
            IsOwner = true,
            IsNullable = !hasForeignKey || declared.IsNullable,
            OnDelete = !hasForeignKey ? default : declared.OnDelete ?? (declared.IsNullable ? OnDelete.SetNull : OnDelete.Restrict),
            ForeignKey = hasForeignKey ? declared.ForeignKey : null,
            ConstraintName = hasForeignKey ? ConstraintOf(link) : null,
            Junction = hasForeignKey ? null : JunctionOf(link.Owner.Name, declared),
            IsUpdatable = declared.IsUpdatable,
            IsPublished = declared.IsPublished,
            IsSystem = declared.IsSystem,
            Description = declared.Description,
        };
    }

    /// <summary>The other side; one that nobody declared is as published and changeable as its owner.</summary>
    private static Relation Inverse(RelationLink link, RelationDeclaration? declared)
    {
        var owner = link.Relation;
        var junction = owner.HasForeignKey ? null : JunctionOf(link.Owner.Name, owner);
        return new()
        {
            Name = link.Inverse!,
            Type = RelationResolver.Opposite(owner.Type),
            Target = link.Owner.Name,
            TargetKeyType = link.Owner.KeyType!,
            Inverse = owner.Name,
            IsOwner = false,
            ForeignKey = owner.HasForeignKey ? owner.ForeignKey : null,
            ConstraintName = owner.HasForeignKey ? ConstraintOf(link) : null,
            Junction = junction is null ? null : junction with { SourceColumn = junction.TargetColumn, TargetColumn = junction.SourceColumn },
            IsUpdatable = (declared ?? owner).IsUpdatable,
            IsPublished = (declared ?? owner).IsPublished,
            IsSystem = (declared ?? owner).IsSystem,
            Description = declared?.Description,
        };
    }

    private static string ConstraintOf(RelationLink link) =>
        link.Relation.ConstraintName ?? PhysicalNames.ForeignKey(link.Owner.Name, link.Relation.Name);
}
