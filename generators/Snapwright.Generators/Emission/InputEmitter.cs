using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>What inserts and updates take; absent fields differ from fields that are null.</summary>
internal static class InputEmitter
{
    private const string Optional = "global::Snapwright.Data.Writes.Optional";

    public static void EmitCreate(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields)
    {
        writer.Summary($"What an insert into <c>{model.Table.Name}</c> takes; absent fields get their defaults.");
        Emit(writer, model, model.Names.Create, fields.Where(static f => f.Stored.IsInsertable), static f => f.Stored.IsRequired);
    }

    public static void EmitUpdate(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields)
    {
        writer.Summary($"What an update of <c>{model.Table.Name}</c> takes; absent fields stay as they are.");
        Emit(writer, model, model.Names.Update, fields.Where(static f => f.Stored.IsChangeable), static _ => false);
    }

    private static void Emit(
        SourceWriter writer, TableModel model, string name, IEnumerable<FieldModel> fields, Func<FieldModel, bool> isRequired)
    {
        writer.Checks(model.Table);
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed class {name}");
        var isFirst = true;
        foreach (var field in fields)
        {
            Separate(writer, ref isFirst);
            writer.Summary(Documentation.Of(field));
            writer.Line(isRequired(field)
                ? $"public required {field.PropertyType} {field.Property} {{ get; set; }}"
                : $"public {Optional}<{field.PropertyType}> {field.Property} {{ get; set; }}");
        }

        foreach (var link in LinkModel.Of(model))
        {
            Separate(writer, ref isFirst);
            writer.Summary(Documentation.Of(link.Relation) + " The keys of all rows that are to be linked.");
            writer.Line($"public {Optional}<{link.ListType}> {link.Property} {{ get; set; }}");
        }

        writer.Close();
    }

    private static void Separate(SourceWriter writer, ref bool isFirst)
    {
        if (!isFirst)
        {
            writer.Line();
        }

        isFirst = false;
    }
}
