using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the reading and writing of a table's JSON.</summary>
internal static class ClientJsonEmitter
{
    /// <summary>The namespace below that of the rows: there, names of the library cannot meet names of tables.</summary>
    public const string Namespace = "Serialization";

    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Line("using global::System.Text.Json;");
        source.Line("using global::Snapwright.Client.Json;");
        source.Line();
        source.Summary($"The JSON of <c>{model.Table.Name}</c>.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"internal static class {model.Names.Entity}Json");
        ClientReaderEmitter.Emit(model, source);
        source.Line();
        source.Line("/// <summary>Writes the body of a create.</summary>");
        source.Open($"internal static void Write(Utf8JsonWriter json, {model.Names.Create} input)");
        ClientInputEmitter.EmitWriter(model, source, static f => f.IsInsertable, static f => f.IsRequired, static _ => true);
        source.Close();
        source.Line();
        source.Line("/// <summary>Writes the body of an update.</summary>");
        source.Open($"internal static void Write(Utf8JsonWriter json, {model.Names.Update} input)");
        ClientInputEmitter.EmitWriter(model, source, static f => f.IsChangeable, static _ => false, static r => r.IsUpdatable);
        source.Close();
        source.Close();
    }
}
