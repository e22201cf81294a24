using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>A table as one file declares it: every value is valid in itself, nothing is resolved.</summary>
public sealed record TableDeclaration
{
    /// <summary>Its name.</summary>
    public required TableName Name { get; init; }

    /// <summary>The columns as declared, without <c>createdAt</c> and <c>updatedAt</c>.</summary>
    public EquatableArray<ColumnDeclaration> Columns { get; init; }

    /// <summary>The relations as declared.</summary>
    public EquatableArray<RelationDeclaration> Relations { get; init; }

    /// <summary>The groups that are unique.</summary>
    public EquatableArray<GroupDeclaration> Uniques { get; init; }

    /// <summary>The groups that are to have an index.</summary>
    public EquatableArray<GroupDeclaration> Indexes { get; init; }

    /// <summary>The named unique constraints.</summary>
    public EquatableArray<UniqueDeclaration> UniqueConstraints { get; init; }

    /// <inheritdoc cref="Table.IndexDefinitions"/>
    public EquatableArray<IndexDefinition> IndexDefinitions { get; init; }

    /// <inheritdoc cref="Table.CheckConstraints"/>
    public EquatableArray<CheckConstraint> CheckConstraints { get; init; }

    /// <inheritdoc cref="Table.ComputedFields"/>
    public EquatableArray<ComputedField> ComputedFields { get; init; }

    /// <inheritdoc cref="Table.MainField"/>
    public NameReference? MainField { get; init; }

    /// <inheritdoc cref="Table.IsFrozen"/>
    public bool IsFrozen { get; init; }

    /// <inheritdoc cref="Table.SaveRestoreKey"/>
    public NameReference? SaveRestoreKey { get; init; }

    /// <summary>The table that it inherits from.</summary>
    public ParentReference? Parent { get; init; }

    /// <inheritdoc cref="Table.IsAbstract"/>
    public bool IsAbstract { get; init; }

    /// <inheritdoc cref="Table.IsSystem"/>
    public bool IsSystem { get; init; }

    /// <inheritdoc cref="Table.IsSingleRecord"/>
    public bool IsSingleRecord { get; init; }

    /// <inheritdoc cref="Table.Alias"/>
    public string? Alias { get; init; }

    /// <inheritdoc cref="Table.ValidateBody"/>
    public bool ValidateBody { get; init; } = true;

    /// <inheritdoc cref="Table.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="Table.Metadata"/>
    public string? Metadata { get; init; }

    /// <summary>Whether the reader reported errors of it: it is known by name, and is not part of the model.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The names of columns and relations that are left out because of their errors.</summary>
    public EquatableArray<string> BrokenFields { get; init; }

    /// <summary>Where its name stands.</summary>
    public Place Place { get; init; }
}

/// <summary>A group of logical field names.</summary>
/// <param name="Fields">The names, at least one.</param>
/// <param name="Place">Where the group stands.</param>
/// <param name="FieldPlaces">Where the names stand; as many, or none where they come from elsewhere.</param>
public sealed record GroupDeclaration(EquatableArray<string> Fields, Place Place = default, EquatableArray<Place> FieldPlaces = default)
{
    /// <summary>Where a name stands.</summary>
    public Place PlaceOf(int field) => field < FieldPlaces.Count ? FieldPlaces[field] : Place;
}

/// <summary>A named unique constraint as declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its fields.</param>
/// <param name="IsAlternateKey">Whether its values address a row.</param>
/// <param name="Place">Where its name stands.</param>
public sealed record UniqueDeclaration(string Name, GroupDeclaration Group, bool IsAlternateKey = false, Place Place = default);

/// <summary>The name of the table that another inherits from.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ParentReference(TableName Name, Place Place = default);

/// <summary>A name of something of the same table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Place">Where it stands.</param>
public sealed record NameReference(string Name, Place Place = default);
