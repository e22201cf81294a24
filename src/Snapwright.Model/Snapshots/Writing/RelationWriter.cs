using Snapwright.Model.Json;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes the relations of a table; inverses that are as the owner's <c>inversePropertyName</c> makes them are left to it.</summary>
internal static class RelationWriter
{
    public static void Write(JsonWriter writer, Table table, MetadataModel model)
    {
        var declared = Own(table).Take(FirstImplicit(table, model)).ToList();
        if (declared.Count == 0)
        {
            return;
        }

        writer.BeginArray("relations");
        foreach (var relation in declared)
        {
            writer.BeginObject();
            WriteRelation(writer, table, relation, model);
            writer.EndObject();
        }

        writer.EndArray();
    }

    private static void WriteRelation(JsonWriter writer, Table table, Relation relation, MetadataModel model)
    {
        writer.Text("propertyName", relation.Name);
        writer.Text("type", SnapshotKeys.RelationTypes[(int)relation.Type]);
        writer.Text("targetTable", relation.Target.ToString());
        if (!relation.IsOwner)
        {
            writer.Text("mappedBy", relation.Inverse!);
        }
        else if (relation.Inverse is { } inverse && IsImplicit(model.Get(relation.Target), inverse, model))
        {
            writer.Text("inversePropertyName", inverse);
        }

        if (relation.HasForeignKey)
        {
            writer.FlagUnless("isNullable", relation.IsNullable, common: true);
            var common = relation.IsNullable ? OnDelete.SetNull : OnDelete.Restrict;
            writer.Optional("onDelete", relation.OnDelete == common ? null : SnapshotKeys.OnDeletes[(int)relation.OnDelete]);
        }

        writer.FlagUnless("isUpdatable", relation.IsUpdatable, common: true);
        writer.FlagUnless("isPublished", relation.IsPublished, common: true);
        writer.FlagUnless("isSystem", relation.IsSystem, common: false);
        writer.Optional("description", relation.Description);
        if (relation.IsOwner)
        {
            WritePhysical(writer, table, relation);
        }
    }

    private static void WritePhysical(JsonWriter writer, Table table, Relation relation)
    {
        var column = PhysicalNames.ForeignKeyColumn(relation.Name);
        writer.OptionalUnless("foreignKeyColumn", relation.ForeignKey, table.Parent is null ? column : PhysicalNames.InheritingColumn(table.Name, column));
        writer.OptionalUnless("constraintName", relation.ConstraintName, PhysicalNames.ForeignKey(table.Name, relation.Name));
        writer.OptionalUnless("junctionTableName", relation.Junction?.Table.Name, PhysicalNames.Junction(table.Name, relation.Name, relation.Target).Name);
        writer.OptionalUnless("junctionSourceColumn", relation.Junction?.SourceColumn, PhysicalNames.JunctionSource);
        writer.OptionalUnless("junctionTargetColumn", relation.Junction?.TargetColumn, PhysicalNames.JunctionTarget);
    }

    private static bool IsImplicit(Table table, string relation, MetadataModel model) =>
        Own(table).Skip(FirstImplicit(table, model)).Any(r => r.Name == relation);

    private static List<Relation> Own(Table table) => [.. table.Relations.Where(static r => r.InheritedFrom is null)];

    /// <summary>Where the inverses begin that reading would add in the same order: at the end, by name, nothing of their own.</summary>
    private static int FirstImplicit(Table table, MetadataModel model)
    {
        var own = Own(table);
        var first = own.Count;
        while (first > 0 && IsPlain(own[first - 1], model) && (first == own.Count || IsInOrder(own, first)))
        {
            first--;
        }

        return first;
    }

    private static bool IsInOrder(List<Relation> relations, int second) =>
        string.CompareOrdinal(relations[second - 1].Name, relations[second].Name) < 0;

    private static bool IsPlain(Relation relation, MetadataModel model) =>
        relation is { IsOwner: false, Description: null }
        && model.Find(relation.Target)?.FindRelation(relation.Inverse!) is { } owner
        && owner.IsUpdatable == relation.IsUpdatable
        && owner.IsPublished == relation.IsPublished
        && owner.IsSystem == relation.IsSystem;
}
