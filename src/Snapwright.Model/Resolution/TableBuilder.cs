using Snapwright.Model.Collections;
using Snapwright.Model.Fingerprints;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>Makes a table of the model of a scope in which all is found to be well.</summary>
/// <param name="scopes">All scopes, by name.</param>
internal sealed class TableBuilder(Dictionary<TableName, TableScope> scopes)
{
    private readonly Dictionary<TableName, Table> _built = [];

    public Table Build(TableScope scope)
    {
        if (_built.TryGetValue(scope.Name, out var built))
        {
            return built;
        }

        var table = Make(scope);
        if (scope.Parent is not null)
        {
            table = Inherit(table, Build(scope.Parent));
        }

        table = table with { Fingerprint = Fingerprint.Of(table) };
        _built.Add(scope.Name, table);
        return table;
    }

    private Table Make(TableScope scope)
    {
        var declaration = scope.Declaration;
        var relations = new List<Relation>();
        foreach (var relation in declaration.Relations)
        {
            // An inverse of a table that is left out is gone with it.
            if (scope.Links.TryGetValue(relation.Name, out var link) && !link.Owner.IsBroken)
            {
                relations.Add(relation.IsOwner ? Owner(link) : Inverse(link, relation));
            }
        }

        relations.AddRange(scope.Added.Values.Where(static link => !link.Owner.IsBroken).Select(static link => Inverse(link, declared: null)));
        return new()
        {
            Name = scope.Name,
            Columns = declaration.Columns.Select(c => Stored(scope, c.Column)).Concat(scope.ImplicitColumns).ToEquatableArray(),
            Relations = relations.ToEquatableArray(),
            Uniques = scope.Uniques,
            Indexes = scope.Indexes,
            UniqueConstraints = scope.UniqueConstraints,
            IndexDefinitions = declaration.IndexDefinitions.OrderBy(static i => i.Name, StringComparer.Ordinal).ToEquatableArray(),
            CheckConstraints = declaration.CheckConstraints.OrderBy(static c => c.Name, StringComparer.Ordinal).ToEquatableArray(),
            ComputedFields = declaration.ComputedFields,
            MainField = declaration.MainField?.Name,
            IsFrozen = declaration.IsFrozen,
            IsAbstract = declaration.IsAbstract,
            Hierarchy = HierarchyOf(scope),
            SaveRestoreKey = declaration.SaveRestoreKey?.Name,
            IsSystem = declaration.IsSystem,
            IsSingleRecord = declaration.IsSingleRecord,
            Alias = declaration.Alias,
            ValidateBody = declaration.ValidateBody,
            Description = declaration.Description,
            Metadata = declaration.Metadata,
        };
    }

    /// <summary>What a table has by its parent, before its own.</summary>
    private static Table Inherit(Table table, Table parent) => table with
    {
        Columns = parent.Columns.Where(static c => c.Stamp is null)
            .Select(c => c with { InheritedFrom = c.InheritedFrom ?? parent.Name })
            .Concat(table.Columns)
            .ToEquatableArray(),
        Relations = parent.Relations.Select(r => r with { InheritedFrom = r.InheritedFrom ?? parent.Name }).Concat(table.Relations).ToEquatableArray(),
        Uniques = InOrder(parent.Uniques.Select(u => u with { InheritedFrom = u.InheritedFrom ?? parent.Name }), table.Uniques, static u => u.Name),
        Indexes = InOrder(parent.Indexes.Select(i => i with { InheritedFrom = i.InheritedFrom ?? parent.Name }), table.Indexes, static i => i.Name),
        UniqueConstraints = InOrder(
            parent.UniqueConstraints.Select(u => u with { InheritedFrom = u.InheritedFrom ?? parent.Name }), table.UniqueConstraints, static u => u.Name),
        IndexDefinitions = InOrder(
            parent.IndexDefinitions.Select(i => i with { InheritedFrom = i.InheritedFrom ?? parent.Name }), table.IndexDefinitions, static i => i.Name),
        CheckConstraints = InOrder(
            parent.CheckConstraints.Select(c => c with { InheritedFrom = c.InheritedFrom ?? parent.Name }), table.CheckConstraints, static c => c.Name),
        ComputedFields = parent.ComputedFields
            .Select(f => table.FindComputedField(f.Name) is { } own
                ? own with { Overrides = f.Overrides ?? f.InheritedFrom ?? parent.Name, IsMaterialized = f.IsMaterialized }
                : f with { InheritedFrom = f.InheritedFrom ?? parent.Name })
            .Concat(table.ComputedFields.Where(f => parent.FindComputedField(f.Name) is null))
            .ToEquatableArray(),
        MainField = parent.MainField,
        SaveRestoreKey = parent.SaveRestoreKey,
        IsFrozen = parent.IsFrozen || table.IsFrozen,
    };

    private static EquatableArray<T> InOrder<T>(IEnumerable<T> inherited, IEnumerable<T> own, Func<T, string> name) =>
        inherited.Concat(own).OrderBy(name, StringComparer.Ordinal).ToEquatableArray();

    private static Column Stored(TableScope scope, Column column) =>
        scope.Parent is null ? column : column with { PhysicalName = scope.StoredName(column.Name) };

    private static Hierarchy? HierarchyOf(TableScope scope) => !scope.IsInHierarchy
        ? null
        : new()
        {
            Root = scope.Line.First().Name,
            Ancestors = scope.Ancestors.Select(static a => a.Name).ToEquatableArray(),
            Descendants = scope.Descendants.Where(static d => !d.IsBroken).Select(static d => d.Name).ToEquatableArray(),
            Types = scope.Types,
            DescendantUniques = scope.Descendants.Where(static d => !d.IsBroken)
                .SelectMany(static d => d.Uniques.Select(u => u with { InheritedFrom = d.Name }))
                .ToEquatableArray(),
            SearchedColumns = scope.Line.First().Descendants.Prepend(scope.Line.First()).Where(static s => !s.IsBroken)
                .SelectMany(static s => s.Declaration.Columns.Where(static c => c.Column.IsSearchable).Select(c => Stored(s, c.Column)))
                .ToEquatableArray(),
        };

    public static Junction JunctionOf(TableName table, RelationDeclaration relation) => new(
        relation.JunctionTable is { } name ? new(table.Schema, name) : PhysicalNames.Junction(table, relation.Name, relation.Target),
        relation.JunctionSourceColumn ?? PhysicalNames.JunctionSource,
        relation.JunctionTargetColumn ?? PhysicalNames.JunctionTarget);

    private Relation Owner(RelationLink link)
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
            ForeignKey = hasForeignKey ? link.Owner.ForeignKeyOf(declared) : null,
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
            ForeignKey = owner.HasForeignKey ? link.Owner.ForeignKeyOf(owner) : null,
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
