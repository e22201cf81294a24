using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the reading of a row from JSON.</summary>
internal static class ClientReaderEmitter
{
    public static void Emit(TableModel model, SourceWriter source)
    {
        var fields = ClientField.Of(model).Where(static f => f.Stored.IsPublished).ToArray();
        var relations = ClientRelation.Published(model);
        var computed = ComputedModel.Of(model);
        var key = fields.Single(static f => f.Stored.Column is { IsPrimary: true });
        var table = Literal.Of(model.Table.Name.ToString());

        source.Line("/// <summary>Reads the row that the reader stands at.</summary>");
        source.Line($"internal static {model.Names.Entity} Read(ref Utf8JsonReader json) =>");
        source.Line($"    Read(ref json, out _) ?? throw JsonReading.OnlyKey({table});");
        source.Line();
        source.Line("/// <summary>Reads the row that the reader stands at; null where it has nothing but its key.</summary>");
        source.Open($"internal static {model.Names.Entity}? Read(ref Utf8JsonReader json, out {key.ClrType} key)");
        source.Line("JsonReading.ExpectObject(ref json);");
        foreach (var field in fields)
        {
            source.Line($"{field.ClrType}? {field.Local} = null;");
        }

        foreach (var field in computed)
        {
            source.Line($"{field.Type.InClient.Name}? {field.Local} = null;");
        }

        foreach (var relation in relations)
        {
            source.Line($"{relation.RowType} {relation.Local} = null;");
        }

        source.Line("var isOnlyKey = true;");
        source.Open("while (JsonReading.NextProperty(ref json))");
        source.Open($"if (json.ValueTextEquals({key.Utf8Name}))");
        source.Line($"{key.Local} = {key.ReadExpression};");
        source.Line("continue;");
        source.Close();
        source.Line();
        source.Line("isOnlyKey = false;");
        EmitProperties(fields, computed, relations, key, source);
        source.Close();
        source.Line();
        source.Line($"key = {Required(key, table)};");
        source.Open("if (isOnlyKey)");
        source.Line("return null;");
        source.Close();
        source.Line();
        source.Line("return new()");
        source.Line("{");
        source.Indent();
        source.Line($"{key.Property} = key,");
        foreach (var field in fields.Where(f => f != key))
        {
            source.Line($"{field.Property} = {(field.Stored.IsNullable ? field.Local : Required(field, table))},");
        }

        foreach (var field in computed)
        {
            source.Line($"{field.Property} = {field.Local},");
        }

        foreach (var relation in relations)
        {
            source.Line($"{relation.Property} = {relation.Local},");
        }

        source.Outdent();
        source.Line("};");
        source.Close();
    }

    private static string Required(ClientField field, string table) =>
        $"{field.Local} ?? throw JsonReading.Missing({table}, {Literal.Of(field.Stored.Name)})";

    private static void EmitProperties(
        IEnumerable<ClientField> fields, IEnumerable<ComputedModel> computed, IEnumerable<ClientRelation> relations, ClientField key, SourceWriter source)
    {
        var keyword = "if";
        var foreignKeys = fields.Where(static f => f.Stored.Relation is not null).ToDictionary(static f => f.Stored.Name, StringComparer.Ordinal);
        foreach (var field in fields.Where(f => f != key && f.Stored.Relation is null))
        {
            source.Open($"{keyword} (json.ValueTextEquals({field.Utf8Name}))");
            source.Line($"{field.Local} = {field.ReadExpression};");
            source.Close();
            keyword = "else if";
        }

        foreach (var field in computed)
        {
            source.Open($"{keyword} (json.ValueTextEquals({Literal.Utf8(field.Name)}))");
            source.Line($"{field.Local} = {ClientValue.Read(field.Type)};");
            source.Close();
            keyword = "else if";
        }

        foreach (var relation in relations)
        {
            source.Open($"{keyword} (json.ValueTextEquals({relation.Utf8Name}))");
            if (!relation.Relation.IsToOne)
            {
                source.Line($"{relation.Local} = JsonReading.List<{relation.Target.Entity}>(ref json, {relation.Target.ClientJson}.Read);");
            }
            else
            {
                source.Open("if (JsonReading.MoveToValue(ref json))");
                if (foreignKeys.TryGetValue(relation.Relation.Name, out var foreignKey))
                {
                    source.Line($"{relation.Local} = {relation.Target.ClientJson}.Read(ref json, out var relatedKey);");
                    source.Line($"{foreignKey.Local} = relatedKey;");
                }
                else
                {
                    source.Line($"{relation.Local} = {relation.Target.ClientJson}.Read(ref json, out _);");
                }

                source.Close();
            }

            source.Close();
            keyword = "else if";
        }

        source.Open("else");
        source.Line("JsonReading.Skip(ref json);");
        source.Close();
    }
}
