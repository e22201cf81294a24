using Snapwright.Generators.Views;

namespace Snapwright.Generators.Emission;

/// <summary>The file of one view: its methods, its row, its enums, and what the server uses.</summary>
internal static class ViewFileEmitter
{
    /// <summary>The class with the methods of all views.</summary>
    public const string Class = "DbViews";

    /// <summary>The text of the file.</summary>
    public static string Emit(ViewModel model, string rootNamespace)
    {
        var writer = new SourceWriter();
        writer.Header($"view {model.Name}");
        writer.Open($"namespace {rootNamespace}");
        ViewMethodEmitter.Emit(writer, model, rootNamespace);
        if (model.HasRows)
        {
            writer.Line();
            EmitRow(writer, model);
        }

        foreach (var choice in model.Choices)
        {
            writer.Line();
            ChoiceEmitter.Emit(writer, choice);
        }

        writer.Close();
        writer.Line();
        writer.Open($"namespace {rootNamespace}.{TableFileEmitter.HandlerNamespace}");
        CompiledViewEmitter.Emit(writer, model, rootNamespace);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitRow(SourceWriter writer, ViewModel model)
    {
        writer.Summary($"A row of the view <c>{model.Name}</c>.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed record {model.Names.Row}");
        EmitProperties(writer, model);
        writer.Close();
    }

    /// <summary>The properties of a row.</summary>
    public static void EmitProperties(SourceWriter writer, ViewModel model)
    {
        var isFirst = true;
        foreach (var column in model.Columns)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Summary(column.Documentation);
            writer.Line($"public {(column.IsNullable ? "" : "required ")}{column.PropertyType} {column.Property} {{ get; init; }}");
        }
    }
}
