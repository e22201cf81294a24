namespace Snapwright.Model.Snapshots;

/// <summary>The keys that the reader knows; the JSON Schema lists the same.</summary>
public static class SnapshotKeys
{
    /// <summary>Keys of a table.</summary>
    public static IReadOnlyList<string> Table { get; } =
    [
        "name", "schema", "description", "isSystem", "isSingleRecord", "alias", "metadata", "validateBody", "parent", "isAbstract", "mainField", "isFrozen", "saveRestoreKey",
        "uniques", "indexes", "uniqueConstraints", "checkConstraints", "computedFields", "columns", "relations",
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

    /// <summary>Keys of a computed field.</summary>
    public static IReadOnlyList<string> ComputedField { get; } = ["name", "expression", "isVirtual", "isMaterialized", "allowBroken", "description"];

    /// <summary>Keys of a check constraint.</summary>
    public static IReadOnlyList<string> CheckConstraint { get; } = ["name", "expression"];

    /// <summary>Keys of a unique constraint.</summary>
    public static IReadOnlyList<string> UniqueConstraint { get; } = ["name", "columns", "isAlternateKey"];

    /// <summary>Keys of an index that is more than a list of fields.</summary>
    public static IReadOnlyList<string> Index { get; } = ["name", "expressions", "includedExpressions", "isUnique", "predicate", "type"];

    /// <summary>Keys of a view.</summary>
    public static IReadOnlyList<string> View { get; } = ["schema", "name", "query", "allowBroken", "description"];

    /// <summary>Keys of attributes of a field.</summary>
    public static IReadOnlyList<string> FieldAttributes { get; } = ["schema", "table", "field", "priority", "attributes", "allowBroken"];

    /// <summary>How an index may be built.</summary>
    public static IReadOnlyList<string> IndexTypes { get; } = ["btree", "gist", "gin"];

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

    internal static IReadOnlyList<string> Export { get; } = ["version", "tables", "views", "fieldAttributes"];

    internal static IReadOnlyList<string> LaterInColumn { get; } = ["isSecret"];

    internal static IReadOnlyList<string> LaterInExport { get; } =
    [
        "schemas", "viewGenerators", "modules", "actions", "triggers", "routes", "roles", "settings",
    ];
}
