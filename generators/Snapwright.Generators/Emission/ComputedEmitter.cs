using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>The computed fields of a table as data, and their reading.</summary>
internal static class ComputedEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<ComputedModel> fields, HandlerNames names)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override EquatableArray<CompiledComputedField> ComputedFields { get; } = EquatableArray.Of(");
        writer.Indent();
        for (var i = 0; i < fields.Count; i++)
        {
            writer.Line($"new CompiledComputedField({Literal.Of(fields[i].Name)}, {LayoutEmitter.TypeOf(fields[i].Type.Kind)}){(i == fields.Count - 1 ? ");" : ",")}");
        }

        writer.Outdent();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {names.Entity} ReadComputed({names.Entity} entity, RowReader row, int[] ordinals) => entity with");
        writer.Line("{");
        writer.Indent();
        for (var i = 0; i < fields.Count; i++)
        {
            var ordinal = $"ordinals[{Literal.Of(i)}]";
            writer.Line($"{fields[i].Property} = {ordinal} < 0 || row.IsNull({ordinal}) ? null : {RowGetter.Of(fields[i].Type, ordinal)},");
        }

        writer.Close(";");
    }
}
