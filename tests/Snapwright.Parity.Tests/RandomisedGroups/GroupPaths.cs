using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>What any table of a schema can be grouped by, and what can be aggregated.</summary>
public sealed class GroupPaths(Schema schema)
{
    private static readonly string[] Dates = ["_year", "_quarter", "_month", "_week", "_day"];
    private static readonly string[] Instants = [.. Dates, "_hour", "_minute"];

    /// <summary>Where a path ends.</summary>
    /// <param name="Source">The table whose rows are counted.</param>
    /// <param name="Table">The table that it ends in.</param>
    /// <param name="IsRows">Whether it ends at the rows themselves.</param>
    /// <param name="Field">The field; null for rows and references.</param>
    public sealed record PathEnd(string Source, string Table, bool IsRows, Field? Field);

    /// <summary>Keys of groups, in kinds.</summary>
    public IReadOnlyList<string>[] Keys(string table)
    {
        var shape = schema.Table(table);
        return Some(
            [.. Singles(shape, 0)],
            [.. Singles(shape, 1), .. Singles(shape, 2)],
            [.. shape.Ordered.SelectMany(static f => (f.Kind == FieldKind.Date ? Dates : f.Kind == FieldKind.DateTime ? Instants : []).Select(u => $"{u}({f.Name})"))]);
    }

    /// <summary>What can be aggregated, in kinds: the to-many relation on the way, and the field.</summary>
    public IReadOnlyList<(string? Many, string? Path)>[] Values(string table)
    {
        var shape = schema.Table(table);
        return Some<(string? Many, string? Path)>(
            [.. Singles(shape, 0).Select(static p => ((string?)null, p))],
            [.. Singles(shape, 1).Concat(Singles(shape, 2)).Select(static p => ((string?)null, p))],
            [.. Manies(shape, "").Concat(shape.ToOne.SelectMany(l => Manies(schema.Table(l.Target), l.Name + ".")))]);
    }

    /// <summary>Where a path ends.</summary>
    public static PathEnd End(Schema schema, string table, string? many, string? path)
    {
        foreach (var step in many?.Split('.') ?? [])
        {
            table = schema.Table(table).Link(step)!.Target;
        }

        var source = table;
        var steps = path?.Split('.') ?? [];
        foreach (var step in steps.SkipLast(1))
        {
            table = schema.Table(table).Link(step)!.Target;
        }

        return new(source, table, path is null, path is null || schema.Table(table).Link(steps[^1]) is not null ? null : schema.Table(table).Field(steps[^1]));
    }

    private static IReadOnlyList<T>[] Some<T>(params IReadOnlyList<T>[] kinds) => [.. kinds.Where(static k => k.Count > 0)];

    private IEnumerable<string> Singles(TableShape shape, int hops) => hops == 0
        ? shape.Ordered.Select(static f => f.Name).Concat(shape.References.Select(static l => l.Name))
        : shape.ToOne.SelectMany(l => Singles(schema.Table(l.Target), hops - 1).Select(p => $"{l.Name}.{p}"));

    private IEnumerable<(string? Many, string? Path)> Manies(TableShape shape, string prefix) => shape.ToMany.SelectMany(link =>
    {
        var target = schema.Table(link.Target);
        return Singles(target, 0).Concat(Singles(target, 1)).Select(p => (string?)p).Prepend(null).Select(p => ((string?)(prefix + link.Name), p));
    });
}
