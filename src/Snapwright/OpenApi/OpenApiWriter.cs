using System.Buffers;
using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Transactions;

namespace Snapwright.OpenApi;

/// <summary>Writes the OpenAPI 3.1 document of a model: a pure function, with the same bytes for the same model.</summary>
internal static class OpenApiWriter
{
    /// <summary>The tag of the framework's own tables.</summary>
    private const string SystemTag = "System";

    private const string TransactionTag = "Transactions";
    private const string TransactionPath = "/api/" + TransactionRequests.Name;

    /// <summary>The document as UTF-8.</summary>
    /// <param name="model">The running model.</param>
    /// <param name="title">The name of the application.</param>
    /// <param name="version">Its version.</param>
    public static byte[] Write(MetadataModel model, string title, string version)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = false }))
        {
            json.WriteStartObject();
            json.WriteString("openapi", "3.1.0");
            json.WriteStartObject("info");
            json.WriteString("title", title);
            json.WriteString("version", version);
            json.WriteString("description", "Every table is a resource: list, get, create, update and delete, of one row or many.");
            json.WriteEndObject();
            WriteServers(json);
            var views = new ViewPaths(json, model);
            WriteTags(json, model, views.Any);
            json.WriteStartArray("security");
            json.WriteEndArray();
            json.WriteStartObject("paths");
            var paths = new TablePaths(json);
            foreach (var table in model.Tables)
            {
                paths.Write(table, TagOf(table));
            }

            if (HasTransactions(model))
            {
                paths.WriteTransaction(TransactionPath, TransactionTag);
            }

            views.WritePaths();

            json.WriteEndObject();
            WriteComponents(json, model, views);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // A table of that name takes the path.
    private static bool HasTransactions(MetadataModel model) =>
        HasWrites(model) && !model.Tables.Any(static t => t.Name.ToString() == TransactionRequests.Name);

    private static bool HasWrites(MetadataModel model) => model.Tables.Any(TablePaths.HasWriteOptions);

    private static string TagOf(Table table) => table.IsSystem ? SystemTag : table.Name.ToString();

    private static void WriteServers(Utf8JsonWriter json)
    {
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", "/");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, MetadataModel model, bool hasViews)
    {
        json.WriteStartArray("tags");
        foreach (var table in model.Tables.Where(static t => !t.IsSystem))
        {
            WriteTag(json, table.Name.ToString(), table.Description ?? $"The rows of {table.Name}.");
        }

        if (HasTransactions(model))
        {
            WriteTag(json, TransactionTag, "Writes on several tables, of which all happen or none.");
        }

        if (hasViews)
        {
            WriteTag(json, ViewPaths.Tag, "Stored queries, with their arguments.");
        }

        if (model.Tables.Any(static t => t.IsSystem))
        {
            WriteTag(json, SystemTag, "The metadata itself: an edit of these rows is an edit of the schema.");
        }

        json.WriteEndArray();
    }

    private static void WriteTag(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json, MetadataModel model, ViewPaths views)
    {
        json.WriteStartObject("components");
        json.WriteStartObject("schemas");
        if (model.Tables.Count > 0)
        {
            SharedSchemas.Write(json, HasWrites(model), HasTransactions(model));
        }

        var schemas = new TableSchemas(json, model);
        foreach (var table in model.Tables)
        {
            schemas.Write(table);
        }

        views.WriteSchemas();
        json.WriteEndObject();
        if (model.Tables.Count > 0)
        {
            WriteParameters(json, model);
            SharedResponses.Write(json, HasWrites(model));
        }

        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, MetadataModel model)
    {
        json.WriteStartObject("parameters");
        SharedParameters.Write(json, HasWrites(model), model.Tables.Any(static t => t.SearchableColumns.Any()));
        foreach (var table in model.Tables)
        {
            json.WriteStartObject(TablePaths.Fields(table));
            json.WriteString("name", "fields");
            json.WriteString("in", "query");
            json.WriteString(
                "description",
                "Names with commas between; `*` for all columns, `-name` for all but it, `relation.field` or `relation.*` for related rows, `_count(relation)` and "
                + $"`_avg(relation.field)` for numbers about them. Names: {Names(table)}.");
            json.WritePropertyName("schema");
            json.WriteRawValue("""{"type":"string"}""");
            json.WriteString("example", "*");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Names(Table table) => string.Join(
        ", ",
        table.Columns.Where(static c => c.IsPublished).Select(static c => $"`{c.Name}`")
            .Concat(table.Relations.Where(static r => r.IsPublished).Select(static r => $"`{r.Name}`")));
}
