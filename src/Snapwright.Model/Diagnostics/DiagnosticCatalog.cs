namespace Snapwright.Model.Diagnostics;

/// <summary>Every diagnostic of input files, in one place. Ids are never used anew for something else.</summary>
public static partial class DiagnosticCatalog
{
    /// <summary>Malformed JSON.</summary>
    public static DiagnosticRule JsonSyntax { get; } = new(
        "SW0001",
        DiagnosticLevel.Error,
        "Malformed JSON",
        "Malformed JSON: {0}.",
        "Correct the JSON; only RFC 8259 is read, without comments and trailing commas.");

    /// <summary>A key is there twice.</summary>
    public static DiagnosticRule JsonDuplicateKey { get; } = new(
        "SW0002",
        DiagnosticLevel.Error,
        "A key is there twice",
        "The key '{0}' is there twice in this object.",
        "Remove one of them.");

    /// <summary>JSON is nested too deeply.</summary>
    public static DiagnosticRule JsonTooDeep { get; } = new(
        "SW0003",
        DiagnosticLevel.Error,
        "JSON is nested too deeply",
        "Objects and arrays are nested deeper than {0} levels.",
        "Nest less.");

    /// <summary>A value has the wrong JSON type.</summary>
    public static DiagnosticRule WrongJsonType { get; } = new(
        "SW0004",
        DiagnosticLevel.Error,
        "A value has the wrong JSON type",
        "'{0}' must be {1}, not {2}.",
        "Write a value of the type that the message names.");

    /// <summary>Unknown key.</summary>
    public static DiagnosticRule UnknownKey { get; } = new(
        "SW0005",
        DiagnosticLevel.Error,
        "Unknown key",
        "Unknown key '{0}'. {1}",
        "Correct the spelling, or remove the key. Top-level keys that begin with '_' are ignored and may hold notes.");

    /// <summary>A key is not supported yet.</summary>
    public static DiagnosticRule NotSupportedYet { get; } = new(
        "SW0006",
        DiagnosticLevel.Error,
        "A key is not supported yet",
        "'{0}' is not supported yet.",
        "Remove the key; nothing would happen from it.");

    /// <summary>A required key is missing.</summary>
    public static DiagnosticRule MissingKey { get; } = new(
        "SW0007",
        DiagnosticLevel.Error,
        "A required key is missing",
        "'{0}' is missing.",
        "Add the key.");

    /// <summary>The version of the export is unknown.</summary>
    public static DiagnosticRule ExportVersion { get; } = new(
        "SW0008",
        DiagnosticLevel.Error,
        "The version of the export is unknown",
        "Version {0} of a metadata export cannot be read; this is for version 1.",
        "Export again with the version of Snapwright that is installed, or upgrade.");

    /// <summary>Encrypted columns are not supported yet.</summary>
    public static DiagnosticRule EncryptionNotSupported { get; } = new(
        "SW0009",
        DiagnosticLevel.Error,
        "Encrypted columns are not supported yet",
        "The column '{0}' asks for encryption, which is not supported yet; it would be stored in plain text.",
        "Remove isEncrypted if plain text is acceptable.");

    /// <summary>A table name is not valid.</summary>
    public static DiagnosticRule TableName { get; } = new(
        "SW0010",
        DiagnosticLevel.Error,
        "A table name is not valid",
        "'{0}' is not a valid table name: lower-case letters, digits and '_', not beginning with a digit, at most 63 characters, each for the schema and the table.",
        "Rename the table.");

    /// <summary>A name is reserved.</summary>
    public static DiagnosticRule ReservedName { get; } = new(
        "SW0011",
        DiagnosticLevel.Error,
        "A name is reserved",
        "The name '{0}' is reserved: {1}.",
        "Choose another name.");

    /// <summary>A table's name and its key differ.</summary>
    public static DiagnosticRule NameMismatch { get; } = new(
        "SW0012",
        DiagnosticLevel.Error,
        "A table's name and its key differ",
        "'{0}' must be '{1}', as the key of the table says.",
        "Make both the same, or leave the name out.");

