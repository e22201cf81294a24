using Snapwright.Bodies;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>What tells whether the row of an upsert is there: the fields of a unique group, or the key.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="IsIgnored">Whether a row that is there stays as it is.</param>
internal sealed record ConflictTarget(EquatableArray<StoredField> Fields, bool IsIgnored)
{
    /// <summary>Whether it is the key.</summary>
    public bool IsKey => Fields[0].Column is { IsPrimary: true };

    /// <summary>Reads <c>onConflict</c> and <c>onConflictAction</c>; null, with errors, where they make no target.</summary>
    /// <param name="table">The table.</param>
    /// <param name="fields">Names with commas.</param>
    /// <param name="action"><c>update</c>, <c>ignore</c>, or null for the first.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static ConflictTarget? Read(ServedTable table, string fields, string? action, List<BodyError> errors)
    {
        if (action is not (null or "update" or "ignore"))
        {
            errors.Add(new("onConflictAction", "invalid_value", $"'{action}' is not an action. Choices: update, ignore."));
        }

        var names = fields.Split(',').Select(static n => n.Trim()).ToHashSet(StringComparer.Ordinal);
        var groups = Groups(table).ToList();
        if (groups.FirstOrDefault(g => names.SetEquals(g)) is not { Count: > 0 } group)
        {
            var choices = string.Join("; ", groups.Select(static g => string.Join(",", g)));
            var shown = fields.Length <= 100 ? fields : fields[..100];
            errors.Add(new("onConflict", "invalid_value", $"'{shown}' is neither the key nor a unique group of '{table.Name}'. Choices: {choices}."));
            return null;
        }

        return errors.Count > 0 ? null : new(group.Select(n => table.Fields.First(f => f.Name == n)).ToEquatableArray(), action == "ignore");
    }

    private static IEnumerable<EquatableArray<string>> Groups(ServedTable table) => table.Table.Uniques
        .Select(static u => u.Fields)
        .Where(g => g.All(n => table.Fields.Any(f => f.Name == n && f.IsPublished)))
        .Prepend(EquatableArray.Of(table.Fields[table.KeySlot].Name))
        .Distinct();
}
