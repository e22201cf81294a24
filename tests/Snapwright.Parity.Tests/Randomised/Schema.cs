namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A relation of the data set.</summary>
/// <param name="Name">The property.</param>
/// <param name="Target">The table at the other end.</param>
/// <param name="ToManyBy">For a to-many relation, the reference over there that makes it; null for to-one.</param>
public sealed record Link(string Name, string Target, string? ToManyBy);

/// <summary>What the two tables of the data set have; written down once more, so that the evaluator depends on nothing of the product.</summary>
public static class Schema
{
    /// <summary>The fields that have an order, per table.</summary>
    public static IReadOnlyList<string> Fields(string table) => table == "facts"
        ? ["id", "whole", "large", "real", "exact", "words", "flag", "token", "day", "clock", "moment", "mood"]
        : ["id", "name", "weight"];

    /// <summary>The array fields per table.</summary>
    public static IReadOnlyList<string> Arrays(string table) => table == "facts" ? ["labels", "marks"] : [];

    /// <summary>The JSON fields per table.</summary>
    public static IReadOnlyList<string> Documents(string table) => table == "facts" ? ["extra"] : [];

    /// <summary>The relations per table.</summary>
    public static IReadOnlyList<Link> Links(string table) => table == "facts"
        ? [new("group", "groups", null)]
        : [new("parent", "groups", null), new("children", "groups", "parent"), new("facts", "facts", "group")];

    /// <summary>The to-many relations per table.</summary>
    public static IReadOnlyList<Link> ToMany(string table) => [.. Links(table).Where(static l => l.ToManyBy is not null)];

    /// <summary>Whether <c>_contains</c> is for the field.</summary>
    public static bool IsText(string field) => field is "words" or "name" or "mood";
}