    /// <summary>A field name is not valid.</summary>
    public static DiagnosticRule FieldName { get; } = new(
        "SW0013",
        DiagnosticLevel.Error,
        "A field name is not valid",
        "'{0}' is not a valid field name: letters, digits and '_', beginning with a letter, at most 63 characters.",
        "Rename the field. Names that begin with '_' are operators of the query language.");

    /// <summary>A field name is there twice.</summary>
    public static DiagnosticRule DuplicateField { get; } = new(
        "SW0014",
        DiagnosticLevel.Error,
        "A field name is there twice",
        "The table '{0}' has two fields named '{1}' (upper and lower case are the same).",
        "Rename one of them.");

    /// <summary>A table is there twice.</summary>
    public static DiagnosticRule DuplicateTable { get; } = new(
        "SW0015",
        DiagnosticLevel.Error,
        "A table is there twice",
        "The table '{0}' is there twice in this file.",
        "Merge the two.");

    /// <summary>A field is there by itself.</summary>
    public static DiagnosticRule ImplicitField { get; } = new(
        "SW0016",
        DiagnosticLevel.Error,
        "A field is there by itself",
        "'{0}' is a field of every table and must not be declared.",
        "Remove the declaration.");

    /// <summary>Unknown column type.</summary>
    public static DiagnosticRule ColumnType { get; } = new(
        "SW0020",
        DiagnosticLevel.Error,
        "Unknown column type",
        "Unknown column type '{0}'. {1}",
        "Use one of the types.");

    /// <summary>Options do not fit the column type.</summary>
    public static DiagnosticRule Options { get; } = new(
        "SW0021",
        DiagnosticLevel.Error,
        "Options do not fit the column type",
        "The options of a column of type '{0}' are wrong: {1}.",
        "See the reference of column types.");

    /// <summary>A column has no valid choices.</summary>
    public static DiagnosticRule Choices { get; } = new(
        "SW0022",
        DiagnosticLevel.Error,
        "A column has no valid choices",
        "A column of type '{0}' needs its choices: {1}.",
        "Give options as an array of different strings.");

    /// <summary>A default does not fit the column.</summary>
    public static DiagnosticRule Default { get; } = new(
        "SW0023",
        DiagnosticLevel.Error,
        "A default does not fit the column",
        "The default {0} does not fit the column: {1}.",
        "Give a value that an insert could write.");

    /// <summary>A table has no key.</summary>
    public static DiagnosticRule NoKey { get; } = new(
        "SW0024",
        DiagnosticLevel.Error,
        "A table has no key",
        "The table '{0}' needs a column 'id' of type int, bigint or uuid with isPrimary true.",
        "Add the column.");

    /// <summary>A table has two keys.</summary>
    public static DiagnosticRule TwoKeys { get; } = new(
        "SW0025",
        DiagnosticLevel.Error,
        "A table has two keys",
        "The table '{0}' has a second primary column '{1}'; there must be one, named 'id'.",
        "Use uniques for the other.");

    /// <summary>The key is not valid.</summary>
    public static DiagnosticRule Key { get; } = new(
        "SW0026",
        DiagnosticLevel.Error,
        "The key is not valid",
        "The key of a table must be a column 'id' of type int, bigint or uuid that is not nullable, published and without a default: {0}.",
        "Correct the column.");

    /// <summary>A column cannot be generated.</summary>
    public static DiagnosticRule Generated { get; } = new(
        "SW0027",
        DiagnosticLevel.Error,
        "A column cannot be generated",
        "The column '{0}' cannot be generated: only the key is.",
        "Remove isGenerated, or give a default.");

    /// <summary>Unknown relation type.</summary>
    public static DiagnosticRule RelationType { get; } = new(
        "SW0030",
        DiagnosticLevel.Error,
        "Unknown relation type",
        "Unknown relation type '{0}'. {1}",
        "Use one of the types.");

