using Snapwright.Compilation;
using Snapwright.Model.Tables;
using Snapwright.Runtimes;

namespace Snapwright.Administration;

/// <summary>Why a table is served as it is, with what has changed since the build where that is the reason.</summary>
internal static class ServingReason
{
    /// <summary>In words.</summary>
    public static string Of(ServedTable table) => table is { IsCompiled: false, Compiled: { } compiled } && compiled.Fingerprint != table.Table.Fingerprint
        ? $"{table.Reason} {Changes(compiled, table.Table)}"
        : table.Reason;

    private static string Changes(CompiledTable compiled, Table table)
    {
        var before = compiled.Layout.ToDictionary(static f => f.Name);
        var after = StoredFields.Of(table).ToDictionary(static f => f.Name);
        var changes = new List<string>();
        Add(changes, "more", [.. after.Keys.Where(name => !before.ContainsKey(name))]);
        Add(changes, "less", [.. before.Keys.Where(name => !after.ContainsKey(name))]);
        Add(changes, "of another type", [.. after.Values.Where(f => before.TryGetValue(f.Name, out var b) && b.Type != f.Type).Select(static f => f.Name)]);
        return changes.Count > 0 ? string.Join(", ", changes) + "." : "Its fields are the same; what is defined of them or of relations is not.";
    }

    private static void Add(List<string> changes, string what, List<string> names)
    {
        if (names.Count > 0)
        {
            changes.Add($"{names.Count} {(names.Count == 1 ? "column" : "columns")} {what} ({string.Join(", ", names)})");
        }
    }
}
