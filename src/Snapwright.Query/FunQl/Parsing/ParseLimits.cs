namespace Snapwright.Query.FunQl.Parsing;

/// <summary>How large a text may be. What is beyond is an error of kind <see cref="FunQlErrorKind.Bound"/>.</summary>
public sealed record ParseLimits
{
    /// <summary>The usual ones. Within them a tree can be walked recursively on a stack of 256 KiB.</summary>
    public static ParseLimits Default { get; } = new();

    /// <summary>UTF-16 units of the text.</summary>
    public int Length { get; init; } = 100_000;

    /// <summary>Brackets, and right sides of operators, inside of each other.</summary>
    public int Nesting { get; init; } = 128;

    /// <summary>Nodes of the tree above each other. A chain like <c>a + b + c</c> is as deep as it has operators.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Queries inside of each other.</summary>
    public int QueryDepth { get; init; } = 32;

    /// <summary>Items of one list.</summary>
    public int Items { get; init; } = 10_000;
}
