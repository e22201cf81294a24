using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The fields of a body by name: the length decides first, then the bytes.</summary>
internal static class BodyEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<FieldModel> fields, HandlerNames names)
    {
        foreach (var field in fields.Where(static f => f.Stored.Column is { DeclaredType: ColumnType.ArraySelect }))
        {
            var choices = string.Join(", ", field.Stored.Column!.Choices.Select(Literal.Of));
            writer.Line($"private static readonly string[] {ChoicesOf(field)} = {{ {choices} }};");
            writer.Line();
        }

        writer.Line("/// <inheritdoc/>");
        writer.Open("public override bool ReadField(ref BodyReader body, RowValues values)");
        writer.Line("var name = body.Name;");
        writer.Open("switch (name.Length)");
        foreach (var group in fields.GroupBy(static f => f.Stored.Name.Length).OrderBy(static g => g.Key))
        {
            writer.Line($"case {Literal.Of(group.Key)}:");
            writer.Indent();
            foreach (var field in group)
            {
                writer.Open($"if (name.SequenceEqual({Literal.Utf8(field.Stored.Name)}))");
                writer.Line(field.Stored.IsInsertable ? $"values.Set({Literal.Of(field.Slot)}, {Read(field, names)});" : "body.Skip();");
                writer.Line("return true;");
                writer.Close();
                writer.Line();
            }

            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
    }

    private static string Read(FieldModel field, HandlerNames names)
    {
        var stored = field.Stored;
        var start = $"{Literal.Of(stored.Name)}, isNullable: {Literal.Of(stored.IsNullable)}";
        if (stored.Relation is not null)
        {
            return $"body.ReadReference({start}, {LayoutEmitter.TypeOf(stored.Type)})";
        }

        return stored.Column!.DeclaredType switch
        {
            ColumnType.Enum => $"body.ReadChoice({start}, {names.Texts(field)}.Choices)",
            ColumnType.ObjectId => $"body.ReadObjectId({start})",
            _ => ReadKind(field, start),
        };
    }

    private static string ReadKind(FieldModel field, string start)
    {
        var type = field.Stored.Type;
        return type.Kind switch
        {
            TypeKind.Text => $"body.ReadText({start}, length: {Literal.Of(type.Length)})",
            TypeKind.Decimal => $"body.ReadDecimal({start}, precision: {Literal.Of(type.Precision)}, scale: {Literal.Of(type.Scale)})",
            TypeKind.Array => $"body.ReadArray({start}, TypeKind.{type.Item}, {(field.Stored.Column!.Choices.Count == 0 ? "default" : ChoicesOf(field))})",
            _ => $"body.Read{type.Kind}({start})",
        };
    }

    private static string ChoicesOf(FieldModel field) => field.Property + "Choices";
}
