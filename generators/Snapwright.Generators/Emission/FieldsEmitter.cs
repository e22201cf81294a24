using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The fields of a table for typed queries.</summary>
internal static class FieldsEmitter
{
    private const string Access = "global::Snapwright.Access.";

    public static void Emit(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields)
    {
        var name = model.Names.Fields;
        writer.Summary($"The fields of <c>{model.Table.Name}</c> for typed queries.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed class {name} : {Access}ITableFields<{name}>");
        writer.Line($"private readonly {Access}FieldScope _scope;");
        writer.Line();
        writer.Line($"private {name}({Access}FieldScope scope) => _scope = scope;");
        foreach (var field in fields)
        {
            writer.Line();
            writer.Summary(Documentation.Of(field));
            writer.Line($"public {TypeOf(model, field)} {field.Descriptor} => new(_scope, {Arguments(field)});");
        }

        foreach (var computed in ComputedModel.Of(model))
        {
            writer.Line();
            writer.Summary($"The computed field <c>{computed.Name}</c>.");
            writer.Line($"public {TypeOf(computed.Type)} {computed.Property} => new(_scope, {Literal.Of(computed.Name)});");
        }

        var properties = ClrNames.Properties(model.Table);
        foreach (var relation in model.Table.Relations.Where(static r => !r.HasForeignKey))
        {
            if (model.TargetOf(relation) is not { } target)
            {
                continue;
            }

            var type = $"{Access}RelatedRows<{target.Fields}>";
            writer.Line();
            writer.Summary(Documentation.Of(relation));
            writer.Line($"public {type} {properties[relation.Name]} => new(_scope, {Literal.Of(relation.Name)});");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {name} In({Access}FieldScope scope) => new(scope);");
        writer.Close();
    }

    private static string TypeOf(TableModel model, FieldModel field) => field switch
    {
        { Stored.Relation: { } relation } when model.TargetOf(relation) is { } target =>
            $"{Access}ReferenceField<{field.Type.Name}, {target.Fields}>",
        { Type.Choice: { } choice } => $"{Access}ChoiceField<{choice}>",
        _ => TypeOf(field.Type),
    };

    private static string TypeOf(ClrType type) => type.Kind.Kind switch
    {
        TypeKind.Text => $"{Access}TextField",
        TypeKind.Json or TypeKind.Array => $"{Access}Field",
        _ => $"{Access}ValueField<{type.Name}>",
    };

    private static string Arguments(FieldModel field) =>
        field.Type.Choice is { } choice ? $"{Literal.Of(field.Stored.Name)}, {choice}Text.Of" : Literal.Of(field.Stored.Name);
}
