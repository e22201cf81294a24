using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits what a create and an update take.</summary>
internal static class ClientInputEmitter
{
    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Line(ClientDocs.Summary($"What a create of {model.Table.Name} takes; absent fields get their defaults."));
        source.Open($"public sealed record {model.Names.Create}");
        EmitProperties(model, source, static f => f.IsInsertable, static f => f.IsRequired, static _ => true);
        source.Close();
        source.Line();
        source.Line(ClientDocs.Summary($"What an update of {model.Table.Name} takes; absent fields stay as they are."));
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
            source.Line($"{ClientTypes.Writing}.GivenList(json, {link.Utf8Name}, input.{link.Property}, {ClientTypes.Writing}.Value);");
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
            source.Line(ClientDocs.Summary(field.Stored.Relation is { } relation
                ? $"The key of {relation.Name}: {relation.Description ?? $"a row of {relation.Target}."}"
                : ClientDocs.Of(field.Stored)));
            var required = isRequired(field.Stored);
            source.Line($"public {(required ? "required " : "")}{field.InputType(required)} {field.Property} {{ get; init; }}");
        }

        foreach (var link in ClientRelation.Published(model).Where(r => r.IsLink && hasLink(r.Relation)))
        {
            Separate(source, ref isFirst);
            source.Line(ClientDocs.Summary($"The keys of all {link.Relation.Name}. {link.Relation.Description}"));
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
