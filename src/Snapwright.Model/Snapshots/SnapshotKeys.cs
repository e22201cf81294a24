namespace Snapwright.Model.Snapshots;

/// <summary>The keys that the reader knows; the JSON Schema lists the same.</summary>
public static class SnapshotKeys
{
    /// <summary>Keys of a table.</summary>
    public static IReadOnlyList<string> Table { get; } =
    [
        "name", "schema", "description", "isSystem", "isSingleRecord", "alias", "metadata", "validateBody", "uniques", "indexes", "columns", "relations",
    ];

    /// <summary>Keys of a column.</summary>
    public static IReadOnlyList<string> Column { get; } =
    [
        "name", "type", "isPrimary", "isGenerated", "isNullable", "isSystem", "isUpdatable", "isPublished", "isHidden", "isEncrypted", "isUnique",
        "isSearchable", "defaultValue", "options", "rules", "description", "placeholder", "metadata",
    ];

    /// <summary>Keys of a rule of a column.</summary>
    public static IReadOnlyList<string> Rule { get; } = ["ruleType", "value", "message", "isEnabled", "description"];

    /// <summary>Keys of a relation.</summary>
    public static IReadOnlyList<string> Relation { get; } =
    [
        "propertyName", "type", "targetTable", "inversePropertyName", "mappedBy", "isNullable", "onDelete", "isSystem", "isUpdatable", "isPublished",
        "isGenerated", "description", "foreignKeyColumn", "referencedColumn", "constraintName", "junctionTableName", "junctionSourceColumn",
        "junctionTargetColumn",
    ];

    /// <summary>The types of columns as a snapshot names them, without the tolerated aliases.</summary>
    public static IReadOnlyList<string> ColumnTypes { get; } =
    [
        "int", "bigint", "float", "decimal", "varchar", "text", "code", "richtext", "boolean", "uuid", "ObjectId", "date", "time", "datetime",
        "timestamp", "enum", "simple-json", "json", "array-select", "array",
    ];

    /// <summary>The types of relations.</summary>
    public static IReadOnlyList<string> RelationTypes { get; } = ["many-to-one", "one-to-one", "one-to-many", "many-to-many"];

    /// <summary>What <c>onDelete</c> may say.</summary>
    public static IReadOnlyList<string> OnDeletes { get; } = ["RESTRICT", "CASCADE", "SET NULL"];

    internal static IReadOnlyList<string> RuleValue { get; } = ["v"];

    internal static IReadOnlyList<string> PatternValue { get; } = ["v", "flags"];

    internal static IReadOnlyList<string> Export { get; } = ["version", "tables"];

    internal static IReadOnlyList<string> LaterInTable { get; } =
    [
        "computedFields", "checkConstraints", "uniqueConstraints", "mainField", "isFrozen", "isAbstract", "parent", "saveRestoreKey",
    ];

    internal static IReadOnlyList<string> LaterInColumn { get; } = ["isSecret"];

    internal static IReadOnlyList<string> LaterInExport { get; } =
    [
        "schemas", "views", "viewGenerators", "fieldAttributes", "modules", "actions", "triggers", "routes", "roles", "settings",
    ];
}
