using Snapwright.Generators.Names;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Pipeline;

/// <summary>What the catalog needs of the tables; an edit inside a table changes nothing here but its fingerprint.</summary>
/// <param name="Tables">The tables, by name.</param>
/// <param name="Views">The views, by name.</param>
internal sealed record CatalogModel(EquatableArray<CatalogTable> Tables, EquatableArray<CatalogView> Views)
{
    /// <summary>The catalog of these tables.</summary>
    public static CatalogModel Of(ResolvedModel model) => new(model.Tables.Select(CatalogTable.Of).ToEquatableArray(), model.Views.Select(CatalogView.Of).ToEquatableArray());
}

/// <summary>A table of the catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Names">The names of what is emitted for it.</param>
/// <param name="KeyType">The type of its key in C#.</param>
/// <param name="Fingerprint">The fingerprint of its definition.</param>
internal sealed record CatalogTable(string Name, TableNames Names, string KeyType, string Fingerprint)
{
    /// <summary>A table as the catalog sees it.</summary>
    public static CatalogTable Of(TableModel model) =>
        new(model.Table.Name.ToString(), model.Names, ClrType.Of(model.Table.Key.Type.Kind), model.Table.Fingerprint);
}

/// <summary>A view of the catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Names">The names of what is emitted for it.</param>
/// <param name="Fingerprint">The fingerprint of all that it means.</param>
internal sealed record CatalogView(string Name, ViewNames Names, string Fingerprint)
{
    /// <summary>A view as the catalog sees it.</summary>
    public static CatalogView Of(ViewModel model) => new(model.Name, model.Names, model.Fingerprint);
}
