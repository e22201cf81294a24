using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Naming;
using Snapwright.Model.Resolution;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes one table under its name.</summary>
internal static class TableWriter
{
    public static void Write(JsonWriter writer, Table table, MetadataModel model)
    {
        writer.BeginObject(table.Name.ToString());
        writer.Optional("description", table.Description);
        writer.Optional("alias", table.Alias);
        writer.FlagUnless("isSystem", table.IsSystem, common: false);
        writer.FlagUnless("isSingleRecord", table.IsSingleRecord, common: false);
        writer.FlagUnless("validateBody", table.ValidateBody, common: true);
        writer.Optional("parent", table.Parent?.ToString());
        writer.FlagUnless("isAbstract", table.IsAbstract, common: false);
        if (table.Parent is null)
        {
            writer.Optional("mainField", table.MainField);
            writer.Optional("saveRestoreKey", table.SaveRestoreKey);
        }

        writer.FlagUnless("isFrozen", table.IsFrozen, common: table.Parent is { } parent && model.Get(parent).IsFrozen);
        writer.OptionalRaw("metadata", table.Metadata);
        writer.BeginArray("columns");
        foreach (var column in table.Columns.Where(static c => c is { Stamp: null, InheritedFrom: null }))
        {
            ColumnWriter.Write(writer, column);
        }

        writer.EndArray();
        RelationWriter.Write(writer, table, model);
        DefinitionWriter.WriteComputedFields(writer, table);
        WriteGroups(writer, "uniques", DeclaredUniques(table));
        DefinitionWriter.WriteConstraints(writer, table);
        WriteIndexes(writer, table);
        writer.EndObject();
    }

    private static void WriteGroups(JsonWriter writer, string name, List<EquatableArray<string>> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        writer.BeginArray(name);
        foreach (var fields in groups)
        {
            writer.Strings(null, fields);
        }

        writer.EndArray();
    }

    private static void WriteIndexes(JsonWriter writer, Table table)
    {
        var groups = DeclaredIndexes(table);
        if (groups.Count == 0 && table.IndexDefinitions.All(static i => i.InheritedFrom is not null))
        {
            return;
        }

        writer.BeginArray("indexes");
        foreach (var fields in groups)
        {
            writer.Strings(null, fields);
        }

        DefinitionWriter.WriteIndexes(writer, table);
        writer.EndArray();
    }

    /// <summary>All but those that an owning one-to-one brings by itself, or a named constraint.</summary>
    private static List<EquatableArray<string>> DeclaredUniques(Table table) =>
        [.. table.Uniques
            .Where(u => u.InheritedFrom is null && !IsNamed(table, u))
            .Select(static u => u.Fields)
            .Where(f => f.Count > 1 || table.FindRelation(f[0])?.Type != RelationType.OneToOne)];

    private static bool IsNamed(Table table, KeyGroup group) =>
        PhysicalNames.IsDefined(group.Name) && (group.Types.Count == 0 || table.UniqueConstraints.Any(n => n.Columns == group.Columns));

    /// <summary>All but those that the house brings by itself when only the others are declared.</summary>
    private static List<EquatableArray<string>> DeclaredIndexes(Table table)
    {
        var house = new HashSet<string>(HouseIndexes.Of(table.Columns, table.ForeignKeys.Select(static r => (r.Name, r.ForeignKey!))).Select(static h => h.Field));
        var fields = table.Indexes.Where(static i => i.InheritedFrom is null).Select(static i => i.Fields).ToList();
        var candidates = fields.Where(f => f.Count == 1 && house.Contains(f[0])).ToList();
        var covers = fields.Except(candidates).Concat(table.Uniques.Select(static u => u.Fields)).ToList();
        return [.. fields.Where(f => !candidates.Contains(f) || covers.Any(c => HouseIndexes.Covers(c, f)))];
    }
}
