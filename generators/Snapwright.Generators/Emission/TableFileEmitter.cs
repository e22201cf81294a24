using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The file of one table: entity, inputs, fields, handler.</summary>
internal static class TableFileEmitter
{
    /// <summary>The namespace of handlers below that of the entities: there, names of the library cannot meet names of tables.</summary>
    public const string HandlerNamespace = "Compiled";

    /// <summary>The text of the file.</summary>
    public static string Emit(TableModel model, string rootNamespace)
    {
        var writer = new SourceWriter();
        var fields = FieldModel.Of(model);
        writer.Header($"table {model.Table.Name}");
        writer.Open($"namespace {rootNamespace}");
        EntityEmitter.Emit(writer, model, fields);
        writer.Line();
        foreach (var field in fields.Where(static f => f.Type.Choice is not null))
        {
            ChoiceEmitter.Emit(writer, field);
            writer.Line();
        }

        InputEmitter.EmitCreate(writer, model, fields);
        writer.Line();
        InputEmitter.EmitUpdate(writer, model, fields);
        writer.Line();
        FieldsEmitter.Emit(writer, model, fields);
        if (AlternateKeyModel.Of(model.Table, fields) is { Count: > 0 } keys)
        {
            writer.Line();
            AlternateKeyEmitter.Emit(writer, model, fields, keys);
        }

        if (ConstraintModel.Of(model.Table) is { Count: > 0 } constraints)
        {
            writer.Line();
            ConstraintEmitter.Emit(writer, model, constraints);
        }

        writer.Close();
        writer.Line();
        writer.Open($"namespace {rootNamespace}.{HandlerNamespace}");
        HandlerEmitter.Emit(writer, model, fields, rootNamespace);
        writer.Close();
        return writer.ToString();
    }
}
