using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Naming;

namespace Snapwright.Generators.Client;

/// <summary>Emits the choices of an enum.</summary>
internal static class ClientChoiceEmitter
{
    // Members of the struct itself, which a choice may be called like.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Value", "ToString", "Equals", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Deconstruct", "PrintMembers",
    };

    public static void Emit(ChoiceModel choice, SourceWriter source)
    {
        source.Summary($"A choice of <c>{choice.Field}</c>; one that this client was not built with keeps its text.");
        source.Line("/// <param name=\"Value\">The text of the choice.</param>");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public readonly record struct {choice.Type}(string Value) : {ClientTypes.IChoice}");
        var members = ClrNames.EnumMembers(choice.Choices);
        for (var i = 0; i < members.Count; i++)
        {
            var name = Inherited.Contains(members[i]) || members[i] == choice.Type ? members[i] + "Choice" : members[i];
            source.Summary($"<c>{Documentation.Escape(choice.Choices[i].Replace('\n', ' ').Replace('\r', ' '))}</c>");
            source.Line($"public static {choice.Type} {name} {{ get; }} = new({Literal.Of(choice.Choices[i])});");
            source.Line();
        }

        source.Line("/// <summary>The text of the choice.</summary>");
        source.Line("public override string ToString() => Value;");
        source.Close();
    }
}
