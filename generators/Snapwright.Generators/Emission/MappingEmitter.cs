using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>Typed rows and inputs out of rows and values, and back.</summary>
internal static class MappingEmitter
{
    public static void Emit(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields, HandlerNames names)
    {
        var links = LinkModel.Of(model);
        EmitReadEntity(writer, fields, names);
        writer.Line();
        EmitToInput(writer, "ToCreate", names.Create, fields.Where(static f => f.Stored.IsInsertable), static f => f.Stored.IsRequired, links, names);
        writer.Line();
        EmitApply(writer, names.Create, fields.Where(static f => f.Stored.IsInsertable), static f => f.Stored.IsRequired, links, names);
        writer.Line();
        EmitToInput(writer, "ToUpdate", names.Update, fields.Where(static f => f.Stored.IsChangeable), static _ => false, links, names);
        writer.Line();
        EmitApply(writer, names.Update, fields.Where(static f => f.Stored.IsChangeable), static _ => false, links, names);
    }

    private static void EmitReadEntity(SourceWriter writer, EquatableArray<FieldModel> fields, HandlerNames names)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {names.Entity} ReadEntity(RowReader row) => new()");
        writer.Line("{");
        writer.Indent();
        foreach (var field in fields)
        {
            var value = field.Type.Choice is null ? RowGetter.Of(field) : $"{names.Texts(field)}.Parse({RowGetter.Of(field)})";
            var optional = field.Stored.IsNullable ? $"row.IsNull({Literal.Of(field.Slot)}) ? null : " : "";
            writer.Line($"{field.Property} = {optional}{value},");
        }

        writer.Close(";");
    }

    private static void EmitToInput(
        SourceWriter writer,
        string method,
        string input,
        IEnumerable<FieldModel> fields,
        Func<FieldModel, bool> isRequired,
        EquatableArray<LinkModel> links,
        HandlerNames names)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override {input} {method}(RowValues values)");
        var all = fields.ToList();
        var required = all.Where(isRequired).ToList();
        if (required.Count == 0)
        {
            writer.Line($"var input = new {input}();");
        }
        else
        {
            writer.Line($"var input = new {input}");
            writer.Line("{");
            writer.Indent();
            foreach (var field in required)
            {
                writer.Line($"{field.Property} = {ValueConversion.FromValue(field, names)},");
            }

            writer.Close(";");
        }

        writer.Line();
        foreach (var field in all.Where(f => !isRequired(f)))
        {
            writer.Open($"if (values.IsSet({Literal.Of(field.Slot)}))");
            writer.Line($"input.{field.Property} = new({ValueConversion.FromNullableValue(field, names)});");
            writer.Close();
            writer.Line();
        }

        foreach (var link in links)
        {
            writer.Open($"if (values.Links?.TryGetValue({Literal.Of(link.Relation.Name)}, out var keysOf{link.Property}) == true)");
            writer.Line($"input.{link.Property} = new(SqlValue.Array(keysOf{link.Property}).ToList(static key => {ValueConversion.Key(link, "key")}));");
            writer.Close();
            writer.Line();
        }

        writer.Line("return input;");
        writer.Close();
    }

    private static void EmitApply(
        SourceWriter writer,
        string input,
        IEnumerable<FieldModel> fields,
        Func<FieldModel, bool> isRequired,
        EquatableArray<LinkModel> links,
        HandlerNames names)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override void Apply({input} input, RowValues values)");
        foreach (var field in fields)
        {
            var slot = Literal.Of(field.Slot);
            if (isRequired(field))
            {
                writer.Line($"values.Set({slot}, {ValueConversion.ToValue(field, $"input.{field.Property}", names)});");
                continue;
            }

            writer.Open($"if (input.{field.Property}.HasValue)");
            writer.Line($"values.Set({slot}, {ValueConversion.ToNullableValue(field, $"input.{field.Property}.Value", names)});");
            writer.Close();
            writer.Open("else");
            writer.Line($"values.Unset({slot});");
            writer.Close();
            writer.Line();
        }

        foreach (var link in links)
        {
            writer.Line($"values.SetLinks({Literal.Of(link.Relation.Name)}, input.{link.Property});");
        }

        writer.Close();
    }
}
