using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>An alternate key of a table with its place in C#.</summary>
/// <param name="Constraint">The unique constraint.</param>
/// <param name="Method">The method that finds a row: <c>FindByIsbnAsync</c>.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Parameters">The parameters of the method, one per field.</param>
internal sealed record AlternateKeyModel(
    UniqueConstraint Constraint, string Method, EquatableArray<FieldModel> Fields, EquatableArray<string> Parameters)
{
    /// <summary>The alternate keys of a table whose fields are all among the given ones.</summary>
    public static IReadOnlyList<AlternateKeyModel> Of(Table table, EquatableArray<FieldModel> fields)
    {
        var keys = table.UniqueConstraints.Where(c => c.IsAlternateKey && c.Fields.All(f => fields.Any(m => m.Stored.Name == f))).ToList();
        var names = ClrNames.Properties(keys.Select(static k => k.Name));
        return [.. keys.Select((key, i) => Of(key, $"FindBy{names[i]}Async", key.Fields.Select(f => fields.First(m => m.Stored.Name == f)).ToEquatableArray()))];
    }

    private static AlternateKeyModel Of(UniqueConstraint key, string method, EquatableArray<FieldModel> fields) =>
        new(key, method, fields, ClrNames.Parameters(fields.Select(static f => f.Property), "rows", "row", "cancellationToken"));
}