    /// <summary>Unknown target table.</summary>
    public static DiagnosticRule TargetTable { get; } = new(
        "SW0031",
        DiagnosticLevel.Error,
        "Unknown target table",
        "The relation '{0}' points to the table '{1}', which is not there. {2}",
        "Correct the name, or add the table.");

    /// <summary>A one-to-many relation has no owner.</summary>
    public static DiagnosticRule OneToManyOwner { get; } = new(
        "SW0032",
        DiagnosticLevel.Error,
        "A one-to-many relation has no owner",
        "The one-to-many relation '{0}' needs mappedBy: the foreign key is on the other side.",
        "Declare a many-to-one with inversePropertyName on the other side, or say mappedBy.");

    /// <summary>A relation has both mappedBy and inversePropertyName.</summary>
    public static DiagnosticRule TwoInverses { get; } = new(
        "SW0033",
        DiagnosticLevel.Error,
        "A relation has both mappedBy and inversePropertyName",
        "The relation '{0}' has both mappedBy and inversePropertyName; only one side owns it.",
        "Keep inversePropertyName on the owning side, or mappedBy on the other.");

    /// <summary>mappedBy names no owning relation.</summary>
    public static DiagnosticRule MappedBy { get; } = new(
        "SW0034",
        DiagnosticLevel.Error,
        "mappedBy names no owning relation",
        "The relation '{0}' is mapped by '{1}', which is not an owning relation of '{2}'. {3}",
        "Name the relation of the target that holds the foreign key or the junction.");

    /// <summary>The two sides of a relation do not fit.</summary>
    public static DiagnosticRule InverseMismatch { get; } = new(
        "SW0035",
        DiagnosticLevel.Error,
        "The two sides of a relation do not fit",
        "The relation '{0}' does not fit '{1}.{2}': {3}.",
        "many-to-one and one-to-many belong together; one-to-one and many-to-many belong to their own kind.");

    /// <summary>The name of an inverse is taken.</summary>
    public static DiagnosticRule InverseCollision { get; } = new(
        "SW0036",
        DiagnosticLevel.Error,
        "The name of an inverse is taken",
        "The inverse '{0}' of the relation '{1}' cannot be added to the table '{2}', which has a field of that name.",
        "Choose another inversePropertyName.");

    /// <summary>Unknown onDelete.</summary>
    public static DiagnosticRule OnDelete { get; } = new(
        "SW0037",
        DiagnosticLevel.Error,
        "Unknown onDelete",
        "Unknown onDelete '{0}'. {1}",
        "Use CASCADE, RESTRICT or SET NULL.");

    /// <summary>SET NULL on a relation that is not nullable.</summary>
    public static DiagnosticRule SetNullRequired { get; } = new(
        "SW0038",
        DiagnosticLevel.Error,
        "SET NULL on a relation that is not nullable",
        "The relation '{0}' is not nullable, so onDelete cannot be SET NULL.",
        "Make it nullable, or use CASCADE or RESTRICT.");

    /// <summary>A key has no effect.</summary>
    public static DiagnosticRule NoEffect { get; } = new(
        "SW0039",
        DiagnosticLevel.Warning,
        "A key has no effect",
        "'{0}' has no effect on this {1} relation.",
        "Remove the key.");

    /// <summary>A relation refers to another column than the key.</summary>
    public static DiagnosticRule ReferencedColumn { get; } = new(
        "SW0040",
        DiagnosticLevel.Error,
        "A relation refers to another column than the key",
        "A relation refers to the column 'id' of its target; '{0}' is not possible.",
        "Remove referencedColumn.");

    /// <summary>A physical name is not valid.</summary>
    public static DiagnosticRule PhysicalName { get; } = new(
        "SW0041",
        DiagnosticLevel.Error,
        "A physical name is not valid",
        "'{0}' is not a valid physical name: letters, digits and '_', not beginning with a digit, at most 63 characters.",
        "Shorten or rename it.");

