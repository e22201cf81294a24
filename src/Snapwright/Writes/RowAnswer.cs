using Snapwright.Data.Json;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>The answer to a write of one row.</summary>
internal static class RowAnswer
{
    /// <summary>The path of a row.</summary>
    public static string Path(ServedTable table, SqlValue key) => $"{table.Path}/{RowKey.ToText(key)}";

    /// <summary>Completes it: the tag of the row, and what is wanted of it.</summary>
    /// <param name="scope">Where the write runs; with a session.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="whole">What the row was written to: the bytes of a read of it without options.</param>
    /// <param name="view">What is wanted.</param>
    /// <param name="answer">The answer; its status is set.</param>
    public static async ValueTask WriteAsync(WriteScope scope, ServedTable table, RowResponse row, JsonOutput whole, WriteView view, WriteAnswer answer)
    {
        answer.EntityTag = EntityTag.Of(whole.Written.Span);
        answer.Preference = view.Preference;
        if (view.IsMinimal)
        {
            answer.Status = answer.Status == 201 ? 201 : 204;
        }
        else if (view.Selection is null)
        {
            answer.Body.Raw(whole.Written.Span);
        }
        else
        {
            answer.Body.Raw("{\"data\":"u8);
            await Representation.WriteAsync(scope, table, [row.Key], view.Selection, answer.Body);
            answer.Body.Raw((byte)'}');
        }
    }
}
