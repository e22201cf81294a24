using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>
/// Triggers of SQLite. They come after the write, as nothing there can change a row that is being written; a generated column, which a table that is there can only
/// have without storing it, would let a value pass that cannot be computed until somebody reads it.
/// </summary>
internal sealed class SqliteTriggers() : TriggerWriter(SqliteDialect.Instance)
{
    public override IReadOnlyList<RowTrigger> Keep(MetadataModel model, Table table, MaterializedField field)
    {
        var (name, target) = (field.Definition.Name, Dialect.Quote(table.Name));
        var set = $"BEGIN UPDATE {target} SET {Dialect.Quote(field.Column)} = {ValueOfNew(field.Value)} WHERE {Dialect.Quote(table.Key.Name)} = {Key(table)}; END";
        var own = PassedRows.ColumnsOf(field.Value, BoundExpression.Row);
        var triggers = new List<RowTrigger> { Trigger(table, name + "~i", table, "AFTER INSERT", set) };
        if (own.Count > 0)
        {
            triggers.Add(Trigger(table, name, table, $"AFTER UPDATE OF {Columns(own)}", set));
        }

        foreach (var rows in PassedRows.Of(model, table, field.Value))
        {
            AddPassed(triggers, table, name, rows, $"BEGIN {Fill(table, field)} WHERE {Leads(rows.Way, Key(rows.Table))}; END");
        }

        return triggers;
    }

    public override string Fill(Table table, MaterializedField field)
    {
        var row = Key(table, Alias(BoundExpression.Row));
        return $"UPDATE {Dialect.Quote(table.Name)} SET {Dialect.Quote(field.Column)} = (SELECT {ValueOf(field.Value)}{RowsOf(field.Value)} WHERE {row} = {Key(table, Dialect.Quote(table.Name) + ".")})";
    }

    public override IReadOnlyList<RowTrigger> Guard(MetadataModel model, Table table, BoundCheck check, string name)
    {
        var (what, value) = (check.Definition.Name, check.Condition);
        var refusal = $"RAISE(ABORT, '{SqliteSchemaWriter.CheckRefusal}{name.Replace("'", "''")}')";
        var own = $"WHEN NOT ({ValueOfNew(value)}) BEGIN SELECT {refusal}; END";
        var triggers = new List<RowTrigger>
        {
            Trigger(table, what + "~i", table, "AFTER INSERT", own),
            Trigger(table, what, table, $"AFTER UPDATE OF {Columns(PassedRows.ColumnsOf(value, BoundExpression.Row))}", own),
        };
        foreach (var rows in PassedRows.Of(model, table, value))
        {
            var which = Leads(rows.Way, Key(rows.Table), Alias(BoundExpression.Row));
            AddPassed(triggers, table, what, rows, $"BEGIN SELECT {refusal} WHERE EXISTS (SELECT 1{RowsOf(value)} WHERE {which} AND NOT ({ValueOf(value)})); END");
        }

        return triggers;
    }

    protected override string[] Create(string name, Table on, string occasion, string action) =>
    [
        $"DROP TRIGGER IF EXISTS {Dialect.Quote(name)}",
        $"CREATE TRIGGER {Dialect.Quote(name)} {occasion} ON {Dialect.Quote(on.Name)} {action}",
    ];

    private void AddPassed(List<RowTrigger> triggers, Table table, string what, PassedRows rows, string action)
    {
        // References may be checked at the end of a transaction, so that what they lead to can come later.
        triggers.Add(Trigger(table, $"{what}~{rows.Source}~i", rows.Table, "AFTER INSERT", action));
        if (rows.Columns.Count > 0)
        {
            var changes = string.Join(" OR ", rows.Columns.Select(c => $"OLD.{Dialect.Quote(c.Column)} IS NOT {New}{Dialect.Quote(c.Column)}"));
            triggers.Add(Trigger(table, $"{what}~{rows.Source}", rows.Table, $"AFTER UPDATE OF {Columns(rows.Columns)}", $"WHEN {changes} {action}"));
        }
    }
}
