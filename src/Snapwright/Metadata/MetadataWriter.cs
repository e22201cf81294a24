using Snapwright.Data.Databases;
using Snapwright.Data.Writes;
using Snapwright.Model.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Metadata;

/// <summary>Writes declarations as rows of the system tables: what has no row yet gets one, all others stay as they are.</summary>
internal sealed class MetadataWriter(MetadataStore store, TimeProvider clock)
{
    /// <summary>Adds what tables of a model have and their rows do not, in the transaction of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="model">The model of the tables: every target is one of them, or has a row.</param>
    /// <param name="tables">The tables that are to have rows.</param>
    /// <param name="rows">The rows that are there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keys of all tables, the new ones included.</returns>
    public async ValueTask<Dictionary<TableName, int>> AddMissingAsync(
        DatabaseSession session, MetadataModel model, IEnumerable<Table> tables, MetadataRows rows, CancellationToken cancellationToken)
    {
        var present = rows.ByName();
        var ids = present.ToDictionary(static p => p.Key, static p => p.Value.Id);
        var entries = EntriesOf(SnapshotWriter.WriteExport(model, tables));
        foreach (var (name, json) in entries)
        {
            if (present.TryGetValue(name, out var row))
            {
                await AddGroupsAsync(session, row, json, cancellationToken);
            }
            else
            {
                ids.Add(name, await InsertTableAsync(session, name, json, cancellationToken));
            }
        }

        // Relations come after all tables, as they refer to them by their keys.
        foreach (var (name, json) in entries)
        {
            var row = present.GetValueOrDefault(name);
            await AddMembersAsync(session, store.Columns, ids, name, row?.Columns ?? [], Items(json, "columns"), "name", cancellationToken);
            await AddMembersAsync(session, store.Relations, ids, name, row?.Relations ?? [], Items(json, "relations"), "propertyName", cancellationToken);
        }

        return ids;
    }

    // Through the text of an export: what a snapshot can say is then what rows hold, without a second list of it.
    private static List<(TableName Name, JsonObject Json)> EntriesOf(string export) =>
        JsonText.TryParse(export, out var root, out var error)
            ? [.. ((JsonObject)((JsonObject)root).Find("tables")!.Value).Properties.Select(static p => (TableName.Parse(p.Name), (JsonObject)p.Value))]
            : throw new InvalidOperationException(error.Message);

    private static List<JsonObject> Items(JsonObject table, string property) =>
        table.Find(property)?.Value is JsonArray array ? [.. array.Items.Cast<JsonObject>()] : [];

    private async ValueTask<int> InsertTableAsync(DatabaseSession session, TableName name, JsonObject json, CancellationToken cancellationToken)
    {
        var values = new RowValues(store.Tables.Fields.Count);
        RowProperties.Read(json, store.Tables.Fields, values);
        values.Set(store.Tables.Slot("schema"), SqlValue.Text(name.Schema));
        values.Set(store.Tables.Slot("name"), SqlValue.Text(name.Name));
        return await InsertAsync(session, store.Tables, values, cancellationToken);
    }

    private async ValueTask AddMembersAsync(
        DatabaseSession session,
        DefinitionTable table,
        Dictionary<TableName, int> ids,
        TableName owner,
        List<MemberRow> present,
        List<JsonObject> declared,
        string nameKey,
        CancellationToken cancellationToken)
    {
        var byName = present.ToDictionary(static m => m.Name);
        var names = declared.ConvertAll(json => ((JsonString)json.Find(nameKey)!.Value).Value);
        if (names.TrueForAll(byName.ContainsKey))
        {
            return;
        }

        for (var i = 0; i < declared.Count; i++)
        {
            if (byName.TryGetValue(names[i], out var row))
            {
                await MoveAsync(session, table, row, i, cancellationToken);
            }
            else
            {
                await InsertMemberAsync(session, table, ids, owner, declared[i], i, cancellationToken);
            }
        }

        // What was added while running stays behind what is declared.
        var place = declared.Count;
        foreach (var row in present.Where(m => m.Position is not null && !names.Contains(m.Name)))
        {
            await MoveAsync(session, table, row, place++, cancellationToken);
        }
    }

    private async ValueTask InsertMemberAsync(
        DatabaseSession session,
        DefinitionTable table,
        Dictionary<TableName, int> ids,
        TableName owner,
        JsonObject json,
        int position,
        CancellationToken cancellationToken)
    {
        var values = new RowValues(table.Fields.Count);
        RowProperties.Read(json, [.. table.Fields.Where(static f => f.Name != "position")], values);
        values.Set(table.Slot("table"), SqlValue.Int(ids[owner]));
        values.Set(table.Slot("position"), SqlValue.Int(position));
        if (table == store.Relations)
        {
            var target = TableName.Parse(((JsonString)json.Find("targetTable")!.Value).Value);
            values.Set(table.Slot("targetTable"), SqlValue.Int(ids[target]));
        }
        else if (values[table.Slot("isPrimary")].AsBoolean)
        {
            values.Set(table.Slot("isNullable"), SqlValue.Boolean(false));
        }

        await InsertAsync(session, table, values, cancellationToken);
    }

    private async ValueTask MoveAsync(
        DatabaseSession session, DefinitionTable table, MemberRow row, int position, CancellationToken cancellationToken)
    {
        if (row.Position != position)
        {
            var (statement, values) = table.Update(row.Id, ("position", SqlValue.Int(position)));
            await ExecuteAsync(session, statement, values, cancellationToken);
        }
    }

    private async ValueTask AddGroupsAsync(DatabaseSession session, TableRow row, JsonObject json, CancellationToken cancellationToken)
    {
        if (!JsonText.TryParse("{" + row.Properties + "}", out var properties, out _))
        {
            throw new InvalidOperationException($"The row of {row.Name} is not JSON: {row.Properties}");
        }

        foreach (var property in (string[])["uniques", "indexes"])
        {
            var present = Groups((JsonObject)properties, property);
            var missing = Groups(json, property).Except(present).ToList();
            if (missing.Count > 0)
            {
                var all = SqlValue.Json("[" + string.Join(",", present.Concat(missing)) + "]");
                var (statement, values) = store.Tables.Update(row.Id, (property, all));
                await ExecuteAsync(session, statement, values, cancellationToken);
            }
        }
    }

    private static List<string> Groups(JsonObject table, string property) =>
        table.Find(property)?.Value is JsonArray array ? [.. array.Items.Select(CanonicalJson.Write)] : [];

    private async ValueTask<int> InsertAsync(DatabaseSession session, DefinitionTable table, RowValues values, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var stamp = SqlValue.DateTime(now - (now % TimeSpan.TicksPerMicrosecond));
        values.Set(table.Slot("createdAt"), stamp);
        values.Set(table.Slot("updatedAt"), stamp);
        await using var inserted = await session.QueryAsync(table.Insert, table.InsertValues(values), cancellationToken);
        return await inserted.ReadAsync(cancellationToken)
            ? inserted.GetInt32(table.Slot("id"))
            : throw new InvalidOperationException($"The insert into {table.Table.Name} yielded no row.");
    }

    private static async ValueTask ExecuteAsync(
        DatabaseSession session, Query.Sql.SqlStatement statement, SqlValue[] values, CancellationToken cancellationToken)
    {
        await using var updated = await session.QueryAsync(statement, values, cancellationToken);
        while (await updated.ReadAsync(cancellationToken))
        {
        }
    }
}
