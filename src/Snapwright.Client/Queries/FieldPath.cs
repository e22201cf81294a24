namespace Snapwright.Client.Queries;

/// <summary>The way from a row to a field, through relations: <c>book.publisher.name</c>.</summary>
public sealed class FieldPath
{
    private FieldPath(string[] names) => Names = names;

    /// <summary>The row itself.</summary>
    public static FieldPath Root { get; } = new([]);

    /// <summary>The JSON properties on the way.</summary>
    internal string[] Names { get; }

    /// <summary>A field of what this path leads to.</summary>
    /// <param name="name">The JSON property.</param>
    public FieldPath To(string name) => new([.. Names, name]);

    /// <summary>The names with dots between them.</summary>
    public override string ToString() => string.Join('.', Names);
}
