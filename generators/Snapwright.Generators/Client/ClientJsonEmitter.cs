using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the reading and writing of a table's JSON.</summary>
internal static class ClientJsonEmitter
{
    /// <summary>The namespace below that of the rows: there, names of the library cannot meet names of tables.</summary>
    public const string Namespace = "Serialization";

    /// <summary>What the code uses by short names: a type of the rows' namespace cannot have them.</summary>
    public static IReadOnlyList<string> ShortNames { get; } = ["JsonReading", "JsonWriting", "JsonItem", "Utf8JsonReader", "Utf8JsonWriter"];

    /// <summary>Emits what the code uses. A whole namespace of others would hide tables that are called like one of its types.</summary>
    public static void EmitUsings(SourceWriter source)
    {
        source.Line("using global::Snapwright.Client.Json;");
        source.Line("using Utf8JsonReader = global::System.Text.Json.Utf8JsonReader;");
        source.Line("using Utf8JsonWriter = global::System.Text.Json.Utf8JsonWriter;");
        source.Line();
    }

    public static void Emit(TableModel model, SourceWriter source)
    {
        EmitUsings(source);
        source.Summary($"The JSON of <c>{model.Table.Name}</c>.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"internal static class {model.Names.ClientJson}");
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
