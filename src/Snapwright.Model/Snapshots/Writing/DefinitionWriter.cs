using Snapwright.Model.Json;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots.Writing;

/// <summary>Writes what a table has as texts of FunQL, and its named constraints.</summary>
internal static class DefinitionWriter
{
    public static void WriteComputedFields(JsonWriter writer, Table table) => Objects.Write(writer, "computedFields", table.ComputedFields.Where(static f => f.InheritedFrom is null), field =>
    {
        writer.Text("name", field.Name);
        writer.Text("expression", field.Expression);
        writer.FlagUnless("isVirtual", field.IsVirtual, common: false);
        writer.FlagUnless("isMaterialized", field.IsMaterialized, common: false);
        writer.FlagUnless("allowBroken", field.AllowBroken, common: false);
        writer.Optional("description", field.Description);
    });

    public static void WriteConstraints(JsonWriter writer, Table table)
    {
        Objects.Write(writer, "uniqueConstraints", table.UniqueConstraints.Where(static u => u.InheritedFrom is null), unique =>
        {
            writer.Text("name", unique.Name);
            writer.Strings("columns", unique.Fields);
            writer.FlagUnless("isAlternateKey", unique.IsAlternateKey, common: false);
        });
        Objects.Write(writer, "checkConstraints", table.CheckConstraints.Where(static c => c.InheritedFrom is null), check =>
        {
            writer.Text("name", check.Name);
            writer.Text("expression", check.Expression);
        });
    }

    /// <summary>Writes the members of <c>indexes</c> that are objects.</summary>
    public static void WriteIndexes(JsonWriter writer, Table table)
    {
        foreach (var index in table.IndexDefinitions.Where(static i => i.InheritedFrom is null))
        {
            writer.BeginObject();
            writer.Text("name", index.Name);
            writer.Strings("expressions", index.Expressions.Select(static e => e.Text));
            if (index.IncludedExpressions.Count > 0)
            {
                writer.Strings("includedExpressions", index.IncludedExpressions.Select(static e => e.Text));
            }

            writer.FlagUnless("isUnique", index.IsUnique, common: false);
            writer.Optional("predicate", index.Predicate?.Text);
            writer.OptionalUnless("type", SnapshotKeys.IndexTypes[(int)index.Type], SnapshotKeys.IndexTypes[0]);
            writer.EndObject();
        }
    }
}
