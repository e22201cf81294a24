using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Writes;

namespace Snapwright.Metadata;

/// <summary>Finds the rows that stand against a unique constraint or a check that is to be added, so that it can be said which they are.</summary>
internal static class RowFaults
{
    private const int Named = 5;
    private const int LongestText = 50;

    /// <summary>The rows with the same values of what a plan makes unique, a sentence each.</summary>
    public static async ValueTask<List<string>> DuplicatesAsync(
        Database database, DatabaseSession session, PhysicalSchema actual, MetadataModel model, SchemaPlan plan, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var change in plan.Changes.Where(static c => c.Kind == SchemaChangeKind.CreateIndex))
        {
            if (FindUnique(model, change) is var (table, group)
                && actual.Find(change.Table) is { } physical
                && group.Columns.All(c => physical.FindColumn(c) is not null)
                && await FindAsync(database.Dialect, session, table, group, cancellationToken) is { } duplicates)
            {
                found.Add($"{table.Name}: ({string.Join(", ", group.Fields)}) cannot be unique, as rows have the same values: {duplicates}.");
            }
        }

        return found;
    }

    /// <summary>The rows that do not fulfil checks that a plan adds, a sentence each.</summary>
    /// <param name="session">The session.</param>
    /// <param name="model">The model.</param>
    /// <param name="checks">The changes that add checks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<List<string>> UnfulfilledAsync(
        DatabaseSession session, MetadataModel model, IEnumerable<SchemaChange> checks, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var change in checks)
        {
            var key = StoredFields.Of(model.Get(change.Table)).First(static f => f.Column is { IsPrimary: true }) with { Slot = 0 };
            var keys = new List<string>();
            await using var rows = await session.QueryAsync(change.Part!.Violations!, default, cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                keys.Add(Text(StoredValue.Read(rows, key)));
            }

            if (keys.Count > 0)
            {
                found.Add($"{change.Table}: rows do not fulfil {change.Part.Label}: {string.Join(", ", keys.Take(Named))}{(keys.Count > Named ? ", ..." : "")}.");
            }
        }

        return found;
    }

    // One that is about some rows of a hierarchy is left to the database.
    private static (Table Table, KeyGroup Group)? FindUnique(MetadataModel model, SchemaChange change)
    {
        foreach (var table in model.Tables.Where(t => t.StoredIn == change.Table))
        {
            if (table.Uniques.FirstOrDefault(u => u.Name == change.Name && u.InheritedFrom is null && u.Types.Count == 0) is { } group)
            {
                return (table, group);
            }
        }

        return null;
    }

    private static async ValueTask<string?> FindAsync(
        Dialect dialect, DatabaseSession session, Table table, KeyGroup group, CancellationToken cancellationToken)
    {
        var stored = StoredFields.Of(table);
        var fields = group.Columns.Select((c, i) => stored.First(f => f.PhysicalColumn == c) with { Slot = i }).ToEquatableArray();
        var columns = string.Join(", ", group.Columns.Select(dialect.Quote));
        var present = string.Join(" AND ", group.Columns.Select(c => dialect.Quote(c) + " IS NOT NULL"));
        var statement = new SqlStatement(
            FormattableString.Invariant($"SELECT {columns} FROM {dialect.Quote(table.StoredIn)} WHERE {present} GROUP BY {columns} HAVING count(*) > 1 ORDER BY {columns} LIMIT {Named + 1}"),
            default);
        var texts = new List<string>();
        await using var rows = await session.QueryAsync(statement, default, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            texts.Add($"({string.Join(", ", fields.Select(f => Text(StoredValue.Read(rows, f))))})");
        }

        return texts.Count == 0 ? null : string.Join(", ", texts.Take(Named)) + (texts.Count > Named ? ", ..." : "");
    }

    private static string Text(SqlValue value)
    {
        var text = value.Kind switch
        {
            TypeKind.Int or TypeKind.BigInt => value.AsInt64.ToString(CultureInfo.InvariantCulture),
            TypeKind.Float => value.AsDouble.ToString("R", CultureInfo.InvariantCulture),
            TypeKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
            TypeKind.Boolean => value.AsBoolean ? "true" : "false",
            TypeKind.Uuid => value.AsGuid.ToString("D"),
            TypeKind.Date => new DateTime(value.AsInt64 * TimeSpan.TicksPerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TypeKind.Time => new DateTime(value.AsInt64).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            TypeKind.DateTime => new DateTime(value.AsInt64).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
            TypeKind.Array => $"[{string.Join(", ", value.AsArray.Select(Text))}]",
            _ => value.AsString,
        };
        return text.Length <= LongestText ? text : text[..LongestText] + "...";
    }
}
