using Snapwright.Generators.Emission;
using Snapwright.Generators.Views;

namespace Snapwright.Generators.Client;

/// <summary>Emits the reading of a view's rows, and the writing of its arguments.</summary>
internal static class ClientViewJsonEmitter
{
    public static void Emit(ViewModel model, SourceWriter source)
    {
        ClientJsonEmitter.EmitUsings(source);
        source.Summary($"The JSON of <c>{model.Name}</c>.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"internal static class {model.Names.ClientJson}");
        if (model.HasRows)
        {
            EmitRead(model, source);
            source.Line();
        }

        source.Line("/// <summary>Writes the arguments as properties.</summary>");
        var arguments = ClientArgument.Of(model);
        source.Open($"internal static void WriteArguments({string.Join(", ", arguments.Select(static a => $"{a.TypeName} {a.Argument.Parameter}").Prepend("Utf8JsonWriter json"))})");
        foreach (var argument in arguments)
        {
            source.Line(argument.WriteStatement);
        }

        source.Close();
        source.Close();
    }

    private static void EmitRead(ViewModel model, SourceWriter source)
    {
        source.Line("/// <summary>Reads the row that the reader stands at.</summary>");
        source.Open($"internal static {model.Names.Row} Read(ref Utf8JsonReader json)");
        source.Line("JsonReading.ExpectObject(ref json);");
        foreach (var column in model.Columns)
        {
            source.Line($"{column.Type.Choice ?? column.Type.Name}? {LocalOf(column)} = null;");
        }

        source.Open("while (JsonReading.NextProperty(ref json))");
        var keyword = "if";
        foreach (var column in model.Columns)
        {
            source.Open($"{keyword} (json.ValueTextEquals({Literal.Utf8(column.Name)}))");
            source.Line($"{LocalOf(column)} = {ClientValue.Read(column.Type)};");
            source.Close();
            keyword = "else if";
        }

        source.Open("else");
        source.Line("JsonReading.Skip(ref json);");
        source.Close();
        source.Close();
        source.Line();
        source.Line("return new()");
        source.Line("{");
        source.Indent();
        foreach (var column in model.Columns)
        {
            var missing = column.IsNullable ? "" : $" ?? throw JsonReading.Missing({Literal.Of(model.Name)}, {Literal.Of(column.Name)})";
            source.Line($"{column.Property} = {LocalOf(column)}{missing},");
        }

        source.Close(";");
        source.Close();
    }

    private static string LocalOf(ViewColumnModel column) => char.ToLowerInvariant(column.Property[0]) + column.Property.Substring(1) + "Value";
}
