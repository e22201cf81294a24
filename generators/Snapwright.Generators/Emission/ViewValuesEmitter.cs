using Snapwright.Generators.Views;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The method that makes values of statements out of typed arguments.</summary>
internal static class ViewValuesEmitter
{
    public static void Emit(SourceWriter writer, ViewModel model, string rootNamespace)
    {
        writer.Line("/// <summary>The values of the arguments, as declared.</summary>");
        var parameters = string.Join(", ", model.Parameters.Select(a => $"{ViewMethodEmitter.TypeOf(a, rootNamespace)} {a.Parameter}"));
        if (model.Arguments.Count == 0)
        {
            writer.Line("internal static SqlValue[] Values() => Array.Empty<SqlValue>();");
            return;
        }

        writer.Line($"internal static SqlValue[] Values({parameters}) => new SqlValue[]");
        writer.Line("{");
        writer.Indent();
        foreach (var argument in model.Arguments)
        {
            writer.Line(Value(argument, rootNamespace) + ",");
        }

        writer.Close(";");
    }

    private static string Value(ViewArgumentModel argument, string rootNamespace)
    {
        var given = "given" + ClrNames.Property(argument.Parameter);
        var nothing = $"SqlValue.Null(TypeKind.{argument.Type.Kind.Kind})";
        var absent = argument.Default is { IsNull: false } value ? SqlLiteral.Of(value) : nothing;
        var parameter = argument.Parameter;
        return argument switch
        {
            { IsThreefold: true } => $"{parameter}.HasValue ? {parameter}.Value is {{ }} {given} ? {Given(argument, given, rootNamespace)} : {nothing} : {absent}",
            { IsNullable: true } => $"{parameter} is {{ }} {given} ? {Given(argument, given, rootNamespace)} : {nothing}",
            { IsOptional: true, HasConstantDefault: false } => $"{parameter} is {{ }} {given} ? {Given(argument, given, rootNamespace)} : {absent}",
            _ => Given(argument, parameter, rootNamespace),
        };
    }

    private static string Given(ViewArgumentModel argument, string value, string rootNamespace) => argument.Type switch
    {
        { Choice: { } choice } => $"SqlValue.Text(global::{rootNamespace}.{choice}Text.Of({value}))",
        { Kind.Kind: TypeKind.Text } => $"SqlValue.Text({value})",
        { Kind.Kind: TypeKind.Json } => $"TypedValue.OfJson({value})",
        { Kind.Kind: TypeKind.Array } => $"TypedValue.OfList({value})",
        _ => $"TypedValue.Of({value})",
    };
}
