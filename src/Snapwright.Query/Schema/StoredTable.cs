using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Schema;

/// <summary>A physical table: one table of a model, or all of a hierarchy.</summary>
/// <param name="Table">
/// What DDL makes it of. The columns and foreign keys that tables which inherit have of their own are among the others under their physical names, and NULL in rows of
/// other types; targets are physical tables.
/// </param>
/// <param name="Members">The tables whose rows are in it, each after its parent.</param>
public sealed record StoredTable(Table Table, EquatableArray<Table> Members)
{
    /// <summary>The tables of a model as they are stored, by name.</summary>
    public static IEnumerable<StoredTable> Of(MetadataModel model) =>
        model.Tables.Where(static t => t.Parent is null).Select(root => Of(model, root));

    /// <summary>What DDL makes a physical table of.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The name of the physical table, as of <see cref="Table.StoredIn"/>.</param>
    public static Table Find(MetadataModel model, TableName name) => Of(model, model.Get(name)).Table;

    /// <summary>The table that inherits and has a physical column of its own; null for columns of the root.</summary>
    public Table? OwnerOf(string physicalColumn) => Members.FirstOrDefault(m => m.Parent is not null && OwnColumns(m).Any(c => c.StoredName == physicalColumn));

    private static StoredTable Of(MetadataModel model, Table root)
    {
        if (root.Hierarchy is not { } hierarchy)
        {
            return new(root with { Relations = root.Relations.Select(r => Stored(model, r, isOwn: true)).ToEquatableArray() }, EquatableArray.Of(root));
        }

        var below = hierarchy.Descendants.Select(model.Get).ToArray();
        var members = below.Prepend(root).ToEquatableArray();
        var table = root with
        {
            Columns = root.Columns.Where(static c => c.Stamp is null)
                .Concat(below.SelectMany(OwnColumns).Select(static c => c with { Name = c.StoredName, PhysicalName = null, IsNullable = true }))
                .Concat(root.Columns.Where(static c => c.Stamp is not null))
                .ToEquatableArray(),
            Relations = members.SelectMany(m => m.Relations.Where(static r => r.InheritedFrom is null).Select(r => Stored(model, r, m.Parent is null))).ToEquatableArray(),
            Uniques = members.SelectMany(static m => m.Uniques.Where(static u => u.InheritedFrom is null)).ToEquatableArray(),
            Indexes = members.SelectMany(static m => m.Indexes.Where(static i => i.InheritedFrom is null)).ToEquatableArray(),
        };
        return new(table, members);
    }

    private static IEnumerable<Column> OwnColumns(Table table) => table.Columns.Where(static c => c is { InheritedFrom: null, Stamp: null });

    private static Relation Stored(MetadataModel model, Relation relation, bool isOwn) => relation with
    {
        Target = model.Get(relation.Target).StoredIn,
        IsNullable = relation.IsNullable || (relation.HasForeignKey && !isOwn),
    };
}
