namespace Snapwright.OpenApi;

/// <summary>An operation of a path as the document tells it. What it refers to are names of components.</summary>
/// <param name="Method">In lower case.</param>
/// <param name="Id">Unique in the document.</param>
/// <param name="Tag">The group it is shown in.</param>
/// <param name="Summary">A line about it.</param>
internal sealed record Operation(string Method, string Id, string Tag, string Summary)
{
    /// <summary>More about it; null for nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The schema of its body; null for none.</summary>
    public BodySchema? Body { get; init; }

    /// <summary>What it answers when all is well.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The statuses of other answers.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>The body of a request.</summary>
/// <param name="Component">An object of this schema.</param>
/// <param name="HasArray">Whether an array of them is taken as well.</param>
/// <param name="HasKeys">Whether the items of the array must have keys.</param>
internal sealed record BodySchema(string Component, bool HasArray = false, bool HasKeys = false);

/// <summary>An answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Description">What it is.</param>
/// <param name="Schemas">What its JSON is: of one, or one of several; empty for no body.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record Answer(string Status, string Description, string[] Schemas, params string[] Headers)
{
    /// <summary>The schema of a row, where the answer comes as NDJSON and CSV as well.</summary>
    public string? Row { get; init; }
}
