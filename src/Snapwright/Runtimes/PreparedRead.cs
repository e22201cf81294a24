using Snapwright.Data.Json;
using Snapwright.Formats;
using Snapwright.Model.Collections;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Runtimes;

/// <summary>What became of a query string: a plan and its values. A query string that comes again is not read again.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Values">The values of its parameters; of a read by key, the key's is the first.</param>
internal sealed record PreparedRead(CachedPlan Plan, SqlValue[] Values)
{
    /// <summary>Most rows of the answer; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Whether a row beyond the limit comes with them, to tell that there is one.</summary>
    public bool LooksAhead { get; init; }

    /// <summary>The page by a cursor; null for none.</summary>
    public CursorPage? Cursor { get; init; }

    /// <summary>Where in <see cref="Values"/> those of the cursor begin; -1 where it has none, or another cursor may need another plan.</summary>
    public int CursorAt { get; init; } = -1;

    /// <summary>Makes the writer of its document, where that is not the usual one; null where it is.</summary>
    public Func<JsonOutput, RowsWriter>? Document { get; init; }

    /// <summary>The same read behind another cursor; null for a text that is no cursor of it, or needs another plan.</summary>
    public PreparedRead? At(string cursor)
    {
        if (CursorAt < 0 || Plan.CursorFormat?.Read(cursor) is not { } position || HasNull(position))
        {
            return null;
        }

        var values = Values.AsSpan().ToArray();
        for (var i = 0; i < position.Count; i++)
        {
            values[CursorAt + i] = position[i];
        }

        return this with { Values = values, Cursor = Cursor! with { Position = position } };
    }

    /// <summary>The same read for another key.</summary>
    public SqlValue[] ValuesFor(SqlValue key)
    {
        var values = Values.AsSpan().ToArray();
        values[0] = key;
        return values;
    }

    /// <summary>Whether a place in the order has a NULL: such a place has a condition of its own.</summary>
    public static bool HasNull(EquatableArray<SqlValue> position)
    {
        foreach (var value in position)
        {
            if (value.IsNull)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Which read a query string asks for: the same text means another read on another table, or for another caller.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsOne">Whether one row is asked for.</param>
/// <param name="Form">How a list travels.</param>
/// <param name="Query">The query string as it came, without the text of its cursor.</param>
/// <param name="Caller">The rights of the caller, see <see cref="Query.Callers.Caller.PlanKey"/>.</param>
/// <param name="CursorAt">Where in the query string a cursor was left out; -1 for nowhere.</param>
internal readonly record struct ReadKey(ServedTable Table, bool IsOne, ListForm Form, string Query, string Caller, int CursorAt = -1);
