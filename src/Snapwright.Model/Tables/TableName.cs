namespace Snapwright.Model.Tables;

/// <summary>The name of a table with its schema; <c>public</c> where none is named.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The name in the schema.</param>
public sealed record TableName(string Schema, string Name)
{
    /// <summary>The schema of names that name none.</summary>
    public const string DefaultSchema = "public";

    /// <summary>Reads <c>table</c> or <c>schema.table</c>; checks nothing.</summary>
    public static TableName Parse(string text)
    {
        var dot = text.IndexOf('.');
        return dot < 0 ? new(DefaultSchema, text) : new(text.Substring(0, dot), text.Substring(dot + 1));
    }

    /// <summary>As in snapshots, URLs and messages: the schema is left out where it is <c>public</c>.</summary>
    public override string ToString() => Schema == DefaultSchema ? Name : Schema + "." + Name;
}
