using Snapwright.Data.Schema;
using Snapwright.Model.Naming;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Schema;

/// <summary>How additive changes are taken back.</summary>
internal static class SchemaUndo
{
    /// <summary>
    /// The statements: references first, as they hold on to indexes and tables, then indexes, columns and tables. With a table goes
    /// all that was added to it.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<SchemaChange> changes)
    {
        var made = changes.Where(IsTable).Select(static c => c.Table).ToHashSet();
        var kept = changes.Where(c => !IsTable(c) && !made.Contains(c.Table)).ToArray();
        return
        [
            .. changes.Where(static c => Reference(c) is not null).Select(static c => $"{Alter(c)} DROP FOREIGN KEY {Quote(Reference(c)!)}"),
            .. changes.Where(IsSearch).SelectMany(static c => new MySqlSchemaWriter().DropSearch(c.Table, c.Name!)),
            .. changes.Where(static c => c.Kind is SchemaChangeKind.AddCheck or SchemaChangeKind.AddKeeping or SchemaChangeKind.RequireType)
                .SelectMany(static c => c.Part!.Pieces.SelectMany(static p => new MySqlSchemaWriter().DropTrigger(p.Table, p.Name))),
            .. kept.Where(static c => c.Kind == SchemaChangeKind.CreateIndex && !IsSearch(c)).Select(static c => $"{Alter(c)} {DropIndex(c)}"),
            .. kept.Where(static c => c.Kind == SchemaChangeKind.AddColumn).Select(static c => $"{Alter(c)} DROP COLUMN {Quote(c.Name!)}"),
            .. changes.Where(IsTable).Select(static c => $"DROP TABLE {MySqlDialect.Instance.Quote(c.Table)}").Reverse(),
        ];
    }

    private static bool IsTable(SchemaChange change) => change.Kind is SchemaChangeKind.CreateTable or SchemaChangeKind.CreateJunction;

    // Its words refer to the table.
    private static bool IsSearch(SchemaChange change) => change is { Kind: SchemaChangeKind.CreateIndex, Name: { } name } && PhysicalNames.IsSearchIndex(name);

    private static string? Reference(SchemaChange change) => change.Kind switch
    {
        SchemaChangeKind.AddForeignKey => change.Name,
        SchemaChangeKind.AddColumn => change.Reference,
        _ => null,
    };

    // The index of a single record has a column of its own, and goes with it.
    private static string DropIndex(SchemaChange change) => change.Name == SchemaWriter.SingleRecordIndexName(change.Table)
        ? $"DROP COLUMN {Quote(MySqlSchemaWriter.SingleRecordColumn)}"
        : MySqlSchemaWriter.DropIndex(change.Name!);

    private static string Alter(SchemaChange change) => $"ALTER TABLE {MySqlDialect.Instance.Quote(change.Table)}";

    private static string Quote(string name) => MySqlDialect.Instance.Quote(name);
}
