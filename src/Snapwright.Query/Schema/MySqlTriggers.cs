using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>
/// Triggers of MariaDB, also for what depends on the row alone: a generated column calls no stored function, and ours are some. They read what is committed, not what the
/// transaction saw first. What foreign keys do when a row is deleted fires none, so that it is done before.
/// </summary>
internal sealed class MySqlTriggers() : TriggerWriter(MySqlDialect.Instance)
{
    private const string Latest = " LOCK IN SHARE MODE";

    public override string? Fault(MetadataModel model, Table table, BoundExpression value, bool isStored)
    {
        if (isStored && table.Key is { IsGenerated: true, Type.Kind: TypeKind.Int or TypeKind.BigInt }
            && PassedRows.ColumnsOf(value, BoundExpression.Row).Any(c => c.Column == table.Key.Name))
        {
            return $"uses the key, which the database makes after its triggers";
        }

        var passed = PassedRows.Of(model, table, value);
        if (isStored && passed.FirstOrDefault(p => p.Table.Name == table.StoredIn) is not null)
        {
            return $"comes back to '{table.Name}': a trigger cannot change the table that it is on";
        }

        return Losses.Of(model, passed).FirstOrDefault(static l => l.Child.Name == l.Parent.Name) is { } loss
            ? $"passes '{loss.Child.Name}', whose rows change when others of it are deleted: a trigger cannot change the table that it is on"
            : null;
    }

    public override IReadOnlyList<RowTrigger> Keep(MetadataModel model, Table table, MaterializedField field)
    {
        var (name, column, target) = (field.Definition.Name, Dialect.Quote(field.Column), Dialect.Quote(table.StoredIn));
        var set = $"SET {New}{column} = {ValueOfNew(field.Value, Latest)}";
        var triggers = new List<RowTrigger>
        {
            Trigger(table.Name, name + "~i", table.StoredIn, "BEFORE INSERT", set),
            Trigger(table.Name, name, table.StoredIn, "BEFORE UPDATE", set),
        };
        var passed = PassedRows.Of(model, table, field.Value);
        foreach (var rows in passed.Where(static p => p.Columns.Count > 0))
        {
            // The trigger on the row computes it.
            var touch = $"UPDATE {target} SET {column} = NULL WHERE {Leads(rows.Way, Key(rows.Table))}";
            triggers.Add(Trigger(table.Name, $"{name}~{rows.Source}", rows.Table.Name, "AFTER UPDATE", $"IF {Changes(rows)} THEN {touch}; END IF"));
        }

        AddLosses(triggers, model, table, name, passed);
        return triggers;
    }

    public override string Fill(Table table, MaterializedField field) => $"UPDATE {Dialect.Quote(table.StoredIn)} SET {Dialect.Quote(field.Column)} = NULL";

    public override IReadOnlyList<RowTrigger> Guard(MetadataModel model, Table table, BoundCheck check, string name)
    {
        var (what, value) = (check.Definition.Name, check.Condition);
        var refusal = $"SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = {MySqlSchemaWriter.CheckError}, MESSAGE_TEXT = 'CONSTRAINT `{name}` failed'";
        var own = $"IF NOT ({ValueOfNew(value, Latest)}) THEN {refusal}; END IF";
        var triggers = new List<RowTrigger>
        {
            Trigger(table.Name, what + "~i", table.StoredIn, "AFTER INSERT", own),
            Trigger(table.Name, what, table.StoredIn, "AFTER UPDATE", own),
        };
        var passed = PassedRows.Of(model, table, value);
        foreach (var rows in passed.Where(static p => p.Columns.Count > 0))
        {
            var which = Leads(rows.Way, Key(rows.Table), Alias(BoundExpression.Row));
            var refuse = $"IF ({Changes(rows)}) AND EXISTS (SELECT 1{RowsOf(value)} WHERE {which} AND NOT ({ValueOf(value)}){Latest}) THEN {refusal}; END IF";
            triggers.Add(Trigger(table.Name, $"{what}~{rows.Source}", rows.Table.Name, "AFTER UPDATE", refuse));
        }

        AddLosses(triggers, model, table, what, passed);
        return triggers;
    }

    public override IReadOnlyList<RowTrigger> Require(TypeRequirement requirement)
    {
        var (table, column) = (requirement.Table, requirement.Column);
        var refuse = $"IF {RefersToOther(requirement)} THEN SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1452, MESSAGE_TEXT = 'CONSTRAINT `{requirement.Constraint}` failed'; END IF";
        return [Trigger(table, column + "~i", table, "AFTER INSERT", refuse), Trigger(table, column, table, "AFTER UPDATE", refuse)];
    }

    protected override string[] Create(string name, TableName on, string occasion, string action) =>
    [
        $"DROP TRIGGER IF EXISTS {Dialect.Quote(name)}",
        $"CREATE TRIGGER {Dialect.Quote(name)} {occasion} ON {Dialect.Quote(on)} FOR EACH ROW {action}",
    ];

    private string Changes(PassedRows rows) =>
        string.Join(" OR ", rows.Columns.Select(c => $"NOT (OLD.{Dialect.Quote(c.Column)} <=> {New}{Dialect.Quote(c.Column)})"));

    private void AddLosses(List<RowTrigger> triggers, MetadataModel model, Table table, string what, IReadOnlyList<PassedRows> passed)
    {
        foreach (var loss in Losses.Of(model, passed))
        {
            var (child, column, key) = (Dialect.Quote(loss.Child.Name), Dialect.Quote(loss.Column), Key(loss.Parent, "OLD."));
            var action = loss.IsCascade ? $"DELETE FROM {child} WHERE {column} = {key}" : $"UPDATE {child} SET {column} = NULL WHERE {column} = {key}";
            triggers.Add(Trigger(table.Name, $"{what}~{loss.Child.Name}~{loss.Column}", loss.Parent.Name, "BEFORE DELETE", action));
        }
    }
}
