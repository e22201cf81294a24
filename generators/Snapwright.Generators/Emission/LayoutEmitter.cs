using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The stored fields of a table as data.</summary>
internal static class LayoutEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<FieldModel> fields)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override EquatableArray<CompiledField> Layout { get; } = EquatableArray.Of(");
        writer.Indent();
        for (var i = 0; i < fields.Count; i++)
        {
            var stored = fields[i].Stored;
            var end = i == fields.Count - 1 ? ");" : ",";
            writer.Line($"new CompiledField({Literal.Of(stored.Name)}, {Literal.Of(stored.PhysicalColumn)}, {TypeOf(stored.Type)}, IsNullable: {Literal.Of(stored.IsNullable)}){end}");
        }

        writer.Outdent();
    }

    /// <summary>A type of the model as an expression.</summary>
    public static string TypeOf(DataType type)
    {
        if (type == new DataType(type.Kind) && type.Kind is not (TypeKind.Decimal or TypeKind.Array))
        {
            return $"DataType.{type.Kind}";
        }

        var arguments = $"TypeKind.{type.Kind}"
            + (type.Length == 0 ? "" : $", Length: {Literal.Of(type.Length)}")
            + (type.Precision == 0 ? "" : $", Precision: {Literal.Of(type.Precision)}")
            + (type.Scale == 0 ? "" : $", Scale: {Literal.Of(type.Scale)}")
            + (type.Item is { } item ? $", Item: TypeKind.{item}" : "");
        return $"new DataType({arguments})";
    }
}