    /// <summary>Two things have one physical name.</summary>
    public static DiagnosticRule PhysicalCollision { get; } = new(
        "SW0042",
        DiagnosticLevel.Error,
        "Two things have one physical name",
        "The physical {0} '{1}' of {2} is also that of {3}.",
        "Rename one of them; relations have physical overrides for this.");

    /// <summary>A table is left out because of another.</summary>
    public static DiagnosticRule LeftOut { get; } = new(
        "SW0043",
        DiagnosticLevel.Warning,
        "A table is left out because of another",
        "The table '{0}' is left out: its relation '{1}' needs the table '{2}', which has errors.",
        "Correct the other table.");

    /// <summary>A group names an unknown field.</summary>
    public static DiagnosticRule GroupField { get; } = new(
        "SW0050",
        DiagnosticLevel.Error,
        "A group names an unknown field",
        "'{0}' is not a field of the table '{1}'. {2}",
        "Name columns, or relations for their foreign key.");

    /// <summary>A group of fields is empty or names a field twice.</summary>
    public static DiagnosticRule GroupShape { get; } = new(
        "SW0051",
        DiagnosticLevel.Error,
        "A group of fields is empty or names a field twice",
        "A group of fields {0}.",
        "Correct the group.");

    /// <summary>A field cannot be in a unique or an index.</summary>
    public static DiagnosticRule GroupFieldKind { get; } = new(
        "SW0052",
        DiagnosticLevel.Error,
        "A field cannot be in a unique or an index",
        "'{0}' cannot be in a unique or an index: {1}.",
        "Leave it out of the group.");

    /// <summary>An index is covered by a unique.</summary>
    public static DiagnosticRule IndexCovered { get; } = new(
        "SW0053",
        DiagnosticLevel.Error,
        "An index is covered by a unique",
        "The index on ({0}) is already there: {1} begins with the same columns.",
        "Remove the index.");

    /// <summary>A group of fields is there twice.</summary>
    public static DiagnosticRule DuplicateGroup { get; } = new(
        "SW0054",
        DiagnosticLevel.Warning,
        "A group of fields is there twice",
        "The group ({0}) is there twice.",
        "Remove one of them.");

    /// <summary>A column cannot be searchable.</summary>
    public static DiagnosticRule Searchable { get; } = new(
        "SW0055",
        DiagnosticLevel.Error,
        "A column cannot be searchable",
        "The column '{0}' cannot be searchable: {1}.",
        "Remove 'isSearchable', or change what the message names.");

    /// <summary>A table has too many searchable columns.</summary>
    public static DiagnosticRule TooManySearchable { get; } = new(
        "SW0056",
        DiagnosticLevel.Error,
        "A table has too many searchable columns",
        "The table '{0}' has {1} searchable columns; {2} are the most.",
        "Mark only the columns that people look for.");

    /// <summary>A rule of a column is not valid.</summary>
    public static DiagnosticRule Rule { get; } = new(
        "SW0070",
        DiagnosticLevel.Error,
        "A rule of a column is not valid",
        "The rule '{0}' is not valid: {1}.",
        "See the reference of column rules.");

    /// <summary>Unknown rule type.</summary>
    public static DiagnosticRule RuleType { get; } = new(
        "SW0071",
        DiagnosticLevel.Error,
        "Unknown rule type",
        "Unknown rule type '{0}'. {1}",
        "Use one of the types.");

    /// <summary>A rule does not fit the column.</summary>
    public static DiagnosticRule RuleMisfit { get; } = new(
        "SW0072",
        DiagnosticLevel.Error,
        "A rule does not fit the column",
        "The rule '{0}' cannot be on the column '{1}': {2}.",
        "Remove the rule, or change the type of the column.");

    /// <summary>Custom rules are not supported.</summary>
    public static DiagnosticRule CustomRule { get; } = new(
        "SW0073",
        DiagnosticLevel.Error,
        "Custom rules are not supported",
        "Rules of type 'custom' are not supported: nothing would be checked.",
        "Write a hook of the table instead, and refuse the value there.");

