using Snapwright.Model.Diagnostics;

namespace Snapwright.Generators.Diagnostics;

/// <summary>What only the generator can find wrong: names in C#, and its own failures.</summary>
internal static class GeneratorRules
{
    /// <summary>Two tables have one name in C#.</summary>
    public static DiagnosticRule TypeName { get; } = new(
        "SW0060",
        DiagnosticLevel.Error,
        "Two tables have one C# name",
        "The C# name '{0}' of table '{1}' is taken by {2}; no code is emitted for it.",
        "Rename the table.");

    /// <summary>A field has a name in C# that is taken.</summary>
    public static DiagnosticRule MemberName { get; } = new(
        "SW0061",
        DiagnosticLevel.Error,
        "Two fields have one C# name",
        "The C# name '{0}' of field '{1}' of table '{2}' is that of another type of the table; no code is emitted for the table.",
        "Rename the field.");

    /// <summary>A view has a name in C# that is taken.</summary>
    public static DiagnosticRule ViewName { get; } = new(
        "SW0062",
        DiagnosticLevel.Error,
        "A view has a C# name that is taken",
        "The C# name '{0}' of view '{1}' is taken by {2}; no code is emitted for it.",
        "Rename the view.");

    /// <summary>The generator itself failed.</summary>
    public static DiagnosticRule Internal { get; } = new(
        "SW9001",
        DiagnosticLevel.Error,
        "The generator failed",
        "Snapwright could not make '{0}': {1}",
        "This is a bug of Snapwright; please report it with the snapshot.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [TypeName, MemberName, ViewName, Internal];

    /// <summary>The failure of a step; it has no place in a file.</summary>
    public static ModelDiagnostic Failure(string what, Exception exception) =>
        Internal.At(new("", 0, 0, 1, 1, "$"), what, exception.ToString().Replace("\r", "").Replace('\n', ' '));
}
