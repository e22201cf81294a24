using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>The methods that find rows by alternate keys.</summary>
internal static class AlternateKeyEmitter
{
    public static void Emit(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields, IReadOnlyList<AlternateKeyModel> keys)
    {
        var names = model.Names;
        var key = fields.First(static f => f.Stored.Column is { IsPrimary: true });
        var set = $"global::Snapwright.Access.TableSet<{names.Entity}, {key.Type.Name}, {names.Create}, {names.Update}, {names.Fields}>";
        writer.Summary($"Rows of <c>{model.Table.Name}</c> by its alternate keys.");
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public static class {names.Keys}");
        var isFirst = true;
        foreach (var one in keys)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            writer.Summary($"The row of the alternate key <c>{Documentation.Escape(one.Constraint.Name)}</c>, or null.");
            var parameters = string.Concat(one.Fields.Select((f, i) => $"{f.Type.Name} {one.Parameters[i]}, "));
            var condition = string.Join(" & ", one.Fields.Select((f, i) => $"row.{f.Descriptor} == {one.Parameters[i]}"));
            writer.Line($"public static global::System.Threading.Tasks.ValueTask<{names.Entity}?> {one.Method}(this {set} rows, {parameters}global::System.Threading.CancellationToken cancellationToken = default) =>");
            writer.Line($"    rows.Where(row => {condition}).FirstOrDefaultAsync(cancellationToken);");
        }

        writer.Close();
    }
}
