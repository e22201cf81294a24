using System.Text.Json.Nodes;
using Snapwright.Testing;

namespace Snapwright.Chinook.Tests.Answers;

/// <summary>The same question to the API and to the database.</summary>
/// <param name="Path">The request.</param>
/// <param name="Fields">
/// Of every row of the answer, in the order of the query's columns: <c>album.title</c> goes into an object, <c>tracks[].name</c> into every
/// item of an array, whose values are joined by <c>|</c>.
/// </param>
/// <param name="PostgreSql">The query.</param>
/// <param name="Sqlite">The query for SQLite where it cannot be the same.</param>
internal sealed record Question(string Path, string[] Fields, string PostgreSql, string? Sqlite = null)
{
    /// <summary>What is read: the rows, or with false the counts of <c>meta</c>.</summary>
    public bool IsOfRows { get; init; } = true;

    /// <summary>The query for a database.</summary>
    public string Sql(DatabaseKind kind) => kind == DatabaseKind.Sqlite && Sqlite is not null ? Sqlite : PostgreSql;

    /// <summary>The values of an answer.</summary>
    public IReadOnlyList<string?[]> ValuesOf(JsonObject answer)
    {
        IReadOnlyList<JsonNode?> rows = IsOfRows ? [.. answer["data"]!.AsArray()] : new[] { answer["meta"] };
        return [.. rows.Select(row => Fields.Select(f => Value(row, f)).ToArray())];
    }

    private static string? Value(JsonNode? node, string path)
    {
        if (node is null)
        {
            return null;
        }

        if (path.Length == 0)
        {
            return node.GetValueKind() == System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (step, rest) = dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
        return step.EndsWith("[]", StringComparison.Ordinal)
            ? string.Join('|', Member(node, step[..^2])!.AsArray().Select(item => Value(item, rest)))
            : Value(Member(node, step), rest);
    }

    // An absent member is a mistake of the answer, and not a null in it.
    private static JsonNode? Member(JsonNode node, string name) =>
        node.AsObject().TryGetPropertyValue(name, out var member) ? member : throw new KeyNotFoundException($"There is no '{name}' in {node.ToJsonString()}.");
}
