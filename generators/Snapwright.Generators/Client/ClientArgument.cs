using Snapwright.Generators.Emission;
using Snapwright.Generators.Views;
using Snapwright.Model.Naming;

namespace Snapwright.Generators.Client;

/// <summary>How an argument of a view is given and written in the client, where enums are structs and have no constants.</summary>
internal sealed record ClientArgument(ViewArgumentModel Argument)
{
    /// <summary>The parameter of the method.</summary>
    public string Parameter => $"{TypeName} {Argument.Parameter}" + this switch
    {
        { Argument.IsOptional: false } => "",
        { HasConstantDefault: true } => " = " + SqlLiteral.Constant(Argument.Default!.Value),
        { IsThreefold: true } => " = default",
        _ => " = null",
    };

    /// <summary>Its type.</summary>
    public string TypeName => this switch
    {
        { IsThreefold: true, Argument.Type.ItemName: { } item } => $"{ClientTypes.OptionalList}<{item}>",
        { IsThreefold: true } => $"{ClientTypes.Optional}<{Value}?>",
        { Argument: { IsNullable: false, IsOptional: false } } or { Argument.IsNullable: false, HasConstantDefault: true } => Value,
        _ => Value + "?",
    };

    /// <summary>The statements that write it as a property.</summary>
    public string WriteStatement
    {
        get
        {
            var (name, write, parameter) = (Literal.Utf8(Argument.Name), ClientValue.WriteMethod(Argument.Type), Argument.Parameter);
            var isList = Argument.Type.ItemName is not null;
            var given = "given" + ClrNames.Property(parameter);
            return this switch
            {
                { IsThreefold: true } => $"JsonWriting.{(isList ? "GivenList" : "GivenOrNull")}(json, {name}, {parameter}, {write});",
                { Argument.IsNullable: true } when isList => $"json.WritePropertyName({name});\nJsonWriting.List(json, {parameter}, {write});",
                { Argument.IsNullable: true } => $"JsonWriting.GivenOrNull(json, {name}, new {ClientTypes.Optional}<{Value}?>({parameter}), {write});",
                { Argument.IsOptional: true, HasConstantDefault: false } =>
                    $"if ({parameter} is {{ }} {given})\n{{\n    JsonWriting.Property{(isList ? "List" : "")}(json, {name}, {given}, {write});\n}}\n",
                _ => $"JsonWriting.Property{(isList ? "List" : "")}(json, {name}, {parameter}, {write});",
            };
        }
    }

    /// <summary>The arguments of a view in the order of the parameters.</summary>
    public static IReadOnlyList<ClientArgument> Of(ViewModel model) => [.. model.Parameters.Select(static a => new ClientArgument(a))];

    private bool HasConstantDefault => Argument.HasConstantDefault && Argument.Type.Choice is null;

    private bool IsThreefold => Argument is { IsNullable: true, Default.IsNull: false } && !HasConstantDefault;

    private string Value => Argument.Type.Choice ?? Argument.Type.Name;
}
