using Snapwright.Data.Json;

namespace Snapwright.Writes;

/// <summary>The answer to a write, whole, before anything of it is sent: it is stored in the transaction of the write where it may be repeated.</summary>
internal sealed class WriteAnswer : IDisposable
{
    /// <summary>The status; 0 until there is an answer.</summary>
    public int Status { get; set; }

    /// <summary>The path of the row that was created; null for none.</summary>
    public string? Location { get; set; }

    /// <summary>The tag of the row; null for answers that are not one row.</summary>
    public string? EntityTag { get; set; }

    /// <summary>Which preference was applied; null for none.</summary>
    public string? Preference { get; set; }

    /// <summary>Whether it is the answer to an earlier request.</summary>
    public bool IsReplayed { get; set; }

    /// <summary>The body; empty for none.</summary>
    public JsonOutput Body { get; } = new();

    /// <summary>Forgets everything, for another attempt.</summary>
    public void Clear()
    {
        (Status, Location, EntityTag, Preference, IsReplayed) = (0, null, null, null, false);
        Body.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => Body.Dispose();
}
