using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>
/// Triggers of PostgreSQL. The rows that are passed are locked before they are read: a write that changes them at the same time has ended then, or finds the
/// row that leads there. A field that depends on the row alone needs none where the database takes its expression into a generated column.
/// </summary>
internal sealed class PostgreSqlTriggers() : TriggerWriter(PostgreSqlDialect.Instance)
{
    public override IReadOnlyList<RowTrigger> Keep(MetadataModel model, Table table, MaterializedField field)
    {
        if (field.Value.IsLocal && PostgreSqlImmutability.Has(field.Value.Node))
        {
            return [];
        }

        var (name, column) = (field.Definition.Name, Dialect.Quote(field.Column));
        var passed = PassedRows.Of(model, table, field.Value);
        var own = string.Join(", ", PassedRows.ColumnsOf(field.Value, BoundExpression.Row).Select(c => Dialect.Quote(c.Column)).Append(column));
        var triggers = new List<RowTrigger>
        {
            Trigger(table.Name, name, table.StoredIn, $"BEFORE INSERT OR UPDATE OF {own}", $"{Locks(passed)} {New}{column} := {ValueOfNew(field.Value)}; RETURN NEW;"),
        };
        foreach (var rows in passed)
        {
            // References may be checked at the end of a transaction, so that what they lead to can come later.
            var touch = $"UPDATE {Dialect.Quote(table.StoredIn)} SET {column} = {column} WHERE {Leads(rows.Way, Key(rows.Table))}; RETURN NULL;";
            triggers.Add(Trigger(table.Name, $"{name}~{rows.Source}~i", rows.Table.Name, "AFTER INSERT", touch));
            AddChange(triggers, table, name, rows, "AFTER UPDATE OF ", touch);
        }

        return triggers;
    }

    public override string Fill(Table table, MaterializedField field) =>
        $"UPDATE {Dialect.Quote(table.StoredIn)} SET {Dialect.Quote(field.Column)} = {Dialect.Quote(field.Column)}";

    public override IReadOnlyList<RowTrigger> Guard(MetadataModel model, Table table, BoundCheck check, string name)
    {
        var (what, value) = (check.Definition.Name, check.Condition);
        var passed = PassedRows.Of(model, table, value);
        var own = PassedRows.ColumnsOf(value, BoundExpression.Row);
        var triggers = new List<RowTrigger>
        {
            Trigger(table.Name, what, table.StoredIn, $"CONSTRAINT AFTER INSERT OR UPDATE OF {Columns(own)}", Locks(passed) + Refuse($"{Key(table, Alias(BoundExpression.Row))} = {Key(table)}")),
        };
        foreach (var rows in passed)
        {
            var refuse = Refuse(Leads(rows.Way, Key(rows.Table), Alias(BoundExpression.Row)));
            triggers.Add(Trigger(table.Name, $"{what}~{rows.Source}~i", rows.Table.Name, "CONSTRAINT AFTER INSERT", refuse));
            AddChange(triggers, table, what, rows, "CONSTRAINT AFTER UPDATE OF ", refuse);
        }

        return triggers;

        string Refuse(string which) =>
            $" IF EXISTS (SELECT 1{RowsOf(value)} WHERE {which} AND NOT ({ValueOf(value)})) THEN RAISE EXCEPTION 'A row does not fulfil a check.' "
            + $"USING ERRCODE = '23514', CONSTRAINT = {Text(name)}, SCHEMA = {Text(table.StoredIn.Schema)}, TABLE = {Text(table.StoredIn.Name)}; END IF; RETURN NULL;";
    }

    // Deferred with the foreign key beside it.
    public override IReadOnlyList<RowTrigger> Require(TypeRequirement requirement)
    {
        var (table, column) = (requirement.Table, Dialect.Quote(requirement.Column));
        var refuse = $"IF {RefersToOther(requirement)} THEN RAISE EXCEPTION 'The row that is referred to is of another type.' "
            + $"USING ERRCODE = '23503', CONSTRAINT = {Text(requirement.Constraint)}, SCHEMA = {Text(table.Schema)}, TABLE = {Text(table.Name)}; END IF; RETURN NULL;";
        return [Trigger(table, requirement.Column, table, $"CONSTRAINT AFTER INSERT OR UPDATE OF {column} WHEN ({New}{column} IS NOT NULL)", refuse)];
    }

    protected override string[] Create(string name, TableName on, string occasion, string action)
    {
        const string Constraint = "CONSTRAINT ";
        var isConstraint = occasion.StartsWith(Constraint, StringComparison.Ordinal);
        var function = $"{Dialect.Quote(on.Schema)}.{Dialect.Quote(name)}()";
        var (when, target) = (isConstraint ? occasion.Substring(Constraint.Length) : occasion, Dialect.Quote(on));
        var at = when.IndexOf(" WHEN ", StringComparison.Ordinal);
        var (events, condition) = at < 0 ? (when, "") : (when.Substring(0, at), when.Substring(at));
        return
        [
            $"CREATE OR REPLACE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS {Text($"BEGIN {action} END")}",
            $"DROP TRIGGER IF EXISTS {Dialect.Quote(name)} ON {target}",
            $"CREATE {(isConstraint ? Constraint : "")}TRIGGER {Dialect.Quote(name)} {events} ON {target}{(isConstraint ? " DEFERRABLE INITIALLY IMMEDIATE" : "")} FOR EACH ROW{condition} EXECUTE FUNCTION {function}",
        ];
    }

    private void AddChange(List<RowTrigger> triggers, Table table, string what, PassedRows rows, string occasion, string action)
    {
        // A passage that nothing is read of: only whether the row is there.
        if (rows.Columns.Count > 0)
        {
            var changes = string.Join(" OR ", rows.Columns.Select(c => $"OLD.{Compared(c)} IS DISTINCT FROM {New}{Compared(c)}"));
            triggers.Add(Trigger(table.Name, $"{what}~{rows.Source}", rows.Table.Name, $"{occasion}{Columns(rows.Columns)} WHEN ({changes})", action));
        }
    }

    // JSON has no equality there.
    private string Compared(ColumnReference column) => Dialect.Quote(column.Column) + (column.Type.Kind == TypeKind.Json ? "::text" : "");

    // From the written row on, as far as references lead.
    private string Locks(IEnumerable<PassedRows> passed) => string.Join(" ", passed.Select(rows =>
    {
        var last = rows.Way.Count;
        var from = string.Join("", Enumerable.Range(0, last).Select(i =>
        {
            var (alias, step) = ($"p{i}", rows.Way[i]);
            var reference = (i == 0 ? New : $"p{i - 1}.") + Dialect.Quote(step.Column);
            var on = $"{alias}.{Dialect.Quote(step.Target.Key.Name)} = {reference}";
            return i == 0 ? $"{Dialect.Quote(step.Target.Name)} AS {alias}" : $" JOIN {Dialect.Quote(step.Target.Name)} AS {alias} ON {on}";
        }));
        var first = rows.Way[0];
        return $"PERFORM 1 FROM {from} WHERE p0.{Dialect.Quote(first.Target.Key.Name)} = {New}{Dialect.Quote(first.Column)} FOR SHARE OF p{last - 1};";
    }));

    private static string Text(string text) => "'" + text.Replace("'", "''") + "'";
}