    /// <summary>A name is not valid.</summary>
    public static DiagnosticRule ObjectName { get; } = new(
        "SW0080",
        DiagnosticLevel.Error,
        "A name is not valid",
        "'{0}' is not a valid name of a {1}: letters, digits and '_' (in names of views also '-'), beginning with a letter, at most 63 characters.",
        "Rename it. Names of schemas are in lower case.");

    /// <summary>A name is there twice.</summary>
    public static DiagnosticRule DuplicateName { get; } = new(
        "SW0081",
        DiagnosticLevel.Error,
        "A name is there twice",
        "There is a {0} '{1}' already.",
        "Rename one of them.");

    /// <summary>The main field is not there.</summary>
    public static DiagnosticRule MainField { get; } = new(
        "SW0082",
        DiagnosticLevel.Error,
        "The main field is not there",
        "The main field '{0}' is not a field of the table '{1}'. {2}",
        "Name a column, a relation with a foreign key, or a computed field.");

    /// <summary>An alternate key is not valid.</summary>
    public static DiagnosticRule AlternateKey { get; } = new(
        "SW0083",
        DiagnosticLevel.Error,
        "An alternate key is not valid",
        "The unique constraint '{0}' cannot be an alternate key: {1}.",
        "Take fields that are never null and that a path can have.");

    /// <summary>The key for saving and restoring is not there.</summary>
    public static DiagnosticRule SaveRestoreKey { get; } = new(
        "SW0084",
        DiagnosticLevel.Error,
        "The key for saving and restoring is not there",
        "'{0}' is not an alternate key of the table '{1}'. {2}",
        "Name a unique constraint with isAlternateKey true.");

    /// <summary>An index is not valid.</summary>
    public static DiagnosticRule Index { get; } = new(
        "SW0085",
        DiagnosticLevel.Error,
        "An index is not valid",
        "The index '{0}' is not valid: {1}.",
        "Correct the index.");

    /// <summary>A file is not named as a view can be.</summary>
    public static DiagnosticRule ViewFile { get; } = new(
        "SW0086",
        DiagnosticLevel.Error,
        "A file is not named as a view can be",
        "'{0}' is not the name of a view: name.funql or schema.name.funql.",
        "Rename the file.");

    /// <summary>Attributes of an unknown field.</summary>
    public static DiagnosticRule AttributesTarget { get; } = new(
        "SW0087",
        DiagnosticLevel.Error,
        "Attributes of an unknown field",
        "The attributes are for '{0}', which is not there. {1}",
        "Correct the name, or say allowBroken.");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All =>
    [
        JsonSyntax, JsonDuplicateKey, JsonTooDeep, WrongJsonType, UnknownKey, NotSupportedYet,
        MissingKey, ExportVersion, EncryptionNotSupported, TableName, ReservedName, NameMismatch,
        FieldName, DuplicateField, DuplicateTable, ImplicitField, ColumnType, Options,
        Choices, Default, NoKey, TwoKeys, Key, Generated,
        RelationType, TargetTable, OneToManyOwner, TwoInverses, MappedBy, InverseMismatch,
        InverseCollision, OnDelete, SetNullRequired, NoEffect, ReferencedColumn, PhysicalName,
        PhysicalCollision, LeftOut, GroupField, GroupShape, GroupFieldKind, IndexCovered,
        DuplicateGroup, Searchable, TooManySearchable, Rule, RuleType, RuleMisfit, CustomRule,
        ObjectName, DuplicateName, MainField, AlternateKey, SaveRestoreKey, Index, ViewFile, AttributesTarget,
        BrokenAllowed,
        FunQlSyntax, FunQlName, FunQlType, FunQlNotAllowed, FunQlNotSupported, FunQlBound,
        ParentTable, ParentCircle, InheritedField, InheritedKey, TypeField, HierarchyKind, InheritedSetting, InheritedName, LeftOutWithParent, VirtualField, KeptOverride,
    ];
}
