using Snapwright.Model.Tables;
using Snapwright.SystemTables;

namespace Snapwright.Metadata;

/// <summary>What a table has a list of, each in rows of a system table.</summary>
/// <param name="Definition">The system table.</param>
/// <param name="Key">The key of the list in a snapshot.</param>
/// <param name="NameKey">The key of the name of one.</param>
/// <param name="Word">For messages.</param>
internal sealed record MemberKind(TableName Definition, string Key, string NameKey, string Word)
{
    /// <summary>Columns.</summary>
    public static MemberKind Column { get; } = new(SystemSnapshot.ColumnDefinition, "columns", "name", "column");

    /// <summary>Relations.</summary>
    public static MemberKind Relation { get; } = new(SystemSnapshot.RelationDefinition, "relations", "propertyName", "relation");

    /// <summary>All, in the order in which <see cref="TableRow.Members"/> has them.</summary>
    public static IReadOnlyList<MemberKind> All { get; } =
    [
        Column,
        Relation,
        new(SystemSnapshot.ComputedFieldDefinition, "computedFields", "name", "computed field"),
        new(SystemSnapshot.UniqueConstraintDefinition, "uniqueConstraints", "name", "unique constraint"),
        new(SystemSnapshot.CheckConstraintDefinition, "checkConstraints", "name", "check constraint"),
        new(SystemSnapshot.IndexDefinition, "indexes", "name", "index"),
    ];

    /// <summary>Whether it is stored with rows of data: its removal would take data away.</summary>
    public bool HoldsData => this == Column || this == Relation;
}
