using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>The files of the typed client; emitted into projects that reference <c>Snapwright.Client</c>.</summary>
internal static partial class ClientEmitter
{
    /// <summary>The text of a table's file; null where there is none.</summary>
    public static string? Emit(TableModel model, string rootNamespace)
    {
        string? text = null;
        EmitTable(model, rootNamespace, ref text);
        return text;
    }

    /// <summary>The text of the catalog's file; null where there is none.</summary>
    public static string? Emit(CatalogModel catalog, string rootNamespace)
    {
        string? text = null;
        EmitCatalog(catalog, rootNamespace, ref text);
        return text;
    }

    static partial void EmitTable(TableModel model, string rootNamespace, ref string? text);

    static partial void EmitCatalog(CatalogModel catalog, string rootNamespace, ref string? text);
}
