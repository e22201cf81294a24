using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Naming;

namespace Snapwright.Generators.Client;

/// <summary>Emits the row of a table, and the choices of its enums.</summary>
internal static class ClientRowEmitter
{
    // Members of the struct itself, which a choice may be called like.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Value", "ToString", "Equals", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Deconstruct", "PrintMembers",
    };

    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Summary(Documentation.Of(model.Table));
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed record {model.Names.Entity}");
        var isFirst = true;
        foreach (var field in ClientField.Of(model).Where(static f => f.Stored.IsPublished))
        {
            Separate(source, ref isFirst);
            source.Summary(field.Documentation);
            var required = field.Stored.IsNullable ? "" : "required ";
            source.Line($"public {required}{field.PropertyType} {field.Property} {{ get; init; }}");
        }

        foreach (var relation in ClientRelation.Published(model))
        {
            Separate(source, ref isFirst);
            var rows = relation.Relation.IsToOne ? "row" : "rows";
            source.Summary($"{Documentation.Of(relation.Relation)} The {rows}, where a query includes them; else null.");
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
        source.Summary($"A choice of <c>{column.Name}</c>; one that this client was not built with keeps its text.");
        source.Line("/// <param name=\"Value\">The text of the choice.</param>");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public readonly record struct {field.Choice}(string Value) : {ClientTypes.IChoice}");
        var members = ClrNames.EnumMembers(column.Choices);
        for (var i = 0; i < members.Count; i++)
        {
            var name = Inherited.Contains(members[i]) || members[i] == field.Choice ? members[i] + "Choice" : members[i];
            source.Summary($"<c>{Documentation.Escape(column.Choices[i].Replace('\n', ' ').Replace('\r', ' '))}</c>");
            source.Line($"public static {field.Choice} {name} {{ get; }} = new({Literal.Of(column.Choices[i])});");
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
