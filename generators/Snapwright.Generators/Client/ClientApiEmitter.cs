using Snapwright.Generators.Emission;
using Snapwright.Generators.Names;
using Snapwright.Generators.Pipeline;

namespace Snapwright.Generators.Client;

/// <summary>Emits <c>ApiClient</c>, which has a property per table.</summary>
internal static class ClientApiEmitter
{
    // Members of the base class, which a table may be called like.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal) { "Http", "MaxResponseBytes", "DefaultMaxResponseBytes" };

    /// <summary>The text of the file.</summary>
    /// <param name="catalog">The tables.</param>
    /// <param name="rootNamespace">The namespace of the project; the client is in <c>.Client</c> of it.</param>
    public static string Emit(CatalogModel catalog, string rootNamespace)
    {
        var source = new SourceWriter();
        source.Header("all tables");
        source.Open($"namespace {rootNamespace}.{ClientEmitter.Namespace}");
        source.Line("/// <summary>The tables of the server that this project's snapshot describes.</summary>");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed class ApiClient : {ClientTypes.Root}SnapwrightClient");
        source.Line("/// <summary>A client of the server at the base address of <paramref name=\"http\"/>.</summary>");
        source.Line("/// <param name=\"http\">Its base address is the root of the application, above <c>/api</c>; it stays the caller's.</param>");
        source.Line("/// <param name=\"maxResponseBytes\">The most bytes of a response that are taken.</param>");
        source.Open("public ApiClient(global::System.Net.Http.HttpClient http, int maxResponseBytes = DefaultMaxResponseBytes)\n    : base(http, maxResponseBytes)");
        foreach (var table in catalog.Tables.Select(static t => t.Names))
        {
            source.Line($"{Property(table)} = new(this);");
        }

        // A table may be called views.
        var views = catalog.Tables.Any(static t => Property(t.Names) == "Views") ? ClientViewEmitter.Class : "Views";
        if (catalog.Views.Count > 0)
        {
            source.Line($"{views} = new(this);");
        }

        source.Close();
        foreach (var table in catalog.Tables.Select(static t => t.Names))
        {
            source.Line();
            source.Summary($"The rows of type <see cref=\"{table.Entity}\"/>.");
            source.Line($"public {table.ClientTable} {Property(table)} {{ get; }}");
        }

        if (catalog.Views.Count > 0)
        {
            source.Line();
            source.Summary("The views.");
            source.Line($"public {ClientViewEmitter.Class} {views} {{ get; }}");
        }

        source.Close();
        if (catalog.Views.Count > 0)
        {
            EmitViews(source);
        }

        source.Close();
        return source.ToString();
    }

    private static void EmitViews(SourceWriter source)
    {
        source.Line();
        source.Line("/// <summary>The views of the server that this project's snapshot describes.</summary>");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed partial class {ClientViewEmitter.Class}");
        source.Line($"private readonly {ClientTypes.Root}SnapwrightClient _client;");
        source.Line();
        source.Line($"internal {ClientViewEmitter.Class}({ClientTypes.Root}SnapwrightClient client) => _client = client;");
        source.Close();
    }

    private static string Property(TableNames table) => table.Set == "ApiClient" || Inherited.Contains(table.Set) ? table.Set + "Table" : table.Set;
}
