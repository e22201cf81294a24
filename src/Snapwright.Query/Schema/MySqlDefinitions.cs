using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>Checks and indexes of MariaDB, which has none over expressions.</summary>
internal sealed class MySqlDefinitions() : DefinitionWriter(MySqlDialect.Instance)
{
    protected override string Database => "MariaDB";

    protected override TriggerWriter Triggers { get; } = new MySqlTriggers();

    // A constraint may not call functions, and what is exact on all databases calls ours. After the write, as a key that the database makes is not there before.
    protected override (EquatableArray<string> Statements, string[] Pieces) AddCheck(TableName table, string name, string condition, string ofNew)
    {
        var refuse = $"ON {Dialect.Quote(table)} FOR EACH ROW IF NOT ({ofNew}) THEN SIGNAL SQLSTATE '23000' "
            + $"SET MYSQL_ERRNO = {MySqlSchemaWriter.CheckError}, MESSAGE_TEXT = 'CONSTRAINT `{name}` failed'; END IF";
        return (
            EquatableArray.Of(
                $"CREATE TRIGGER {Dialect.Quote(name)} AFTER INSERT {refuse}",
                $"CREATE TRIGGER {Dialect.Quote(name + OfUpdates)} AFTER UPDATE {refuse}"),
            [name, name + OfUpdates]);
    }

    protected override string? Fault(BoundIndex index) => CommonFault(index)
        ?? (index.Predicate is not null ? "a predicate" : index.Parts.Any(static p => p.Value is not ColumnReference) ? "an index over an expression" : null);

    protected override string? KeyText(Table table, BoundIndex index, BoundIndexPart part)
    {
        var prefix = MySqlIndexWidth.TextPrefix(index.Parts.Select(static p => p.Value.Type).ToArray());
        var length = !index.Definition.IsUnique && MySqlIndexWidth.NeedsPrefix(part.Value.Type, prefix)
            ? string.Format(CultureInfo.InvariantCulture, "({0})", prefix)
            : "";
        return Dialect.Quote(((ColumnReference)part.Value).Column) + length + (part.IsDescending ? " DESC" : "");
    }
}
