using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>The answer to a change of many rows: the rows, or their number.</summary>
internal static class SetAnswer
{
    /// <summary>Completes it. The body stands behind <c>{"data":[</c>, with the rows where they are wanted as the write yields them.</summary>
    public static async ValueTask CompleteAsync(WriteScope scope, ServedTable table, RowList list, WriteView view, WriteAnswer answer)
    {
        answer.Status = 200;
        answer.Preference = view.Preference;
        if (view.IsMinimal)
        {
            Count(answer, list.Keys.Count);
            return;
        }

        if (view.Selection is not null)
        {
            await Representation.WriteAsync(scope, table, list.Keys, view.Selection, answer.Body);
        }

        answer.Body.Raw("],\"meta\":{\"affected\":"u8);
        answer.Body.Value(list.Keys.Count);
        answer.Body.Raw("}}"u8);
    }

    /// <summary>The number alone.</summary>
    public static void Count(WriteAnswer answer, int affected)
    {
        answer.Status = 200;
        answer.Body.Clear();
        answer.Body.Raw("{\"meta\":{\"affected\":"u8);
        answer.Body.Value(affected);
        answer.Body.Raw("}}"u8);
    }
}
