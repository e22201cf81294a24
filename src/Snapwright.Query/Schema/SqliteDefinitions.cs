using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>Checks and indexes of SQLite.</summary>
internal sealed class SqliteDefinitions() : DefinitionWriter(SqliteDialect.Instance)
{
    protected override string Database => "SQLite";

    protected override TriggerWriter Triggers { get; } = new SqliteTriggers();

    // There, a constraint is made with its table or never; triggers come and go. Before the write, a key that the database makes is not there yet.
    protected override (EquatableArray<string> Statements, string[] Pieces) AddCheck(TableName table, string name, string condition, string ofNew)
    {
        var refuse = $"ON {Dialect.Quote(table)} WHEN NOT ({ofNew}) BEGIN SELECT RAISE(ABORT, '{SqliteSchemaWriter.CheckRefusal}{name.Replace("'", "''")}'); END";
        return (
            EquatableArray.Of(
                $"CREATE TRIGGER {Dialect.Quote(name)} AFTER INSERT {refuse}",
                $"CREATE TRIGGER {Dialect.Quote(name + OfUpdates)} AFTER UPDATE {refuse}"),
            [name, name + OfUpdates]);
    }

    protected override string? Fault(BoundIndex index) => CommonFault(index);
}
