using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;

namespace Snapwright.Generators.Client;

/// <summary>The files of the typed client; emitted into projects that reference <c>Snapwright.Client</c>.</summary>
internal static class ClientEmitter
{
    /// <summary>The namespace below the project's: a project that has the server's types, too, keeps them apart.</summary>
    public const string Namespace = "Client";

    /// <summary>The text of a table's file.</summary>
    public static string Emit(TableModel model, string rootNamespace) => ClientTableEmitter.Emit(model, rootNamespace);

    /// <summary>The text of a view's file.</summary>
    public static string Emit(ViewModel model, string rootNamespace) => ClientViewEmitter.Emit(model, rootNamespace);

    /// <summary>The text of the file with <c>ApiClient</c>.</summary>
    public static string Emit(CatalogModel catalog, string rootNamespace) => ClientApiEmitter.Emit(catalog, rootNamespace);
}
