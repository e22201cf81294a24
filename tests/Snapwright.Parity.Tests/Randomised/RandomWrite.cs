using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A write of a random sequence, on the table <c>genres</c>: a key of the client's, and a text that is unique.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Rows">The rows: a key and a label.</param>
/// <param name="ByLabel">Of an upsert: by the label; else by the key. Of a filter: on the label.</param>
/// <param name="IsIgnored">Of an upsert: whether what is there stays.</param>
/// <param name="IsArray">Whether the rows come as an array.</param>
public sealed record RandomWrite(WriteKind Kind, IReadOnlyList<(int Id, string Label)> Rows, bool ByLabel, bool IsIgnored, bool IsArray)
{
    /// <summary>The method.</summary>
    public string Method => Kind switch
    {
        WriteKind.Create or WriteKind.Upsert or WriteKind.Transaction => "POST",
        WriteKind.Update or WriteKind.UpdateByFilter => "PATCH",
        _ => "DELETE",
    };

    /// <summary>Path and query.</summary>
    public string Target => Kind switch
    {
        WriteKind.Transaction => "/api/transaction",
        WriteKind.Upsert => $"/api/genres?onConflict={(ByLabel ? "label" : "id")}&onConflictAction={(IsIgnored ? "ignore" : "update")}",
        WriteKind.UpdateByFilter or WriteKind.DeleteByFilter => "/api/genres?filter=" + Uri.EscapeDataString(Filter()),
        _ => "/api/genres",
    };

    /// <summary>The body; null for none.</summary>
    public string? Body => Kind switch
    {
        WriteKind.DeleteByFilter => null,
        WriteKind.UpdateByFilter => $$"""{"label":"{{Rows[0].Label}}"}""",
        WriteKind.Transaction => $$"""{"operations":[{{string.Join(',', Rows.Select(Operation))}}]}""",
        _ when IsArray => $"[{string.Join(',', Rows.Select(Row))}]",
        _ => Row(Rows[0]),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Target}\n  {Body}";

    /// <summary>Which operation of a transaction a row stands for.</summary>
    public static WriteKind OperationOf((int Id, string Label) row, int index) => ((row.Id + index) % 3) switch
    {
        0 => WriteKind.Create,
        1 => WriteKind.Update,
        _ => WriteKind.DeleteByFilter,
    };

    private static string Row((int Id, string Label) row) => new JsonObject { ["id"] = row.Id, ["label"] = row.Label }.ToJsonString();

    private static string Operation((int Id, string Label) row, int index) => OperationOf(row, index) switch
    {
        WriteKind.Create => $$"""{"create":"genres","data":{{Row(row)}}}""",
        WriteKind.Update => $$$"""{"update":"genres","id":{{{row.Id}}},"data":{"label":"{{{row.Label}}}"}}""",
        _ => $$"""{"delete":"genres","id":{{row.Id}}}""",
    };

    private string Filter() => ByLabel
        ? $$$"""{"label":{"_in":[{{{string.Join(',', Rows.Select(static r => $"\"{r.Label}\""))}}}]}}"""
        : $$$"""{"id":{"_lte":{{{Rows[0].Id}}}}}""";
}

/// <summary>What a write does.</summary>
public enum WriteKind
{
    /// <summary>Creates rows.</summary>
    Create,

    /// <summary>Updates rows by their keys.</summary>
    Update,

    /// <summary>Creates or updates rows.</summary>
    Upsert,

    /// <summary>Updates the rows of a filter.</summary>
    UpdateByFilter,

    /// <summary>Deletes the rows of a filter.</summary>
    DeleteByFilter,

    /// <summary>Several operations.</summary>
    Transaction,
}
