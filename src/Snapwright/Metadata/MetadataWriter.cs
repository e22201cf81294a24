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
    // What else an entry of a table has stands in rows of its own, is only ever added to, or is for good.
    private static readonly string[] Settings = ["description", "alias", "isSingleRecord", "validateBody", "mainField", "saveRestoreKey", "isFrozen", "metadata"];

    // Of a column, this is a group of its table, too.
    private static readonly string[] NeverHeard = ["position", "isUnique"];

    /// <summary>Whether what is written comes from the files of the application, which are heard again at every start.</summary>
    public bool IsOfFiles { get; init; }

    /// <summary>The model of the rows that are there: what rows of data depend on stays as it is there.</summary>
    public MetadataModel Running { get; init; } = MetadataModel.Empty;

    /// <summary>Adds what tables of a model have and their rows do not, in the transaction of the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="model">The model of the tables: every target is one of them, or has a row. Its views and attributes get rows too.</param>
    /// <param name="tables">The tables that are to have rows.</param>
    /// <param name="rows">The rows that are there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The keys of all tables, the new ones included.</returns>
    public async ValueTask<Dictionary<TableName, int>> AddMissingAsync(
        DatabaseSession session, MetadataModel model, IEnumerable<Table> tables, MetadataRows rows, CancellationToken cancellationToken)
    {
        var present = rows.ByName();
        var ids = present.ToDictionary(static p => p.Key, static p => p.Value.Id);
        var export = ExportOf(SnapshotWriter.WriteExport(model, tables));
        var entries = ((JsonObject)export.Find("tables")!.Value).Properties.Select(static p => (Name: TableName.Parse(p.Name), Json: (JsonObject)p.Value)).ToList();

        // A row refers to that of its parent by its key.
        foreach (var (name, json) in entries.OrderBy(e => model.Get(e.Name).Hierarchy?.Ancestors.Count ?? 0))
        {
            if (present.TryGetValue(name, out var row))
            {
                await AddGroupsAsync(session, row, json, cancellationToken);
                if (Running.Find(name) is { } before && RefusedChanges.Allows(before, model.Get(name)))
                {
                    var settings = new MemberRow(row.Id, name.ToString(), null, row.IsSystem, PropertiesOf(SettingsOf(row.Properties)), row.Origin);
                    await HearAsync(session, store.Tables, [settings], [SettingsOf(json)], _ => name.ToString(), Settings, ids, cancellationToken);
                }
            }
            else
            {
                ids.Add(name, await InsertTableAsync(session, name, json, ids, cancellationToken));
            }
        }

        // Relations come after all tables, as they refer to them by their keys.
        foreach (var (name, json) in entries)
        {
            var row = present.GetValueOrDefault(name);
            for (var i = 0; i < MemberKind.All.Count; i++)
            {
                var kind = MemberKind.All[i];
                var owner = new MemberOwner(store.Members[i], kind, ids[name], row?.Members[i] ?? []);
                await AddMembersAsync(session, owner, Items(json, kind.Key), member => MayHear(model.Get(name), kind, member), ids, cancellationToken);
            }
        }

        await AddRowsAsync(session, store.Views, rows.Views, Items(export, "views"), ViewName, ids, cancellationToken);
        await AddRowsAsync(session, store.FieldAttributes, rows.FieldAttributes, Items(export, "fieldAttributes"), AttributesName, ids, cancellationToken);
        return ids;
    }

    // Through the text of an export: what a snapshot can say is then what rows hold, without a second list of it.
    private static JsonObject ExportOf(string export) =>
        JsonText.TryParse(export, out var root, out var error) ? (JsonObject)root : throw new InvalidOperationException(error.Message);

    // Among the indexes are lists of fields, which are no rows of their own.
    private static List<JsonObject> Items(JsonObject json, string property) =>
        json.Find(property)?.Value is JsonArray array ? [.. array.Items.OfType<JsonObject>()] : [];

    private static string Text(JsonObject json, string property) => ((JsonString)json.Find(property)!.Value).Value;

    private static string SchemaOf(JsonObject json) => json.Find("schema") is null ? TableName.DefaultSchema : Text(json, "schema");

    private static string ViewName(JsonObject json) => new TableName(SchemaOf(json), Text(json, "name")).ToString();

    private static string AttributesName(JsonObject json) => $"{SchemaOf(json)}:{Text(json, "table")}.{Text(json, "field")}";

    private async ValueTask<int> InsertTableAsync(
        DatabaseSession session, TableName name, JsonObject json, Dictionary<TableName, int> ids, CancellationToken cancellationToken)
    {
        var values = new RowValues(store.Tables.Fields.Count);
        RowProperties.Read(json, [.. store.Tables.Fields.Where(static f => f.Name != "origin")], values);
        if (IsOfFiles)
        {
            values.Set(store.Tables.Slot("origin"), SqlValue.Text(Origin.Of(SettingsOf(json))));
        }

        values.Set(store.Tables.Slot("schema"), SqlValue.Text(name.Schema));
        values.Set(store.Tables.Slot("name"), SqlValue.Text(name.Name));
        if (json.Find("parent") is not null)
        {
            values.Set(store.Tables.Slot("parent"), SqlValue.Int(ids[TableName.Parse(Text(json, "parent"))]));
        }

        var groups = Groups(json, "indexes");
        values.Set(store.Tables.Slot("indexes"), groups.Count > 0 ? SqlValue.Json("[" + string.Join(",", groups) + "]") : SqlValue.Null(TypeKind.Json));
        return await InsertAsync(session, store.Tables, values, cancellationToken);
    }

    private async ValueTask AddMembersAsync(
        DatabaseSession session, MemberOwner owner, List<JsonObject> declared, Predicate<string> mayHear, Dictionary<TableName, int> ids, CancellationToken cancellationToken)
    {
        var heard = declared.FindAll(json => mayHear(Text(json, owner.Kind.NameKey)));
        await HearAsync(session, owner.Definition, owner.Present, heard, json => Text(json, owner.Kind.NameKey), null, ids, cancellationToken);

        var byName = owner.Present.ToDictionary(static m => m.Name);
        var names = declared.ConvertAll(json => Text(json, owner.Kind.NameKey));
        if (names.TrueForAll(byName.ContainsKey))
        {
            return;
        }

        for (var i = 0; i < declared.Count; i++)
        {
            if (byName.TryGetValue(names[i], out var row))
            {
                await MoveAsync(session, owner.Definition, row, i, cancellationToken);
            }
            else
            {
                await InsertMemberAsync(session, owner, declared[i], i, ids, cancellationToken);
            }
        }

        // What was added while running stays behind what is declared.
        var place = declared.Count;
        foreach (var row in owner.Present.Where(m => m.Position is not null && !names.Contains(m.Name)))
        {
            await MoveAsync(session, owner.Definition, row, place++, cancellationToken);
        }
    }

    private async ValueTask InsertMemberAsync(
        DatabaseSession session, MemberOwner owner, JsonObject json, int position, Dictionary<TableName, int> ids, CancellationToken cancellationToken)
    {
        var definition = owner.Definition;
        var values = ValuesOf(definition, json, ids);
        values.Set(definition.Slot("table"), SqlValue.Int(owner.TableId));
        if (definition.Find("position") is { } slot)
        {
            values.Set(slot, SqlValue.Int(position));
        }

        await InsertAsync(session, definition, values, cancellationToken);
    }

    private async ValueTask AddRowsAsync(
        DatabaseSession session,
        DefinitionTable definition,
        IReadOnlyList<MemberRow> present,
        List<JsonObject> declared,
        Func<JsonObject, string> nameOf,
        Dictionary<TableName, int> ids,
        CancellationToken cancellationToken)
    {
        await HearAsync(session, definition, present, declared, nameOf, null, ids, cancellationToken);
        var names = present.Select(static m => m.Name).ToHashSet();
        foreach (var json in declared.Where(json => !names.Contains(nameOf(json))))
        {
            await InsertAsync(session, definition, ValuesOf(definition, json, ids), cancellationToken);
        }
    }

    /// <summary>
    /// Taken from the files again where they say something else than when they were last heard; an edit of the row stays as long as they
    /// say the same.
    /// </summary>
    private async ValueTask HearAsync(
        DatabaseSession session,
        DefinitionTable definition,
        IReadOnlyList<MemberRow> present,
        List<JsonObject> declared,
        Func<JsonObject, string> nameOf,
        string[]? only,
        Dictionary<TableName, int> ids,
        CancellationToken cancellationToken)
    {
        var byName = present.ToDictionary(static m => m.Name);
        foreach (var json in IsOfFiles ? declared : [])
        {
            if (!byName.TryGetValue(nameOf(json), out var row) || row.Origin == Origin.Of(json) || (row.Origin is null && !Origin.IsSame(json, row.Properties)))
            {
                continue;
            }

            var values = ValuesOf(definition, json, ids);
            var changes = definition.Fields
                .Where(f => f.Name == "origin" || (only?.Contains(f.Name) ?? !NeverHeard.Contains(f.Name)))
                .Where(f => values.IsSet(f.Slot) || f.Column is { IsPrimary: false, Stamp: null, IsNullable: true })
                .Select(f => (f.Name, values.IsSet(f.Slot) ? values[f.Slot] : SqlValue.Null(f.Type.Kind)))
                .ToArray();
            var (statement, parameters) = definition.Update(row.Id, changes);
            await ExecuteAsync(session, statement, parameters, cancellationToken);
        }
    }

    private RowValues ValuesOf(DefinitionTable definition, JsonObject json, Dictionary<TableName, int> ids)
    {
        var values = new RowValues(definition.Fields.Count);
        RowProperties.Read(json, [.. definition.Fields.Where(static f => f.Name is not ("position" or "origin"))], values);
        foreach (var reference in (string[])["table", "targetTable"])
        {
            if (definition.Find(reference) is { } slot && json.Find(reference)?.Value is JsonString { Value: var name })
            {
                values.Set(slot, SqlValue.Int(ids[TableName.Parse(name)]));
            }
        }

        if (definition == store.Members[0] && values[definition.Slot("isPrimary")].AsBoolean)
        {
            values.Set(definition.Slot("isNullable"), SqlValue.Boolean(false));
        }

        if (IsOfFiles && definition.Find("origin") is { } origin)
        {
            values.Set(origin, SqlValue.Text(Origin.Of(json)));
        }

        return values;
    }

    // A column or relation whose rows of data would have to change stays as the database has it.
    private bool MayHear(Table declared, MemberKind kind, string member)
    {
        if (!kind.HoldsData)
        {
            return true;
        }

        var running = Running.Find(declared.Name);
        return kind == MemberKind.Column
            ? running?.FindColumn(member) is { } column && RefusedChanges.Allows(column, declared.FindColumn(member)!)
            : running?.FindRelation(member) is { } relation && RefusedChanges.Allows(relation, declared.FindRelation(member)!);
    }

    private static JsonObject SettingsOf(JsonObject table) => new([.. table.Properties.Where(static p => Settings.Contains(p.Name))], 0, 0);

    private static JsonObject SettingsOf(string properties) =>
        JsonText.TryParse("{" + properties + "}", out var row, out _) ? SettingsOf((JsonObject)row) : throw new InvalidOperationException($"The row of a table is not JSON: {properties}");

    private static string PropertiesOf(JsonObject json) => CanonicalJson.Write(json)[1..^1];

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
        var separator = row.Properties.Length > 0 ? "," : "";
        if (!JsonText.TryParse($"{{{row.Properties}{separator}\"indexes\":[{row.Indexes}]}}", out var properties, out _))
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
        table.Find(property)?.Value is JsonArray array ? [.. array.Items.Where(static i => i is not JsonObject).Select(CanonicalJson.Write)] : [];

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

    private sealed record MemberOwner(DefinitionTable Definition, MemberKind Kind, int TableId, List<MemberRow> Present);
}
