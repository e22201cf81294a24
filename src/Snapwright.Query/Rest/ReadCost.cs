using System.Globalization;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>
/// The most rows that a read may fetch, embedded ones included: limits multiply along a path and add up side by side. It is known before anything
/// runs, and a read beyond the bound is refused.
/// </summary>
internal static class ReadCost
{
    public static void Check(RestReading reading, ReadRequest request)
    {
        var rows = request.Key is not null ? 1 : Math.Min(request.Limit ?? long.MaxValue, reading.Limits.MaxLimit);
        var cost = rows * PerRow(request.Selection);
        if (cost > reading.Limits.MaxFetchedRows)
        {
            var count = cost.ToString("0", CultureInfo.InvariantCulture);
            reading.Error(
                "limit_exceeded",
                request.Key is null ? "limit" : "deep",
                $"Up to {count} rows could be fetched, {rows} times what is embedded in each, and at most {reading.Limits.MaxFetchedRows} are allowed. Lower the limits, or embed less.");
        }
    }

    // As a double: the product of limits has no bound that an integer would hold.
    private static double PerRow(Selection? selection) => 1 + (selection?.Fields.Sum(static f => f switch
    {
        SelectedObject one => PerRow(one.Selection),
        SelectedRows rows => rows.Limit * PerRow(rows.Selection),
        _ => 0,
    }) ?? 0);
}
