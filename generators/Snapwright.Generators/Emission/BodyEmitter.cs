using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The fields of a body by name: the length decides first, then the bytes.</summary>
internal static class BodyEmitter
{
    private const string Rules = "global::Snapwright.Model.Rules.ColumnRule";

    public static void Emit(SourceWriter writer, EquatableArray<FieldModel> fields, HandlerNames names)
    {
        foreach (var field in fields.Where(static f => f.Stored.Column is { DeclaredType: ColumnType.ArraySelect }))
        {
            var choices = string.Join(", ", field.Stored.Column!.Choices.Select(Literal.Of));
            writer.Line($"private static readonly string[] {ChoicesOf(field)} = {{ {choices} }};");
            writer.Line();
        }

        foreach (var field in fields.Where(HasRules))
        {
            EmitRules(writer, field);
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
                writer.Line(field.Stored.IsInsertable ? $"values.Set({Literal.Of(field.Slot)}, {ReadChecked(field, names)});" : "body.Skip();");
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

    private static void EmitRules(SourceWriter writer, FieldModel field)
    {
        writer.Open($"private static readonly EquatableArray<{Rules}> {RulesOf(field)} = EquatableArray.Of(new {Rules}[]");
        foreach (var rule in field.Stored.Column!.Rules.Where(static r => r.IsEnabled))
        {
            var flags = rule.Flags is null ? "" : $", flags: {Literal.Of(rule.Flags)}";
            var message = rule.Message is null ? "" : $", message: {Literal.Of(rule.Message)}";
            writer.Line($"new {Rules}(global::Snapwright.Model.Rules.RuleType.{rule.Type}, {Literal.Of(rule.Value)}{flags}{message}),");
        }

        writer.Close(");");
        writer.Line();
    }

    private static string ReadChecked(FieldModel field, HandlerNames names) =>
        HasRules(field) ? $"body.Check({Literal.Of(field.Stored.Name)}, {RulesOf(field)}, {Read(field, names)})" : Read(field, names);

    private static bool HasRules(FieldModel field) => field.Stored.Column?.Rules.Any(static r => r.IsEnabled) == true;

    private static string RulesOf(FieldModel field) => field.Property + "Rules";

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
