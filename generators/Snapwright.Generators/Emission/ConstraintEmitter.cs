using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>The names of what rows of a table must fulfil.</summary>
internal static class ConstraintEmitter
{
    public static void Emit(SourceWriter writer, TableModel model, IReadOnlyList<ConstraintModel> constraints)
    {
        writer.Summary($"What rows of <c>{model.Table.Name}</c> must fulfil, by the names that <see cref=\"global::Snapwright.Access.ConstraintViolationException\"/> tells.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public static class {model.Names.Constraints}");
        for (var i = 0; i < constraints.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            writer.Summary($"The {constraints[i].Kind} <c>{Documentation.Escape(constraints[i].Name)}</c>.");
            writer.Line($"public const string {constraints[i].Constant} = {Literal.Of(constraints[i].Name)};");
        }

        writer.Close();
    }
}
