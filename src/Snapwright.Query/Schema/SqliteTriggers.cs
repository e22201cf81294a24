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
        var (name, target) = (field.Definition.Name, Dialect.Quote(table.StoredIn));
        var set = $"BEGIN UPDATE {target} SET {Dialect.Quote(field.Column)} = {ValueOfNew(field.Value)} WHERE {Dialect.Quote(table.Key.Name)} = {Key(table)}; END";
        var own = PassedRows.ColumnsOf(field.Value, BoundExpression.Row);
        var triggers = new List<RowTrigger> { Trigger(table.Name, name + "~i", table.StoredIn, "AFTER INSERT", set) };
        if (own.Count > 0)
        {
            triggers.Add(Trigger(table.Name, name, table.StoredIn, $"AFTER UPDATE OF {Columns(own)}", set));
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
        return $"UPDATE {Dialect.Quote(table.StoredIn)} SET {Dialect.Quote(field.Column)} = (SELECT {ValueOf(field.Value)}{RowsOf(field.Value)} WHERE {row} = {Key(table, Dialect.Quote(table.StoredIn) + ".")})";
    }

    public override IReadOnlyList<RowTrigger> Guard(MetadataModel model, Table table, BoundCheck check, string name)
    {
        var (what, value) = (check.Definition.Name, check.Condition);
        var refusal = $"RAISE(ABORT, '{SqliteSchemaWriter.CheckRefusal}{name.Replace("'", "''")}')";
        var own = $"WHEN NOT ({ValueOfNew(value)}) BEGIN SELECT {refusal}; END";
        var triggers = new List<RowTrigger>
        {
            Trigger(table.Name, what + "~i", table.StoredIn, "AFTER INSERT", own),
            Trigger(table.Name, what, table.StoredIn, $"AFTER UPDATE OF {Columns(PassedRows.ColumnsOf(value, BoundExpression.Row))}", own),
        };
        foreach (var rows in PassedRows.Of(model, table, value))
        {
            var which = Leads(rows.Way, Key(rows.Table), Alias(BoundExpression.Row));
            AddPassed(triggers, table, what, rows, $"BEGIN SELECT {refusal} WHERE EXISTS (SELECT 1{RowsOf(value)} WHERE {which} AND NOT ({ValueOf(value)})); END");
        }

        return triggers;
    }

    // What refers to a row may come before it: then the row is refused that is of another type.
    public override IReadOnlyList<RowTrigger> Require(TypeRequirement requirement)
    {
        const string Refuse = "BEGIN SELECT RAISE(ABORT, 'FOREIGN KEY constraint failed'); END";
        var (table, name, target) = (requirement.Table, requirement.Column, requirement.Target.StoredIn);
        var column = Dialect.Quote(name);
        var refers = $"EXISTS (SELECT 1 FROM {Dialect.Quote(table)} AS r WHERE r.{column} = {Key(requirement.Target)})";
        return
        [
            Trigger(table, name + "~i", table, "AFTER INSERT", $"WHEN {RefersToOther(requirement)} {Refuse}"),
            Trigger(table, name, table, $"AFTER UPDATE OF {column}", $"WHEN {RefersToOther(requirement)} {Refuse}"),
            Trigger(table, name + "~t", target, "AFTER INSERT", $"WHEN NOT {IsOfTypes(New, requirement.Types)} AND {refers} {Refuse}"),
        ];
    }

    protected override string[] Create(string name, TableName on, string occasion, string action) =>
    [
        $"DROP TRIGGER IF EXISTS {Dialect.Quote(name)}",
        $"CREATE TRIGGER {Dialect.Quote(name)} {occasion} ON {Dialect.Quote(on)} {action}",
    ];

    private void AddPassed(List<RowTrigger> triggers, Table table, string what, PassedRows rows, string action)
    {
        // References may be checked at the end of a transaction, so that what they lead to can come later.
        triggers.Add(Trigger(table.Name, $"{what}~{rows.Source}~i", rows.Table.Name, "AFTER INSERT", action));
        if (rows.Columns.Count > 0)
        {
            var changes = string.Join(" OR ", rows.Columns.Select(c => $"OLD.{Dialect.Quote(c.Column)} IS NOT {New}{Dialect.Quote(c.Column)}"));
            triggers.Add(Trigger(table.Name, $"{what}~{rows.Source}", rows.Table.Name, $"AFTER UPDATE OF {Columns(rows.Columns)}", $"WHEN {changes} {action}"));
        }
    }
}
