namespace Snapwright.Model.Diagnostics;

/// <content>Texts in FunQL, and tables that inherit.</content>
public static partial class DiagnosticCatalog
{
    /// <summary>A FunQL text that may be broken is.</summary>
    public static DiagnosticRule BrokenAllowed { get; } = new(
        "SW0091",
        DiagnosticLevel.Warning,
        "A FunQL text that may be broken is",
        "{0} is broken and not served: {1}",
        "Correct the text; without allowBroken it is an error.");

    /// <summary>A FunQL text cannot be read.</summary>
    public static DiagnosticRule FunQlSyntax { get; } = new(
        "SW0100",
        DiagnosticLevel.Error,
        "A FunQL text cannot be read",
        "{0}: {1}",
        "Correct the text; see the reference of FunQL.");

    /// <summary>A name in a FunQL text is not there.</summary>
    public static DiagnosticRule FunQlName { get; } = new(
        "SW0101",
        DiagnosticLevel.Error,
        "A name in a FunQL text is not there",
        "{0}: {1}",
        "Correct the name, or bring back what it named.");

    /// <summary>A value in a FunQL text has a type that does not fit.</summary>
    public static DiagnosticRule FunQlType { get; } = new(
        "SW0102",
        DiagnosticLevel.Error,
        "A value in a FunQL text has a type that does not fit",
        "{0}: {1}",
        "Take another value, or write a cast.");

    /// <summary>Something in a FunQL text is not allowed where it stands.</summary>
    public static DiagnosticRule FunQlNotAllowed { get; } = new(
        "SW0103",
        DiagnosticLevel.Error,
        "Something in a FunQL text is not allowed where it stands",
        "{0}: {1}",
        "Write it as the message says.");

    /// <summary>Something in a FunQL text is not supported.</summary>
    public static DiagnosticRule FunQlNotSupported { get; } = new(
        "SW0104",
        DiagnosticLevel.Error,
        "Something in a FunQL text is not supported",
        "{0}: {1}",
        "Write it otherwise.");

    /// <summary>A FunQL text is too large.</summary>
    public static DiagnosticRule FunQlBound { get; } = new(
        "SW0105",
        DiagnosticLevel.Error,
        "A FunQL text is too large",
        "{0}: {1}",
        "Make two of it.");

    /// <summary>The parent of a table is not there.</summary>
    public static DiagnosticRule ParentTable { get; } = new(
        "SW0110",
        DiagnosticLevel.Error,
        "The parent of a table is not there",
        "The table '{0}' inherits from '{1}', which does not exist. {2}",
        "Correct the name in parent, or add the table.");

    /// <summary>A table inherits from itself.</summary>
    public static DiagnosticRule ParentCircle { get; } = new(
        "SW0111",
        DiagnosticLevel.Error,
        "A table inherits from itself",
        "The table '{0}' inherits from itself: {1}.",
        "Remove one of the parents.");

    /// <summary>A field is inherited already.</summary>
    public static DiagnosticRule InheritedField { get; } = new(
        "SW0112",
        DiagnosticLevel.Error,
        "A field is inherited already",
        "The table '{0}' cannot have a field '{1}' of its own: it inherits that of '{2}'.",
        "Remove the field or rename it.");

    /// <summary>A table that inherits has a key of its own.</summary>
    public static DiagnosticRule InheritedKey { get; } = new(
        "SW0113",
        DiagnosticLevel.Error,
        "A table that inherits has a key of its own",
        "The table '{0}' cannot have the primary key '{1}': its key is that of '{2}'.",
        "Remove isPrimary from the column.");

    /// <summary>A field has the name of the type of rows.</summary>
    public static DiagnosticRule TypeField { get; } = new(
        "SW0114",
        DiagnosticLevel.Error,
        "A field has the name of the type of rows",
        "The table '{0}' cannot declare 'sub_entity': in a table that inherits, is inherited from or is abstract, that field says of which table a row is.",
        "Rename the field.");

    /// <summary>A table cannot be in a hierarchy.</summary>
    public static DiagnosticRule HierarchyKind { get; } = new(
        "SW0115",
        DiagnosticLevel.Error,
        "A table cannot be in a hierarchy",
        "The table '{0}' cannot be where it is among parents and children: {1}.",
        "Remove parent, isAbstract, or what stands against it.");

    /// <summary>A setting of a table that inherits is not that of its parent.</summary>
    public static DiagnosticRule InheritedSetting { get; } = new(
        "SW0116",
        DiagnosticLevel.Error,
        "A setting of a table that inherits is not that of its parent",
        "'{0}' of the table '{1}' is that of its parent '{2}', and cannot be another.",
        "Set it in the table at the top of the hierarchy.");

    /// <summary>A name is inherited already.</summary>
    public static DiagnosticRule InheritedName { get; } = new(
        "SW0117",
        DiagnosticLevel.Error,
        "A name is inherited already",
        "The {0} '{1}' of the table '{2}' has the name of one that it inherits from '{3}'.",
        "Rename it.");

    /// <summary>A table is left out with its parent.</summary>
    public static DiagnosticRule LeftOutWithParent { get; } = new(
        "SW0118",
        DiagnosticLevel.Warning,
        "A table is left out because of its parent",
        "The table '{0}' is left out: its parent '{1}' has errors.",
        "Correct the parent.");

    /// <summary>A computed field takes the place of one that is not virtual.</summary>
    public static DiagnosticRule VirtualField { get; } = new(
        "SW0119",
        DiagnosticLevel.Error,
        "A computed field takes the place of one that is not virtual",
        "The computed field '{1}' of the table '{0}' would take the place of that of '{2}': both must be isVirtual.",
        "Say isVirtual in both, or rename one of them.");

    /// <summary>A virtual field is kept by the database in a table, and not in one that it inherits it from.</summary>
    public static DiagnosticRule KeptOverride { get; } = new(
        "SW0135",
        DiagnosticLevel.Error,
        "A virtual field is kept in a table, and not in one that it is inherited from",
        "The virtual field '{1}' of the table '{0}' is isMaterialized, and that of '{2}', whose place it takes, is not.",
        "Say isMaterialized in the topmost table that has the field: it holds for all that take its place.");
}
