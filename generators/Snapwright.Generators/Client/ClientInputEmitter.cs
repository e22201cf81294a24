using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits what a create and an update take.</summary>
internal static class ClientInputEmitter
{
    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Summary($"What a create in <c>{model.Table.Name}</c> takes; absent fields get their defaults.");
        source.Checks(model.Table);
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed record {model.Names.Create}");
        EmitProperties(model, source, static f => f.IsInsertable, static f => f.IsRequired, static _ => true);
        source.Close();
        source.Line();
        source.Summary($"What an update in <c>{model.Table.Name}</c> takes; absent fields stay as they are.");
        source.Checks(model.Table);
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed record {model.Names.Update}");
        EmitProperties(model, source, static f => f.IsChangeable, static _ => false, static r => r.IsUpdatable);
        source.Close();
    }

    /// <summary>Writes the statements that write an input, as an object.</summary>
    public static void EmitWriter(
        TableModel model, SourceWriter source, Func<StoredField, bool> has, Func<StoredField, bool> isRequired, Func<Relation, bool> hasLink)
    {
        source.Line("json.WriteStartObject();");
        foreach (var field in ClientField.Of(model).Where(f => has(f.Stored)))
        {
            source.Line(field.WriteStatement(isRequired(field.Stored)));
        }

        foreach (var link in ClientRelation.Published(model).Where(r => r.IsLink && hasLink(r.Relation)))
        {
            source.Line($"JsonWriting.GivenList(json, {link.Utf8Name}, input.{link.Property}, JsonWriting.Value);");
        }

        source.Line("json.WriteEndObject();");
    }

    private static void EmitProperties(
        TableModel model, SourceWriter source, Func<StoredField, bool> has, Func<StoredField, bool> isRequired, Func<Relation, bool> hasLink)
    {
        var isFirst = true;
        foreach (var field in ClientField.Of(model).Where(f => has(f.Stored)))
        {
            Separate(source, ref isFirst);
            source.Summary(field.Documentation);
            var required = isRequired(field.Stored);
            source.Line($"public {(required ? "required " : "")}{field.InputType(required)} {field.Property} {{ get; init; }}");
        }

        foreach (var link in ClientRelation.Published(model).Where(r => r.IsLink && hasLink(r.Relation)))
        {
            Separate(source, ref isFirst);
            source.Summary(Documentation.Of(link.Relation) + " The keys of all rows that are to be linked.");
            source.Line($"public {ClientTypes.OptionalList}<{link.KeyType}> {link.Property} {{ get; init; }}");
        }
    }

    private static void Separate(SourceWriter source, ref bool isFirst)
    {
        if (!isFirst)
        {
            source.Line();
        }

        isFirst = false;
    }
}
