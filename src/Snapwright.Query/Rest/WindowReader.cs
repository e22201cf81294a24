using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Cursors;
using Snapwright.Query.Values;
using SortKey = Snapwright.Query.Requests.SortKey;

namespace Snapwright.Query.Rest;

/// <summary>
/// The window of a list: <c>limit</c> and <c>page</c>, or <c>first</c> with <c>after</c>, or <c>last</c> with <c>before</c>.
/// </summary>
/// <param name="reading">The reading it is part of.</param>
/// <param name="form">How the list travels.</param>
/// <param name="options">The options of the list.</param>
internal sealed class WindowReader(RestReading reading, ListForm form, JsonObject options)
{
    /// <summary>The least limit: it asks for all rows, as 0 does.</summary>
    public const long All = -1;

    private static readonly string[] NumberOptions = ["page", "limit", "offset"];
    private static readonly string[] CursorOptions = ["first", "after", "last", "before"];

    /// <summary>How many rows a page has behind a cursor where no number is given.</summary>
    public long DefaultCount { get; init; } = reading.Limits.DefaultLimit;

    /// <summary>Whether a page by a cursor is asked for.</summary>
    public bool HasCursor => CursorOptions.Any(Has);

    /// <summary>The first option that asks for one.</summary>
    public string FirstCursor => CursorOptions.First(Has);

    /// <summary>The window of a list in an order.</summary>
    public Window Read(Table table, EquatableArray<SortKey> sort, bool isGrouped)
    {
        var cursors = CursorOptions.Where(Has).ToList();
        return cursors.Count == 0 ? ReadNumbers() : AreAllowed(cursors, isGrouped) ? ReadCursor(table, sort) : default;
    }

    private Window ReadNumbers()
    {
        var isForAll = false;
        long? limit = reading.Limits.DefaultLimit;
        if (RestReading.Option(options, "limit") is { } value && ReadLimit(value) is { } given)
        {
            isForAll = given <= 0;
            limit = !isForAll ? given : form == ListForm.Stream ? null : reading.Limits.MaxLimit;
        }

        long offset = 0;
        if (RestReading.Option(options, "page") is { } number)
        {
            if (limit is { } rows)
            {
                offset = new PageReader(reading).Offset(number, rows, "page");
            }
            else
            {
                reading.Error("not_allowed", "page", "All rows are one page; 'page' goes with a limit.");
            }
        }

        return new(limit, offset, isForAll && form == ListForm.Document, null);
    }

    private long? ReadLimit(JsonNode value)
    {
        var most = form == ListForm.Stream ? int.MaxValue : reading.Limits.MaxLimit;
        var expected = $"an integer from 1 to {most}, or -1 for all";
        if (reading.Text("limit", value, expected) is not { } text)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit) || limit < All)
        {
            reading.Error("invalid_value", "limit", $"Expected {expected}.");
            return null;
        }

        if (limit <= most)
        {
            return limit;
        }

        reading.Error("limit_exceeded", "limit", form == ListForm.Stream
            ? $"The limit is at most {most}; -1 asks for all rows."
            : $"The limit is at most {most}. Go through more rows with 'first' and 'after', or stream them with 'Accept: application/x-ndjson' or 'text/csv'.");
        return null;
    }

    private bool AreAllowed(List<string> cursors, bool isGrouped)
    {
        var errors = new List<(string Path, string Message)>();
        if (form == ListForm.Stream)
        {
            errors.Add((cursors[0], $"'{cursors[0]}' is answered by cursors in 'meta.pageInfo', which this format has no place for; ask for application/json, or for all rows with limit=-1."));
        }

        if (isGrouped)
        {
            errors.Add((cursors[0], $"'{cursors[0]}' cannot be combined with 'groupBy'; groups have 'limit' and 'page'."));
        }

        errors.AddRange(NumberOptions.Where(Has).Select(o => (o, $"'{o}' cannot be combined with '{cursors[0]}'.")));
        if (cursors.Any(static c => c is "first" or "after") && cursors.Find(static c => c is "last" or "before") is { } other)
        {
            errors.Add((other, $"'{other}' cannot be combined with '{cursors[0]}': 'first' goes with 'after', 'last' with 'before'."));
        }

        foreach (var (path, message) in errors)
        {
            reading.Error("not_allowed", path, message);
        }

        return errors.Count == 0;
    }

    private Window ReadCursor(Table table, EquatableArray<SortKey> sort)
    {
        var isBackward = Has("last") || Has("before");
        var limit = ReadCount(isBackward ? "last" : "first");
        return new(limit, 0, LooksAhead: true, new(isBackward, ReadPosition(isBackward ? "before" : "after", table, sort)));
    }

    private long ReadCount(string name)
    {
        var expected = $"an integer from 1 to {reading.Limits.MaxLimit}";
        if (RestReading.Option(options, name) is not { } value || reading.Text(name, value, expected) is not { } text)
        {
            return DefaultCount;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            reading.Error("invalid_value", name, $"Expected {expected}.");
        }
        else if (count > reading.Limits.MaxLimit)
        {
            reading.Error("limit_exceeded", name, $"At most {reading.Limits.MaxLimit} rows make a page.");
        }
        else
        {
            return count;
        }

        return DefaultCount;
    }

    private EquatableArray<SqlValue>? ReadPosition(string name, Table table, EquatableArray<SortKey> sort)
    {
        // Where the sort is at fault no cursor can fit, and the fault is told already.
        if (RestReading.Option(options, name) is not { } value || reading.Text(name, value, "a cursor") is not { } text || reading.HasErrors)
        {
            return null;
        }

        var position = CursorFormat.Of(table, sort).Read(text);
        if (position is null)
        {
            reading.Error("invalid_cursor", name, $"'{name}' is not a cursor of '{table.Name}' in this order; take one from 'meta.pageInfo' of a list with the same 'sort'.");
        }

        return position;
    }

    private bool Has(string name) => RestReading.Option(options, name) is not null;
}
