using Snapwright.Generators.Emission;
using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the row of a table, and the choices of its enums.</summary>
internal static class ClientRowEmitter
{
    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Line(ClientDocs.Summary(model.Table.Description ?? $"A row of {model.Table.Name}."));
        source.Open($"public sealed record {model.Names.Entity}");
        var isFirst = true;
        foreach (var field in ClientField.Of(model).Where(static f => f.Stored.IsPublished))
        {
            Separate(source, ref isFirst);
            source.Line(ClientDocs.Summary(field.Stored.Relation is { } relation
                ? $"The key of {relation.Name}: {relation.Description ?? $"a row of {relation.Target}."}"
                : ClientDocs.Of(field.Stored)));
            var required = field.Stored.IsNullable ? "" : "required ";
            source.Line($"public {required}{field.PropertyType} {field.Property} {{ get; init; }}");
        }

        foreach (var relation in ClientRelation.Published(model))
        {
            Separate(source, ref isFirst);
            var rows = relation.Relation.IsToOne ? "row" : "rows";
            source.Line(ClientDocs.Summary($"The {rows} of {relation.Relation.Name}, where a query includes them; else null. {relation.Relation.Description}"));
            source.Line($"public {relation.RowType} {relation.Property} {{ get; init; }}");
        }

        source.Close();
        foreach (var field in ClientField.Of(model).Where(static f => f.Choice is not null))
        {
            source.Line();
            EmitChoice(field, source);
        }
    }

    private static void EmitChoice(ClientField field, SourceWriter source)
    {
        var column = field.Stored.Column!;
        source.Line(ClientDocs.Summary($"{column.Description ?? column.Name} A choice that this client was not built with keeps its text."));
        source.Line("/// <param name=\"Value\">The text of the choice.</param>");
        source.Open($"public readonly record struct {field.Choice}(string Value) : {ClientTypes.IChoice}");
        var names = new HashSet<string>(StringComparer.Ordinal) { "Value" };
        foreach (var choice in column.Choices)
        {
            var name = ClrName.Property(choice, field.Choice!);
            while (!names.Add(name))
            {
                name += "_";
            }

            source.Line(ClientDocs.Summary(choice));
            source.Line($"public static {field.Choice} {name} {{ get; }} = new({Literal.Of(choice)});");
            source.Line();
        }

        source.Line("/// <summary>The text of the choice.</summary>");
        source.Line("public override string ToString() => Value;");
        source.Close();
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
