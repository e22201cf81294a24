using Snapwright.Model.Collections;
using Snapwright.Model.Rules;

namespace Snapwright.Model.Tables;

/// <summary>A column of a table: a field of its own in JSON and C#. Foreign keys are part of their <see cref="Relation"/>.</summary>
public sealed record Column
{
    /// <summary>The name in JSON, and of the physical column.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The name of the physical column where it is not <see cref="Name"/>: of views, whose columns are computed, and of tables that inherit, whose own columns
    /// stand beside those of others. Null: it is.
    /// </summary>
    public string? PhysicalName { get; init; }

    /// <summary>The ancestor that declares it; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }

    /// <summary>The type as declared.</summary>
    public required ColumnType DeclaredType { get; init; }

    /// <summary>The type of its values.</summary>
    public required DataType Type { get; init; }

    /// <summary>Whether NULL is allowed.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Whether it is the primary key; each table has exactly one, named <c>id</c>.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Whether the server makes the value (identity, UUID version 7, or clock) and clients' values are not taken.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>False: set at insert only.</summary>
    public bool IsUpdatable { get; init; } = true;

    /// <summary>False: never shown by, nor filtered or sorted by, the API.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Whether <c>search</c> looks into it; the order of the searchable columns of a table is that of their weight.</summary>
    public bool IsSearchable { get; init; }

    /// <summary>Whether the framework itself needs it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>What the server writes into it by itself: null for any other column.</summary>
    public Stamp? Stamp { get; init; }

    /// <summary>What an insert writes when the field is absent; null for none (NULL, or a required field).</summary>
    public DefaultValue? Default { get; init; }

    /// <summary>The choices of an enum or array-select; else empty.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>What its values must keep, those that are switched off included; at most one of a type.</summary>
    public EquatableArray<ColumnRule> Rules { get; init; }

    /// <summary>For readers: XML docs and OpenAPI.</summary>
    public string? Description { get; init; }

    /// <summary>Example text for forms.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Free-form JSON for tools, as canonical text.</summary>
    public string? Metadata { get; init; }

    /// <summary>The physical column.</summary>
    public string StoredName => PhysicalName ?? Name;

    /// <summary>Whether a create body must have the field.</summary>
    public bool IsRequired => !IsNullable && !IsGenerated && Default is null;

    /// <summary>Whether create bodies set it.</summary>
    public bool IsInsertable => !IsGenerated && Stamp is null;

    /// <summary>Whether update bodies set it.</summary>
    public bool IsChangeable => IsInsertable && IsUpdatable && !IsPrimary;
}

/// <summary>The columns that the server stamps on every row.</summary>
public enum Stamp
{
    /// <summary><c>createdAt</c>.</summary>
    Created,

    /// <summary><c>updatedAt</c>.</summary>
    Updated,

    /// <summary><c>sub_entity</c>, in hierarchies: the table that the row was inserted into.</summary>
    SubEntity,
}

/// <summary>The value of an absent field at insert.</summary>
/// <param name="IsNow">The clock at the time of the insert.</param>
/// <param name="Json">Otherwise the literal as canonical JSON text, valid for the column.</param>
public sealed record DefaultValue(bool IsNow, string? Json);
