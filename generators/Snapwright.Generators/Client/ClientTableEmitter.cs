using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Client;

/// <summary>Emits the client's file of one table: row, inputs, fields, and the table itself.</summary>
internal static class ClientTableEmitter
{
    /// <summary>The text of the file.</summary>
    /// <param name="model">The table.</param>
    /// <param name="rootNamespace">The namespace of the project; the client is in <c>.Client</c> of it.</param>
    public static string Emit(TableModel model, string rootNamespace)
    {
        var source = new SourceWriter();
        source.Header($"table {model.Table.Name}");
        source.Open($"namespace {rootNamespace}.{ClientEmitter.Namespace}");
        ClientRowEmitter.Emit(model, source);
        source.Line();
        ClientInputEmitter.Emit(model, source);
        source.Line();
        ClientFieldsEmitter.Emit(model, source);
        source.Line();
        EmitTable(model, source);
        source.Close();
        source.Line();
        source.Open($"namespace {rootNamespace}.{ClientEmitter.Namespace}.{ClientJsonEmitter.Namespace}");
        ClientJsonEmitter.Emit(model, source);
        source.Close();
        return source.ToString();
    }

    private static void EmitTable(TableModel model, SourceWriter source)
    {
        var names = model.Names;
        var key = ClientField.Of(model).Single(static f => f.Stored.Column is { IsPrimary: true });
        source.Summary($"The table <c>{model.Table.Name}</c> of the server.");
        source.Line(GeneratedCode.Attribute);
        source.Open(
            $"public sealed class {names.ClientTable} : {ClientTypes.Root}Tables.ClientTable<{names.Entity}, {key.ClrType}, {names.Create}, {names.Update}, {names.Fields}>");
        source.Open(
            $"internal {names.ClientTable}({ClientTypes.Root}SnapwrightClient client)\n"
            + $"    : base(client, {Literal.Of(model.Table.Name.ToString())}, new({ClientTypes.FieldPath}.Root))");
        source.Close();
        source.Line();
        source.Line("/// <inheritdoc/>");
        source.Line($"protected override {names.Entity} Read(ref {ClientTypes.JsonReader} json) => {ClientJsonEmitter.Namespace}.{names.ClientJson}.Read(ref json);");
        source.Line();
        source.Line("/// <inheritdoc/>");
        source.Line(
            $"protected override void WriteCreate({ClientTypes.JsonWriter} json, {names.Create} input) => "
            + $"{ClientJsonEmitter.Namespace}.{names.ClientJson}.Write(json, input);");
        source.Line();
        source.Line("/// <inheritdoc/>");
        source.Line(
            $"protected override void WriteUpdate({ClientTypes.JsonWriter} json, {names.Update} input) => "
            + $"{ClientJsonEmitter.Namespace}.{names.ClientJson}.Write(json, input);");
        source.Line();
        source.Line("/// <inheritdoc/>");
        source.Line($"protected override {ClientTypes.Condition} Behind({names.Entity} row) => Fields.{key.Property} > row.{key.Property};");
        EmitAlternateKeys(model, source);
        source.Close();
    }

    private static void EmitAlternateKeys(TableModel model, SourceWriter source)
    {
        var fields = FieldModel.Of(model).Where(static f => f.Stored.IsPublished).ToEquatableArray();
        foreach (var key in AlternateKeyModel.Of(model.Table, fields))
        {
            source.Line();
            source.Summary($"The row of the alternate key <c>{Documentation.Escape(key.Constraint.Name)}</c>, or null.");
            var parameters = string.Concat(key.Fields.Select((f, i) => $"{f.Type.Choice ?? f.Type.Name} {key.Parameters[i]}, "));

            // A reference is compared by the key of its row.
            var condition = string.Join(" & ", key.Fields.Select((f, i) => $"row.{f.Descriptor}{(f.Stored.Relation is null ? "" : ".Id")} == {key.Parameters[i]}"));
            source.Line($"public global::System.Threading.Tasks.Task<{model.Names.Entity}?> {key.Method}({parameters}global::System.Threading.CancellationToken cancellationToken = default) =>");
            source.Line($"    Where(row => {condition}).FirstOrDefaultAsync(cancellationToken);");
        }
    }
}
