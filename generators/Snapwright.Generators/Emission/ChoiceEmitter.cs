using Snapwright.Model.Naming;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The enum of a column with choices, and its texts.</summary>
internal static class ChoiceEmitter
{
    public static void Emit(SourceWriter writer, FieldModel field)
    {
        var column = field.Stored.Column!;
        Emit(writer, new ChoiceModel(field.Type.Choice!, column.Name, column.Choices));
    }

    public static void Emit(SourceWriter writer, ChoiceModel choice)
    {
        var (name, choices) = (choice.Type, choice.Choices);
        var members = ClrNames.EnumMembers(choices);
        writer.Summary($"The choices of <c>{choice.Field}</c>.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public enum {name}");
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            writer.Summary($"<c>{Documentation.Escape(choices[i].Replace('\n', ' ').Replace('\r', ' '))}</c>");
            writer.Line($"{members[i]},");
        }

        writer.Close();
        writer.Line();
        EmitText(writer, choice, members);
    }

    private static void EmitText(SourceWriter writer, ChoiceModel choice, IReadOnlyList<string> members)
    {
        var (name, choices) = (choice.Type, choice.Choices);
        writer.Summary($"The texts of <see cref=\"{name}\"/>, as they are stored.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"internal static class {name}Text");
        writer.Line($"internal static readonly string[] Choices = {{ {string.Join(", ", choices.Select(Literal.Of))} }};");
        writer.Line();
        writer.Open($"internal static string Of({name} choice) => choice switch");
        for (var i = 0; i < members.Count; i++)
        {
            writer.Line($"{name}.{members[i]} => {Literal.Of(choices[i])},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(choice), choice, \"Not one of the choices.\"),");
        writer.Close(";");
        writer.Line();
        writer.Open($"internal static {name} Parse(string text) => text switch");
        for (var i = 0; i < members.Count; i++)
        {
            writer.Line($"{Literal.Of(choices[i])} => {name}.{members[i]},");
        }

        writer.Line($"_ => throw new global::System.FormatException(\"'\" + text + \"' is not a choice of {choice.Field} that this build knows.\"),");
        writer.Close(";");
        writer.Close();
    }
}
