using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Functions;

/// <summary>The names of units of time and of parts of dates, as literals stand in calls (in any case).</summary>
public static class TimeUnits
{
    /// <summary>What <c>date_trunc</c> takes; of dates, those down to <c>day</c>.</summary>
    public static EquatableArray<string> Truncations { get; } = EquatableArray.Of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

    /// <summary>What <c>date_diff</c> takes; of dates, those down to <c>day</c>.</summary>
    public static EquatableArray<string> Differences => Truncations;

    /// <summary>What <c>date_add</c> takes; of dates, those down to <c>day</c>.</summary>
    public static EquatableArray<string> Steps { get; } = EquatableArray.Of("year", "quarter", "month", "week", "day", "hour", "minute", "second", "microsecond");

    /// <summary>What <c>date_part</c> takes; of dates, those down to <c>doy</c>, of times of day, those from <c>hour</c> on.</summary>
    public static EquatableArray<string> Parts { get; } = EquatableArray.Of(
        "year", "quarter", "month", "week", "isoyear", "day", "dow", "isodow", "doy", "hour", "minute", "second", "millisecond", "microsecond");

    /// <summary>What <c>date_part</c> takes of intervals.</summary>
    public static EquatableArray<string> PartsOfIntervals { get; } = EquatableArray.Of("year", "quarter", "month", "day", "hour", "minute", "second", "millisecond", "microsecond");

    /// <summary>The units that a function takes for a value of a kind.</summary>
    internal static EquatableArray<string> Of(EquatableArray<string> units, TypeKind kind) => kind switch
    {
        TypeKind.Date => units.Where(static u => !IsOfClock(u)).ToEquatableArray(),
        TypeKind.Time => units.Where(IsOfClock).ToEquatableArray(),
        _ => units,
    };

    private static bool IsOfClock(string unit) => unit is "hour" or "minute" or "second" or "millisecond" or "microsecond";
}
